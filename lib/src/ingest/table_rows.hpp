// First pass over a table's text: which line belongs to which row, heading, or nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/cell_text.hpp"
#include "ingest/declared.hpp"
#include "iken/record.hpp"

namespace iken::ingest {

/// Headings in force at a row.
struct Place {
  std::string chapter;
  std::string section;
  std::string subsection;
  std::optional<Initiative> initiative;
};

/// A row: its number, the lines of opinion and answer in one run, its class symbol as printed.
struct Row {
  int no = 0;
  int page = 1;
  int first_line = 0;
  int last_line = 0;
  std::size_t place = 0;  ///< index into Rows::places
  std::vector<CellLine> cell;
  std::string symbol;
};

/// Text between two rows: the answer of a merged cell that the extraction put elsewhere.
struct FreeBlock {
  int page = 1;
  std::size_t after = 0;  ///< rows before it
  std::vector<CellLine> lines;
};

struct Rows {
  std::vector<Row> rows;
  std::vector<Place> places;
  std::vector<FreeBlock> free;
  std::string title;
  std::vector<SourceLine> furniture;
};

Rows read_rows(const std::vector<Line>& lines, const Declarations& declarations);

}  // namespace iken::ingest
