// First pass over a table's text: which line belongs to which row, heading, or nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines/cell_line.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/place.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// A row: its number, the lines of opinion and answer in one run, its class as printed.
struct Row {
  std::optional<int> no;
  int page = 1;
  int first_line = 0;
  int last_line = 0;
  std::size_t place = 0;  ///< index into Rows::places
  std::vector<CellLine> cell;
  std::string symbol;
  bool number_filled = false;  ///< the document does not print its number
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
  std::vector<std::string> front;  ///< blocks of text before the table, lines joined
  std::vector<SourceLine> furniture;
  std::vector<SourceLine> unassigned;
  bool has_class_column = false;  ///< the table's header names one
};

Rows read_rows(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile);

}  // namespace iken::ingest
