// The rows of tables by what they are: opinions, headings, repeated headers, and text around them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/grid/grid.hpp"
#include "ingest/grid/grid_columns.hpp"

namespace iken::ingest {

enum class RowKind {
  text,     ///< outside of a table, or in one without opinions
  header,   ///< the words above columns
  section,  ///< one cell across a table
  item,     ///< an opinion
  other,    ///< in a table of opinions, but none of these
};

/// The cells of one field in a row.
struct FieldText {
  std::string text;         ///< as in the file
  bool begins_here = true;  ///< false: merged with the row above
  bool ended = false;       ///< of a page: its last line ends before it is full
  bool open = false;        ///< of a page: no line below it at the table's foot
};

struct TableRow {
  RowKind kind = RowKind::text;
  GridRow place;
  std::vector<std::string> cells;  ///< texts from left to right; a merged cell only where it begins
  std::optional<int> no;
  std::string printed_no;                   ///< where it is no plain number
  std::map<std::string, FieldText> fields;  ///< of an item
  std::map<std::string, std::string> more;  ///< cells of columns without a field, by the column's words
  std::size_t table = 0;                    ///< rows below one header have one number; 0 = in no table of opinions
  bool ruled = true;
  bool exact = false;
  bool loose = false;
  bool sheet = false;  ///< `place.page` is the number of a sheet
  bool classed = false;  ///< its table has a column of classes
};

struct TableRows {
  std::vector<TableRow> rows;
  bool any_columns = false;  ///< a column of opinions was found
  bool answered = false;     ///< there is a column of answers
  bool numbered = false;     ///< there is a column of numbers
};

TableRows read_rows(const std::vector<Grid>& grids, const Profile& profile, const ByHand& by_hand);

enum class Total { none, part, all };
/// "合計", "計" and "小計", with nothing else in the cell.
Total total_kind(std::string_view cell);

/// "12", "No.１２", "（3）", "⑤", "意見12"; nullopt for anything else.
std::optional<int> printed_number(std::string_view text);

}  // namespace iken::ingest
