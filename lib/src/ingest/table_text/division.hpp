// Where the opinion ends and the answer begins, when both stand in one run of lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/lines/cell_line.hpp"

namespace iken::ingest {

/// Full lines of the two columns, in columns; 0 = not known.
struct Widths {
  std::size_t opinion = 0;
  std::size_t answer = 0;
};

struct Division {
  std::size_t lines = 0;    ///< of the opinion; all of them = there is no answer
  double margin = 0;        ///< how clearly there is an answer; the higher the clearer
  bool two_blocks = false;  ///< the row's only blank line stands between them, behind a finished sentence
};

/// An opinion speaks plainly or asks; an answer speaks politely; mostly a blank line stands between. `eager`: take a
/// blank line behind a sentence even when the tone does not show it, and a change of tone that shows little.
Division divide(const std::vector<CellLine>& lines, const Widths& widths, bool eager = false);

/// Both cells of a row were cut by the end of a page: opinion, answer, page, the opinion's rest, the answer's rest.
struct CutRow {
  std::vector<CellLine> opinion;
  std::vector<CellLine> answer;
};

/// nullopt when the lines read better in their order.
std::optional<CutRow> divide_cut_row(const std::vector<CellLine>& lines);

/// Does it read like an answer?
bool reads_like_answer(const std::vector<CellLine>& lines);

/// Above zero for a sentence of an answer, below for one of an opinion. Without its full stop.
double answer_likeness(std::string_view sentence);

}  // namespace iken::ingest
