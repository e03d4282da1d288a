// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/as_written.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace iken::search {
namespace {

constexpr std::size_t most_looked_at = 5;  ///< records that are asked how they write a word

bool has_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The term's first token in the entry that differs from it in nothing but folding; "" if there is none.
std::string written_in(const store::Entry& entry, const std::string& term) {
  for (std::size_t f = 0; f < store::field_count; ++f) {
    const auto text = store::field_text(entry.record, static_cast<store::Field>(f));
    for (const auto& token : entry.tokens[f]) {
      if (token.term != term || token.begin > token.end || token.end > text.size()) continue;
      const auto surface = text.substr(token.begin, token.end - token.begin);
      if (base::fold_text(surface) == base::fold_text(term)) return std::string(surface);
    }
  }
  return {};
}

}  // namespace

std::string as_typed(std::string_view text, const std::string& word) {
  const auto folded = base::fold(text);
  const auto wanted = base::fold_text(word);
  const auto at = wanted.empty() ? std::string::npos : folded.text.find(wanted);
  if (at == std::string::npos) return word;
  const auto span = folded.original(at, at + wanted.size());
  return std::string(text.substr(span.begin, span.end - span.begin));
}

Result<std::string> as_written(const store::Reader& reader, const std::string& term) {
  auto postings = reader.postings(term);
  if (!postings) return postings.error();
  for (std::size_t i = 0; i < postings->size() && i < most_looked_at; ++i) {
    auto entry = reader.fetch((*postings)[i].doc);
    if (!entry) return entry.error();
    auto written = written_in(*entry, term);
    if (!written.empty()) return written;
  }
  return term;
}

Result<void> show_as_written(std::vector<Expansion>& expanded, std::string_view query, const store::Reader& reader) {
  for (auto& expansion : expanded) {
    expansion.from = as_typed(query, expansion.from);
    for (auto& word : expansion.to) {
      if (!has_latin(word)) continue;
      auto written = as_written(reader, word);
      if (!written) return written.error();
      word = std::move(*written);
    }
  }
  return {};
}

}  // namespace iken::search
