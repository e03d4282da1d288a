// Tables as text: CSV and its kin.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::ingest {

struct CsvRow {
  int first_line = 0;
  int last_line = 0;
  std::vector<std::string> cells;
};

/// Cells may be quoted with '"' and then hold line breaks and doubled quotes; a quote inside an unquoted cell is
/// itself. Errors: cell_too_large, file_broken (a quote that is never closed), file_over_limits (more cells than any
/// grid may have: told before they are all in memory), with `name`.
Result<std::vector<CsvRow>> read_csv(std::string_view text, char delimiter, const std::string& name);

/// What the first line names ("sep=;", as spreadsheets write it), else the delimiter that gives the most even table: ',', '\t', ';' or '|'; nullopt if none divides the lines.
std::optional<char> find_delimiter(std::string_view text);

/// Takes the texts over from the rows. A line "sep=;" is furniture.
Grid grid_of(std::vector<CsvRow> rows);

}  // namespace iken::ingest
