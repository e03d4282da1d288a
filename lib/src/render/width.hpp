// How many columns a text takes on a terminal.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace iken::render {

/// Byte offset at which the character (grapheme) that starts at `begin` ends. begin < text.size().
std::size_t character_end(std::string_view text, std::size_t begin);
/// Columns of one character (grapheme): 0, 1 or 2.
std::size_t character_width(std::string_view character);

/// `text` cut to at most `width` columns, with … where something was cut. Width 0 = no limit.
std::string cut(std::string_view text, std::size_t width);
/// `text` cut as above and filled with spaces on the right to exactly `width` columns.
std::string padded(std::string_view text, std::size_t width);
/// Filled on the left.
std::string right_aligned(std::string_view text, std::size_t width);

}  // namespace iken::render
