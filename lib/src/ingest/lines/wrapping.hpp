// How the cells of one column break their lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/lines/cell_line.hpp"
#include "ingest/lines/first_unit.hpp"

namespace iken::ingest {

/// What a column's lines say together about where they were cut.
struct Wrapping {
  std::size_t width = 0;       ///< of a full line, in columns; 0 = every break was meant
  bool exact = false;          ///< a line is full only if what begins the next one would not have found room
  bool by_characters = false;  ///< lines were cut after so many characters, half or full width; each counts two columns
  std::size_t indent =
      0;  ///< columns by which first lines of paragraphs were set in; the white space is gone. If exact
  bool shows_indent = false;      ///< the first lines of cells are set in, and so are those of paragraphs
  bool short_paragraphs = false;  ///< more sentences end a paragraph than go on within one
};

/// Are the lines of these cells cut at one width, in the middle of sentences?
Wrapping find_wrapping(const std::vector<std::vector<CellLine>>& cells);
/// For cells whose full lines are near `width`, if they are cut at all.
Wrapping wrapping_at(std::size_t width, const std::vector<std::vector<CellLine>>& cells);

/// Extraction tears numbers out of their line: "平成", "28", "年に" are one again, where they fit a line of `width`.
std::vector<CellLine> without_tears(const std::vector<CellLine>& lines, std::size_t width);

/// Measures lines as a column's wrapping does. Not for two threads at once.
class LineMeasure {
 public:
  explicit LineMeasure(bool by_characters) : by_characters_(by_characters) {}
  /// In columns.
  [[nodiscard]] std::size_t width(const CellLine& line) const;
  /// Without the punctuation that may hang over the column's edge.
  [[nodiscard]] std::size_t width_inside(const CellLine& line) const;
  /// Of what keeps together at the beginning of the line.
  std::size_t unit(const CellLine& line);
  /// Would what begins `next` have found room at the end of `line`, which was set in by `indent`?
  bool had_room(const CellLine& line, const CellLine& next, const Wrapping& wrapping, std::size_t indent = 0);

 private:
  [[nodiscard]] std::size_t of(std::string_view text) const;

  bool by_characters_;
  FirstUnit unit_{true};  ///< a line is called full where any rule of line breaking would
};

}  // namespace iken::ingest
