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
    const auto& lengths = columns_.lengths[posting.doc];
    float sum = 0;
    for (std::size_t f = 0; f < store::field_count; ++f) {
      if (mask[f]) sum += weight(f, lengths[f]) * static_cast<float>(posting.tf[f]);
    }
    return sum;
  }
  /// The same for all fields.
  [[nodiscard]] float frequency(const store::Posting& posting) const {
    const auto& lengths = columns_.lengths[posting.doc];
    const bool known = lengths[0] < longest_known && lengths[1] < longest_known && lengths[2] < longest_known;
    if (!known) return frequency(posting, FieldMask().set());
    return weights_[0][lengths[0]] * static_cast<float>(posting.tf[0]) +
           weights_[1][lengths[1]] * static_cast<float>(posting.tf[1]) +
           weights_[2][lengths[2]] * static_cast<float>(posting.tf[2]);
  }
  [[nodiscard]] float score(float idf, float frequency) const {
    return idf * frequency * (k1_ + 1) / (frequency + k1_);
  }

 private:
  static constexpr std::size_t longest_known = 1024;
  static_assert(store::field_count == 3);
  [[nodiscard]] float weight(std::size_t field, std::size_t length) const {
    return length < longest_known ? weights_[field][length] : weight_of(field, length);
  }
  [[nodiscard]] float weight_of(std::size_t field, std::size_t length) const;

  const store::Columns& columns_;
  const Ranking& ranking_;
  float k1_;
  std::array<std::array<float, longest_known>, store::field_count> weights_;  ///< by length
};

}  // namespace iken::search
