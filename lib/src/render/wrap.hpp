// Breaking a line where Japanese and Latin text may be broken.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::render {

/// Where each line of `text` ends, in bytes, ascending, the last one text.size(). No line is wider than `rest` columns
/// (the first: `first`) unless a single character is. A break is never put inside one of the `whole` byte ranges unless
/// that range alone is wider than a line. Width 0 = one line. Spaces at the end of a line may hang over.
std::vector<std::size_t> line_ends(std::string_view text, const std::vector<Span>& whole, std::size_t first,
                                   std::size_t rest);

}  // namespace iken::render
