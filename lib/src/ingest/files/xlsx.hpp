// Spreadsheets: the sheets of an XLSX file as grids.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::ingest {

/// Values are as a person sees them: shared and inline strings without their furigana, dates as 2016年7月1日, numbers
/// without a needless fraction. Hidden sheets are loose text. A row's page is its sheet, its line the sheet's own.
/// Errors: file_broken, file_encrypted, file_over_limits, file_kind_unsupported (another kind of ZIP).
Result<std::vector<Grid>> read_xlsx(std::string_view bytes, const std::string& name);

}  // namespace iken::ingest
