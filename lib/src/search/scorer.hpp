// How much an occurrence is worth: BM25 over the three fields.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include "search/matches.hpp"
#include "search/plan.hpp"
#include "search/ranking.hpp"

namespace iken::search {

/// Weighted occurrences per record, before they become a score. Parallel arrays, ascending by record number.
struct Weighted {
  std::vector<std::uint32_t> docs;
  std::vector<float> frequencies;
  std::vector<MatchTier> tiers;

  [[nodiscard]] std::size_t size() const { return docs.size(); }
  void reserve(std::size_t n) {
    docs.reserve(n);
    frequencies.reserve(n);
    tiers.reserve(n);
  }
  void push(std::uint32_t doc, float frequency, MatchTier tier) {
    docs.push_back(doc);
    frequencies.push_back(frequency);
    tiers.push_back(tier);
  }
};

/// Made once per query.
class Scorer {
 public:
  /// Both must outlive it.
  Scorer(const store::Columns& columns, const Ranking& ranking);

  [[nodiscard]] double idf(std::size_t records) const;
  /// Weighted frequency, normalized by the lengths of the fields; 0 outside of the mask.
  [[nodiscard]] float frequency(const store::Posting& posting, FieldMask mask) const {
    float sum = 0;
    const auto& lengths = columns_.lengths[posting.doc];
    for (std::size_t f = 0; f < store::field_count; ++f) {
      if (!mask[f]) continue;
      const auto weight = lengths[f] < longest_known ? weights_[f][lengths[f]] : weight_of(f, lengths[f]);
      sum += weight * static_cast<float>(posting.tf[f]);
    }
    return sum;
  }
  [[nodiscard]] float score(float idf, float frequency) const {
    return idf * frequency * (k1_ + 1) / (frequency + k1_);
  }

 private:
  static constexpr std::size_t longest_known = 1024;
  [[nodiscard]] float weight_of(std::size_t field, std::size_t length) const;

  const store::Columns& columns_;
  const Ranking& ranking_;
  float k1_;
  std::array<std::array<float, longest_known>, store::field_count> weights_;  ///< by length
};

}  // namespace iken::search
