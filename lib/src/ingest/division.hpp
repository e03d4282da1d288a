// Where the opinion ends and the answer begins, when both stand in one run of lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "ingest/cell_line.hpp"

namespace iken::ingest {

/// Full lines of the two columns, in columns; 0 = not known.
struct Widths {
  std::size_t opinion = 0;
  std::size_t answer = 0;
};

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

}  // namespace iken::ingest
