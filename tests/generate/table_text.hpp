// Records laid out as the text that extraction leaves of a ruled table.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "generate/truth.hpp"

namespace iken::generate {

enum class LegendPlace { start, middle, end };

struct TableLayout {
  std::size_t opinion_width = 18;    ///< characters of a line
  std::size_t answer_width = 18;
  bool indent = true;                ///< the first line of a paragraph is one character shorter
  int blank_in_paragraph = 0;        ///< percent of the lines
  bool blank_after_first = true;     ///< behind the first line of a later paragraph
  int blank_missing = 0;             ///< percent of the blocks
  std::size_t rows_on_page = 6;
  int first_page_number = 1;
  bool page_numbers = true;
  char page_mark = 0;                ///< '\f', ' ' or nothing at the top of a page
  int header_percent = 90;           ///< of the pages have a header; some of those a cut one
  LegendPlace legend = LegendPlace::end;
  bool counts_in_legend = true;
  int glued_class = 0;               ///< percent: class at the end of the answer's last line
  int close_class = 15;              ///< percent: class below the answer without a blank line
  int look_alike = 0;                ///< percent
  int lone_numbers = 0;              ///< percent: a number inside a cell fills a line
  bool displaced_at_once = false;    ///< a shared answer stands right behind its rows, else at the page's end
  bool wrapped_headings = false;
};

TableLayout any_layout(Dice& dice);
std::string table_text(const ParsedDocument& truth, const TableLayout& layout, Dice& dice);

/// Lines of at most `width` full-width characters, by the rules of Japanese line breaking.
std::vector<std::string> wrap(const std::string& paragraph, std::size_t width, std::size_t indent);

}  // namespace iken::generate
