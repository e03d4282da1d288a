// Records laid out as real tables, and written as CSV, XLSX and HTML.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "generate/table_text.hpp"
#include "generate/truth.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::generate {

enum class HeadingPlace { none, rows, columns };

struct TableFile {
  std::size_t words = 0;  ///< which wording of the columns
  HeadingPlace headings = HeadingPlace::rows;
  bool front = true;  ///< title, period, totals above the header
  LegendPlace legend = LegendPlace::end;
  bool legend_apart = false;      ///< on a sheet (in a table) of its own
  bool merges = true;             ///< merged answers are known as such; else blank
  std::size_t wrap = 0;           ///< characters after which the lines of a cell are cut; 0 = never
  bool indent = false;            ///< cut paragraphs have a shorter first line, the space before it is lost
  int spurious_blanks = 0;        ///< percent of the cut lines with a blank one behind
  std::size_t repeat_header = 0;  ///< rows; 0 = never
  int ditto = 0;                  ///< percent of the answers that are 同上
  int look_alike = 0;             ///< percent of the classes with a look-alike symbol
  int wrong_total = 0;            ///< added to the declared total
  bool empty_column = false;      ///< a first column without text
};

TableFile any_table(Dice& dice);
/// Changes the truth where the layout cannot say all of it (headings that have no column, answers that are 同上).
void fit(ParsedDocument& truth, const TableFile& layout, Dice& dice);
std::vector<ingest::Grid> table_grids(const ParsedDocument& truth, const TableFile& layout, Dice& dice);

enum class Encoding { utf8, utf8_mark, utf16, cp932, euc_jp };

std::string csv_bytes(const std::vector<ingest::Grid>& grids, char delimiter, Encoding encoding);
/// Page breaks and widths are for printing. `nested`: the table stands in a cell of another.
std::string html_text(const std::vector<ingest::Grid>& grids, Dice& dice);
/// How a table is printed.
struct Print {
  std::string font = "IPAGothic";
  double points = 10;
  double margin = 18;  ///< millimetres
  bool repeated_header = true;
  bool page_numbers = true;
  bool running_title = false;
  bool wide = false;               ///< a page lies on its side
  bool thick = false;              ///< double the lines' width
  bool indent = false;             ///< the first lines of paragraphs are set in
  bool ruled = true;               ///< else only white space stands between the columns
  std::size_t opinion_share = 40;  ///< percent of the width
};
Print any_print(Dice& dice);
/// For a browser to print: what stands before and behind the table as paragraphs, its header repeated on each page.
std::string print_html(const std::vector<ingest::Grid>& grids, const Print& print);

/// A text's lines as paragraphs, for a browser to show or print.
std::string page_of(const std::string& text, const Print& print);

/// Errors: false when the file could not be written.
bool write_xlsx(const std::vector<ingest::Grid>& grids, const std::string& path);

}  // namespace iken::generate
