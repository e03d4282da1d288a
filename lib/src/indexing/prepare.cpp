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

struct FieldTerms {
  store::NewTokens tokens;
  std::vector<std::pair<std::string, std::string>> readings;
  std::array<std::uint32_t, field_count> lengths{};
};

FieldTerms analyze(const Record& record, analysis::TermStream& stream) {
  FieldTerms found;
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& term : stream.terms(store::field_text(record, static_cast<Field>(f)))) {
      if (!term.content) continue;
      found.tokens[f].push_back({term.begin, term.end, std::string(term.term), term.part});
      if (!term.part) ++found.lengths[f];
      // The reading of an inflected form is not the reading of its base form.
      if (!term.reading.empty() && term.written == term.term) found.readings.emplace_back(term.reading, term.term);
    }
    // Parts of a compound may overlap; the index wants every token in order of its begin.
    std::stable_sort(found.tokens[f].begin(), found.tokens[f].end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  return found;
}

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

}  // namespace

store::NewRecord prepare(const Record& record, analysis::TermStream& stream, const vectors::Table* table) {
  auto found = analyze(record, stream);
  store::NewRecord out;
  out.id = record.id;
  out.bytes = store::encode(record, found.tokens);
  out.terms = count_terms(found.tokens);
  if (table != nullptr) out.vector = vector_of(found.tokens, *table);
  std::sort(found.readings.begin(), found.readings.end());
  found.readings.erase(std::unique(found.readings.begin(), found.readings.end()), found.readings.end());
  out.readings = std::move(found.readings);
  out.row = column_row(record);
  out.row.lengths = found.lengths;
  std::array<std::string, field_count> folded;
  for (std::size_t f = 0; f < field_count; ++f) {
    folded[f] = base::fold_text(store::field_text(record, static_cast<Field>(f)));
  }
  out.grams = store::grams_of(folded, out.row.chars);
  return out;
}

}  // namespace iken::indexing
