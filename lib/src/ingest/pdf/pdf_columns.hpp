// Tables that no lines are drawn around: columns by the white space between them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/grid/grid.hpp"
#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// Every line of text is a row, and says that it may be a part of one; what crosses the space between columns is a cell
/// over all that it crosses. Page numbers and running titles stand apart. Empty if no white space divides the lines.
std::vector<Grid> unruled_grids_of(const PdfPages& pages);
/// The same for columns that stand closer together than words of a line may: where hardly any line prints at all.
std::vector<Grid> narrow_grids_of(const PdfPages& pages);

}  // namespace iken::ingest
