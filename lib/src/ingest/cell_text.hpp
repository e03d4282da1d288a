// The lines of one cell as its text again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/lines.hpp"

namespace iken::ingest {

/// A line of a cell; blank lines are not kept but remembered.
struct CellLine {
  int number = 0;
  std::string text;
  bool after_blank = false;
};

/// Joins lines with nothing between them; '\n' where a paragraph ends: behind a sentence whose line is clearly shorter
/// than `width` columns, and before a footnote.
std::string join(const std::vector<CellLine>& lines, std::size_t width);

/// How many of the lines are the opinion, where opinion and answer stand in one run: the place where a sentence ends,
/// opinions speak plainly, answers politely, and mostly a blank line stands between. All of them = there is no answer.
std::size_t opinion_lines(const std::vector<CellLine>& lines);

/// Does it read like an answer: does its last sentence end politely?
bool is_polite(const std::vector<CellLine>& lines);

}  // namespace iken::ingest
