// The text of a cell: lines that only were full become one again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/lines/wrapping.hpp"

namespace iken::ingest {

/// The lines of a cell; blank ones are not kept.
std::vector<CellLine> lines_of(std::string_view text);
/// The paragraphs of a cell, divided by '\n', without white space around them.
std::string paragraphs(std::string_view text, const Wrapping& wrapping);
/// How a column's cells were wrapped before they were copied into a file that wraps nothing. There a '\n' was mostly
/// meant: only many lines cut at one width, which no line goes beyond, show that it was not.
Wrapping find_copied_wrapping(const std::vector<std::vector<CellLine>>& cells);
/// All lines as one, for numbers, classes and headings.
std::string one_line(std::string_view text);
/// 第１章, (2): what stands before a heading's wide space, which is not printed where a line ends.
bool is_heading_number(std::string_view text);
/// 〃, 同上 and their like: what stands above, once more.
bool is_ditto(std::string_view text);

}  // namespace iken::ingest
