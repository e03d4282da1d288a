// Sets of records with score and tier, and how they are joined.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "iken/search.hpp"

namespace iken::search {

/// Parallel arrays, ascending by record number. Only living records.
struct Matches {
  std::vector<std::uint32_t> docs;
  std::vector<float> scores;
  std::vector<MatchTier> tiers;

  [[nodiscard]] std::size_t size() const { return docs.size(); }
  [[nodiscard]] bool empty() const { return docs.empty(); }
  void reserve(std::size_t n);
  void resize(std::size_t n);
  /// Records [begin, end) of `from`, which come behind all that are here.
  void append(const Matches& from, std::size_t begin, std::size_t end);
  void push(std::uint32_t doc, float score, MatchTier tier) {
    docs.push_back(doc);
    scores.push_back(score);
    tiers.push_back(tier);
  }
};

/// Records in both: scores add up, the weaker tier counts.
Matches both(const Matches& a, const Matches& b);
/// Records in either: scores add up, the better tier counts.
Matches either(const Matches& a, const Matches& b);
/// Records of `a`, and those of `b` that `a` has not.
Matches first_of(const Matches& a, const Matches& b);
Matches first_of(Matches&& a, const Matches& b);
/// Records of `a` that `b` has not.
Matches without(const Matches& a, const Matches& b);
/// Adds to the score of records that are in `docs` as well.
void add_bonus(Matches& matches, const std::vector<std::uint32_t>& docs, float bonus);

}  // namespace iken::search
