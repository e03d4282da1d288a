// First stage of a query: the text cut into words, phrases and operators.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "query/fields.hpp"

namespace iken::query {

/// Stated limits. A query beyond them is refused, never cut.
inline constexpr std::size_t max_bytes = 4096;
inline constexpr std::size_t max_depth = 32;
inline constexpr std::size_t max_leaves = 256;

struct Element {
  enum class Kind { word, phrase, prefix, range, either, negate, open, close };
  Kind kind = Kind::word;
  std::string text;             ///< the words as typed; a range's first end
  std::string last;             ///< a range's last end
  const Field* field = nullptr; ///< never null for words, phrases, prefixes, ranges
  Span span;                    ///< code points of the query
};

/// Errors: query_empty, query_too_long, query_syntax.
Result<std::vector<Element>> split(std::string_view query);
std::string print(const std::vector<Element>& elements);

}  // namespace iken::query
