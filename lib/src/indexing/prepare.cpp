// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/prepare.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "schema/facets.hpp"

namespace iken::indexing {
namespace {

using store::Field;
using store::field_count;

/// A title stands over many records and says less of each.
constexpr std::array<float, field_count> vector_weight = {1.0F, 1.0F, 0.3F};

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

Preparer::Preparer(const Analyzer& analyzer, const vectors::Table* table) : stream_(analyzer) {
  if (table != nullptr) accumulate_.emplace(*table);
}

// The reading of an inflected form is not the reading of its base form. Two pairs with the same hash of 64 bits are not
// to be expected.
void Preparer::note_reading(const analysis::Term& term, store::NewRecord& out) {
  constexpr std::size_t most_known = 500'000;
  if (term.reading.empty() || term.written != term.term) return;
  const auto pair = base::spread_hash(base::hash(term.reading)) + base::hash(term.term);
  if (known_readings_.keys().size() >= most_known) known_readings_.clear();
  const auto next = known_readings_.keys().size();
  if (known_readings_.of(pair) == next) out.readings.emplace_back(term.reading, term.term);
}

void Preparer::count(const store::NewTokens& tokens) {
  terms_.clear();
  frequencies_.clear();
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& token : tokens[f]) {
      const auto number = terms_.of(token.term);
      if (number == frequencies_.size()) frequencies_.emplace_back();
      ++frequencies_[number][f];
    }
  }
}

std::vector<std::int8_t> Preparer::vector() const {
  std::vector<vectors::WeightedTerm> weighted;
  weighted.reserve(frequencies_.size());
  for (std::size_t i = 0; i < frequencies_.size(); ++i) {
    float frequency = 0;
    for (std::size_t f = 0; f < field_count; ++f) {
      frequency += vector_weight[f] * static_cast<float>(frequencies_[i][f]);
    }
    weighted.push_back({terms_.keys()[i], frequency});
  }
  return (*accumulate_)(weighted);
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
  count(tokens);
  out.terms.reserve(frequencies_.size());
  for (std::size_t i = 0; i < frequencies_.size(); ++i) {
    out.terms.emplace_back(terms_.keys()[i], store::pack_frequencies(frequencies_[i]));
  }
  if (accumulate_) out.vector = vector();
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
