// A text that the query language reads as words and nothing else.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::evaluation {

/// Parentheses, quotes, colons and stars become spaces; words that are operators, and dashes before a word, go.
/// Empty if nothing is left.
std::string plain_query(std::string_view text);

}  // namespace iken::evaluation
