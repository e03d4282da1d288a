// The text of a cell: lines that only were full become one again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iken::ingest {

/// How the cells of one column break their lines.
struct Wrapping {
  std::size_t width = 0;  ///< columns of a full line; 0 = every break was meant
};

/// Are the lines of these cells cut at one width, in the middle of sentences?
Wrapping find_wrapping(const std::vector<std::string>& cells);
/// The same for lines of which each was cut: their widths in columns.
Wrapping find_wrapping(const std::vector<std::size_t>& cut);
/// The paragraphs of a cell, divided by '\n', without white space around them.
std::string paragraphs(std::string_view text, const Wrapping& wrapping);
/// All lines as one, for numbers, classes and headings.
std::string one_line(std::string_view text);
/// 第１章, (2): what stands before a heading's wide space, which is not printed where a line ends.
bool is_heading_number(std::string_view text);
/// 〃, 同上 and their like: what stands above, once more.
bool is_ditto(std::string_view text);

}  // namespace iken::ingest
