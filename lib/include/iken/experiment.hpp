// Asking a set of queries, so that a ranking can be judged by numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "iken/evaluation.hpp"
#include "iken/search.hpp"

namespace iken::evaluation {

enum class Mode {
  any_word,  ///< as `similar` ranks: any word may count, no threshold
  search,    ///< the strict search
};

/// At most 100 records a query, best first, in the order of `queries`. Texts are plain text in both modes: nothing in
/// them is an operator. One that the strict search cannot take (longer than its limit) finds nothing.
/// Errors: index_damaged, record_damaged.
Result<Run> ask(const Searcher& searcher, const std::vector<TestQuery>& queries, Mode mode = Mode::any_word);

}  // namespace iken::evaluation
