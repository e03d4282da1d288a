// The lines of one cell as its text again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/lines/cell_line.hpp"
#include "ingest/lines/wrapping.hpp"

namespace iken::ingest {

/// Joins lines with nothing between them; '\n' where the layout shows the end of a paragraph: behind a sentence whose
/// line had room for more, or whose next line is indented, is shorter than its place allows as an indented first line
/// is, or stands apart; before a footnote. Where lines are not cut at any width every break was meant but those that a
/// page made. A paragraph that ends with a full line shows nothing else; then it is as most sentences of the column do.
std::string join(const std::vector<CellLine>& lines, const Wrapping& wrapping);

}  // namespace iken::ingest
