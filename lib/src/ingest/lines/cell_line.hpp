// A line of a cell, and how its text begins and ends.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// Columns; punctuation may hang over the column's edge and is not counted.
std::size_t width_without_hanging(const CellLine& line);
/// The width of a full line: what nine of ten lines do not go beyond.
std::size_t full_width(std::vector<std::size_t> widths);

/// Footnotes inside a cell begin with their mark.
bool is_footnote(std::string_view text);
/// An item of a list inside a cell.
bool is_item(std::string_view text);
/// The stop at the end of what brackets inside a sentence hold: 体育館（駐車場を含む。）は… `sentence`: before the
/// stop.
bool inside_brackets(std::string_view sentence, std::string_view after_stop);
/// Does the line end so, that its sentence may go on in the next?
bool ends_in_brackets(std::string_view line);
/// は, につき, を …: the sentence of the line before goes on, whatever stands between.
bool begins_with_particle(std::string_view line);
/// Does a sentence end between the two lines?
bool ends_between(std::string_view before, std::string_view line);

}  // namespace iken::ingest
