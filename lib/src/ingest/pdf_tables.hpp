// Ruled tables on a page: lines that cross make cells.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/pdf_page.hpp"

namespace iken::ingest {

/// A table with its cells by place; merged cells are one box.
struct RuledTable {
  Box box;
  std::vector<double> ys;  ///< where rows begin and the last ends
  std::vector<Box> cells;
  std::vector<std::size_t> open_below;  ///< cells at the foot of the table without a line there: a page cut them
};

/// From above to below. Outer lines that are not drawn are where the others end. Pages with thousands of lines are
/// drawings and have none.
std::vector<RuledTable> find_tables(const PdfPage& page);

/// Places that lie closer together than `near` are one: their means, sorted.
std::vector<double> clusters(std::vector<double> values, double near);

}  // namespace iken::ingest
