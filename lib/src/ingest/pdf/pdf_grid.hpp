// A PDF's pages as grids: the tables, and the lines around them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/grid/grid.hpp"
#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// In reading order. A table that goes on on the next page has the same columns there and says so. A row's line is
/// counted over the document, since a PDF has no lines of its own.
std::vector<Grid> grids_of(const PdfPages& pages);

}  // namespace iken::ingest
