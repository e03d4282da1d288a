// Second stage of a query: what is joined with what.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/error.hpp"
#include "query/elements.hpp"

namespace iken::query {

struct Node {
  enum class Kind { leaf, all_of, any_of, none_of };
  Kind kind = Kind::leaf;
  Element leaf;                ///< of a leaf
  std::size_t index = 0;       ///< of a leaf: its place among all leaves, from 0
  std::vector<Node> children;  ///< of the others; none_of has one
};

/// OR binds weaker than the AND of words that stand side by side.
/// Errors: query_syntax, query_too_deep, query_too_many_terms.
Result<Node> build(const std::vector<Element>& elements);
std::string print(const Node& node);

}  // namespace iken::query
