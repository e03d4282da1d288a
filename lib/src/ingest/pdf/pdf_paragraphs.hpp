// The lines of a cell on a page as its paragraphs again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// Where the lines of a column's cells begin and end, and how far apart they stand.
struct ColumnShape {
  double left = 0;
  double right = 0;  ///< how far a full line may go
  double pitch = 0;  ///< from one line to the next; 0 = not known
};

/// `cells`: those of one column that are equally wide; the box's sides are theirs.
ColumnShape shape_of(const std::vector<const std::vector<TextLine>*>& cells, double left, double right);

struct CellText {
  std::string text;
  bool ended = false;  ///< the last line ends before it is full
};

/// '\n' only where the page shows a paragraph's end: a line with room for what begins the next, an indent, space, or the
/// mark of a list's item or of a footnote behind a sentence. A last line that ends a sentence before it is full ends in
/// '\n' too.
CellText flowing_text(const std::vector<TextLine>& lines, const ColumnShape& shape);

/// Was `line` full, as far as `right`, so that `next` goes on with it?
bool was_full(const TextLine& line, const TextLine& next, double right);

}  // namespace iken::ingest
