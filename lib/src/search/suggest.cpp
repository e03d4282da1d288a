// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/expansion.hpp"
#include "base/text.hpp"
#include "search/as_written.hpp"

namespace iken::search {
namespace {

constexpr std::size_t most_candidates = 20000;

/// The readings that the text may begin: an n at the end of romaji is either ン or a consonant that waits for its
/// vowel.
std::set<std::string> readings_of(std::string_view text) {
  std::set<std::string> readings = {analysis::reading_of(text)};
  if (!text.empty() && (text.back() == 'n' || text.back() == 'N')) {
    readings.insert(analysis::reading_of(text.substr(0, text.size() - 1)));
  }
  readings.erase("");
  return readings;
}

class Suggestions {
 public:
  explicit Suggestions(const store::Reader& reader) : reader_(reader) {}

  Result<void> add_written(const std::string& prefix) {
    auto terms = reader_.terms(prefix, most_candidates);
    if (!terms) return terms.error();
    for (const auto& term : *terms) found_.emplace(term, "");
    return {};
  }

  Result<void> add_read(const std::string& prefix) {
    auto readings = reader_.readings(prefix, most_candidates);
    if (!readings) return readings.error();
    for (const auto& [reading, term] : *readings) found_.emplace(term, reading);
    return {};
  }

  /// The most used, as records write them.
  Result<std::vector<Completion>> best(std::size_t limit) const {
    std::vector<Completion> words;
    for (const auto& [term, reading] : found_) {
      auto frequency = reader_.frequency(term);
      if (!frequency) return frequency.error();
      if (*frequency > 0) words.push_back({term, reading, *frequency});
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const Completion& a, const Completion& b) { return a.records > b.records; });
    if (words.size() > limit) words.resize(limit);
    for (auto& word : words) {
      auto written = as_written(reader_, word.word);
      if (!written) return written.error();
      word.word = std::move(*written);
    }
    return words;
  }

 private:
  const store::Reader& reader_;
  std::map<std::string, std::string> found_;  ///< term → the reading it was found by, "" = as it is written
};

}  // namespace

Result<std::vector<Completion>> suggest(const store::Reader& reader, std::string_view prefix, std::size_t limit) {
  const auto typed = base::fold_text(prefix);
  if (typed.empty()) return std::vector<Completion>();
  Suggestions suggestions(reader);
  if (auto added = suggestions.add_written(typed); !added) return added.error();
  for (const auto& reading : readings_of(typed)) {
    if (auto added = suggestions.add_written(reading); !added) return added.error();
    if (auto added = suggestions.add_read(reading); !added) return added.error();
  }
  return suggestions.best(limit);
}

}  // namespace iken::search
