// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/prepare.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "schema/facets.hpp"
#include "vectors/record_vectors.hpp"

namespace iken::indexing {
namespace {

using store::Field;
using store::field_count;

std::vector<std::pair<std::string, std::uint32_t>> count_terms(const store::NewTokens& tokens) {
  std::vector<std::pair<std::string_view, std::size_t>> all;
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& token : tokens[f]) all.emplace_back(token.term, f);
  }
  std::sort(all.begin(), all.end());
  std::vector<std::pair<std::string, std::uint32_t>> counted;
  for (std::size_t i = 0; i < all.size();) {
    std::array<std::uint32_t, field_count> frequencies{};
    const auto term = all[i].first;
    for (; i < all.size() && all[i].first == term; ++i) ++frequencies[all[i].second];
    counted.emplace_back(term, store::pack_frequencies(frequencies));
  }
  return counted;
}

/// A title stands over many records and says less of each.
constexpr std::array<float, field_count> vector_weight = {1.0F, 1.0F, 0.3F};

std::vector<std::int8_t> vector_of(const store::NewTokens& tokens, const vectors::Table& table) {
  std::map<std::string_view, float> frequencies;
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& token : tokens[f]) frequencies[token.term] += vector_weight[f];
  }
  std::vector<vectors::WeightedTerm> terms;
  for (const auto& [term, frequency] : frequencies) terms.push_back({term, frequency});
  return vectors::accumulate(table, terms);
}

store::ColumnRow column_row(const Record& record) {
  store::ColumnRow row;
  row.no = record.no.value_or(-1);
  row.from = record.document.from;
  for (const auto& facet : schema::facets()) row.facets.push_back(facet.value(record));
  return row;
}

/// Parts of a compound may overlap; the index wants every token in order of its begin.
void sort_by_begin(std::vector<store::NewToken>& tokens) {
  const auto before = [](const auto& a, const auto& b) { return a.begin < b.begin; };
  if (!std::is_sorted(tokens.begin(), tokens.end(), before)) std::stable_sort(tokens.begin(), tokens.end(), before);
}

}  // namespace

// The reading of an inflected form is not the reading of its base form.
void Preparer::note_reading(const analysis::Term& term, store::NewRecord& out) {
  constexpr std::size_t most_known = 500'000;
  if (term.reading.empty() || term.written != term.term) return;
  reading_.assign(term.reading).append(1, '\x01').append(term.term);
  if (known_readings_.find(std::string_view(reading_)) != known_readings_.end()) return;
  if (known_readings_.size() >= most_known) known_readings_.clear();
  known_readings_.insert(reading_);
  out.readings.emplace_back(term.reading, term.term);
}

store::NewRecord Preparer::prepare_one(const Record& record) {
  store::NewRecord out;
  out.id = record.id;
  out.row = column_row(record);
  store::NewTokens tokens;
  std::array<std::string, field_count> folded;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto text = store::field_text(record, static_cast<Field>(f));
    for (const auto& term : stream_.terms(text)) {
      if (!term.content) continue;
      tokens[f].push_back({term.begin, term.end, std::string(term.term), term.part});
      if (!term.part) ++out.row.lengths[f];
      note_reading(term, out);
    }
    sort_by_begin(tokens[f]);
    folded[f] = base::fold_text(text);
  }
  out.bytes = store::encode(record, tokens);
  out.terms = count_terms(tokens);
  if (table_ != nullptr) out.vector = vector_of(tokens, *table_);
  out.grams = store::grams_of(folded, out.row.chars);
  return out;
}

store::Batch Preparer::prepare(const std::vector<Record>& records) {
  std::vector<store::NewRecord> prepared;
  prepared.reserve(records.size());
  for (const auto& record : records) prepared.push_back(prepare_one(record));
  return maker_.make(std::move(prepared));
}

}  // namespace iken::indexing
