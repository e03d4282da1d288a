// Asking a set of queries, so that a ranking can be judged by numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "iken/error.hpp"
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

/// What a query found only before, or only after.
struct AnswerChange {
  TestQuery query;
  std::uint64_t before = 0;         ///< records found
  std::uint64_t after = 0;
  std::vector<std::string> lost;    ///< record ids, in the order of the answer that has them
  std::vector<std::string> gained;
  std::optional<Error> refused;     ///< why the query could not be asked
};

/// Asks the strict search of both the same queries, in the query language; returns those whose answers differ as sets,
/// and those that were refused, in the order of `queries`. Errors: index_damaged, record_damaged.
Result<std::vector<AnswerChange>> compare_answers(const Searcher& before, const Searcher& after,
                                                  const std::vector<TestQuery>& queries);

}  // namespace iken::evaluation
