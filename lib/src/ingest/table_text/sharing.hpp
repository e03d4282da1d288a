// Merged cells: which rows does an answer belong to that stands elsewhere?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/table_text/table_rows.hpp"

namespace iken::ingest {

/// A row with its cell divided.
struct Divided {
  std::vector<CellLine> opinion;
  std::vector<CellLine> answer;
  double margin = 0;       ///< how clearly the answer begins there
  std::size_t shared = 0;  ///< 1 + index of the answer it shares; 0 = its own
  bool two_blocks = false;  ///< nothing is uncertain about it
};

/// More blocks of text than groups of rows that wait for one: they may be paragraphs of one answer, or answers.
struct SharingDoubt {
  int line = 0;
  std::size_t blocks = 0;
  std::size_t groups = 0;
  std::vector<std::size_t> rows;  ///< that got an answer of it
};

struct Shared {
  std::vector<FreeBlock> answers;
  std::vector<FreeBlock> left;  ///< belongs to no row
  std::vector<SharingDoubt> doubts;
};

/// Gives each displaced answer to the rows without one that stand together nearest to it, on its page if there are any.
/// Where an answer has no such row, the row of its page whose own answer is least certain is taken back.
Shared share_answers(const Rows& rows, std::vector<Divided>& divided);

}  // namespace iken::ingest
