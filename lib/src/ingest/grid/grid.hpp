// A table as the file has it: what CSV, sheets, HTML and PDF have in common before anyone knows what the columns mean.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {

struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;  ///< merged cells span more than one
  std::size_t columns = 1;
  std::string text;  ///< as in the file; lines divided by '\n'
  bool ended = false;  ///< of a page: its last line ends before it is full
  bool open = false;   ///< of a page: no line is drawn below it at the table's foot
};

/// Where a row stands in its file, counted from 1; 0 = not known.
struct GridRow {
  int page = 0;  ///< of a PDF, or the sheet
  int first_line = 0;
  int last_line = 0;
  bool begins_page = false;  ///< the table goes on here from the page before
  bool apart = false;        ///< of loose text: space stands above it
  bool running = false;      ///< a page number, a running title: stands in the margin of pages
  bool partial = false;      ///< a line only, and maybe not a whole row
  int rank = 0;              ///< of a heading that the file marks as such: 1 is the page's own; 0 = none
};

struct Grid {
  std::string name;    ///< of the sheet
  bool loose = false;  ///< text outside of tables: one cell in a row
  bool ruled = true;   ///< merged cells are known; false for CSV, where they are blank
  bool exact = false;  ///< '\n' in a cell ends a paragraph for sure; else a line may only be full
  std::size_t columns = 0;
  std::vector<std::size_t> original;  ///< number of each column in the file, from 0; empty = the same
  std::vector<GridRow> rows;
  std::vector<Cell> cells;  ///< in any order; no two at one place
};

/// Finds the cell at a place. Keeps a reference to the grid. Cost: rows × columns numbers.
class GridPlaces {
 public:
  explicit GridPlaces(const Grid& grid);
  /// nullptr where there is no cell.
  [[nodiscard]] const Cell* at(std::size_t row, std::size_t column) const;
  /// The different cells with text that stand in the row, from left to right; those that began above too.
  [[nodiscard]] std::vector<const Cell*> filled(std::size_t row) const;

 private:
  const Grid* grid_;
  std::vector<std::uint32_t> places_;  ///< 1 + index of the cell; 0 = none
};

/// More places than this are no table of opinions.
inline constexpr std::size_t largest_grid = 4'000'000;

/// Takes out the columns that have no text in any row; their numbers are kept in `original`.
void drop_empty_columns(Grid& grid);

/// The grids as lines of text, for documents that turn out to have no table of opinions: blank ones between blocks and
/// cells, a new page for each page. Page numbers and running titles are left out.
std::vector<Line> text_of(const std::vector<Grid>& grids);

/// Spreadsheet name of a column: 0 → A, 26 → AA.
std::string column_letters(std::size_t column);

}  // namespace iken::ingest
