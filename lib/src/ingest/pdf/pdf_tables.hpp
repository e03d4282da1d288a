// Ruled tables on a page: lines that cross make cells.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// Of a table, in points from the page's left.
struct Sides {
  double left = 0;
  double right = 0;
};

/// A table with its cells by place; merged cells are one box.
struct RuledTable {
  Box box;
  std::vector<double> ys;  ///< where rows begin and the last ends
  std::vector<Box> cells;
  std::vector<std::size_t> open_below;  ///< cells at the foot of the table without a line there: a page cut them
};

/// From above to below. Outer lines that are not drawn are where the others end. Pages with thousands of lines are
/// drawings and have none. `sides`: those of tables on other pages, by which a table is known that a cell merged over the
/// whole page divides.
std::vector<RuledTable> find_tables(const PdfPage& page, const std::vector<Sides>& sides);

/// Places that lie closer together than `near` are one: their means, sorted.
std::vector<double> clusters(std::vector<double> values, double near);

}  // namespace iken::ingest
