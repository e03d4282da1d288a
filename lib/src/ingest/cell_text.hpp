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
  std::size_t width = 0;  ///< columns
  bool indented = false;  ///< by a wide space
  bool begins_page = false;
  bool goes_on = false;  ///< the line before was full
};

/// Full lines of the two columns, in columns; 0 = not known.
struct Widths {
  std::size_t opinion = 0;
  std::size_t answer = 0;
};

/// Joins lines with nothing between them; '\n' where the layout shows the end of a paragraph: behind a sentence whose
/// line is clearly shorter than `width` or whose next line is indented, or stands apart as an indented first line does;
/// before a footnote. 0 = lines are not cut at any width: every break was meant but those that a page made.
std::string join(const std::vector<CellLine>& lines, std::size_t width);

/// Where the opinion ends and the answer begins in one run of lines.
struct Division {
  std::size_t lines = 0;  ///< of the opinion; all of them = there is no answer
  double margin = 0;      ///< how clearly there is an answer; the higher the clearer
};

/// An opinion speaks plainly or asks; an answer speaks politely; mostly a blank line stands between. `eager`: take a
/// blank line behind a sentence even when the tone does not show it.
Division divide(const std::vector<CellLine>& lines, const Widths& widths, bool eager = false);

/// Does it read like an answer?
bool reads_like_answer(const std::vector<CellLine>& lines);

/// Above zero for a sentence of an answer, below for one of an opinion. Without its full stop.
double answer_likeness(std::string_view sentence);

/// The width of a full line: what nine of ten lines do not go beyond.
std::size_t full_width(std::vector<std::size_t> widths);

}  // namespace iken::ingest
