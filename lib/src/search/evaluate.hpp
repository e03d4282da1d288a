// From a plan to the records that answer it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/matches.hpp"
#include "search/notes.hpp"
#include "search/plan.hpp"
#include "search/ranking.hpp"

namespace iken::search {

/// What was found, and what was used to find it.
struct Evaluation {
  Matches matches;
  std::vector<Expansion> expanded;      ///< forms that exist in the index
  std::vector<PartFrequency> parts;     ///< one per unit, in order
  std::vector<std::string> read_terms;  ///< words found by their reading
};

/// Whether every part of the query is counted on its own, or only looked for where the others are.
enum class Parts { joined, counted };

/// With `Parts::joined` the counts in `parts` are too low; all else is the same.
/// Errors: index_damaged, index_moved, query_prefix_too_broad.
Result<Evaluation> evaluate(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking,
                            Parts parts = Parts::counted);

}  // namespace iken::search
