// Tables without upright lines: rows that rules or a background divide, columns that only white space does.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

/// The pages with upright rules where the white space between columns is, in every row that no line of text runs across;
/// nullopt where no rows are divided by level lines or backgrounds of one width.
std::optional<PdfPages> with_upright_rules(const PdfPages& pages);

}  // namespace iken::ingest
