// Every number that decides an order, in one place, with the reason.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "iken/search.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009), fields joined as in BM25F: the frequencies
/// are weighted and length-normalized per field before they saturate together.
struct Ranking {
  /// How fast more occurrences stop counting. 1.2 is the usual value; opinions are short, so it hardly matters.
  double k1 = 1.2;
  /// opinion, response, title: who asks about it comes before who is answered with it in passing; a title names the
  /// subject of many records at once.
  std::array<double, store::field_count> field_weight = {2.0, 1.0, 1.0};
  /// Length normalization: titles hardly vary in length.
  std::array<double, store::field_count> b = {0.6, 0.6, 0.2};
  /// A record in which the words of a run stand side by side.
  double adjacent_bonus = 0.5;
  /// Occurrences that are only inside a longer word, against a word's; they come last in any case.
  double inside_weight = 0.1;
  /// Readings are a guess.
  double reading_weight = 0.4;
  /// What a record gets of the score of the one it refers to.
  double reference_weight = 0.3;
};

}  // namespace iken::search
