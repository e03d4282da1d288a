// Pages of a PDF that are pictures, as scanners make them: nothing on them can be read.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// Is there nothing to be read on any page but the numbers of pages that are pictures?
bool is_textless(const PdfPages& pages);

/// Numbers, from 1, of the pages that are pictures with no text but a page number.
std::vector<std::size_t> picture_pages(const PdfPages& pages);

}  // namespace iken::ingest
