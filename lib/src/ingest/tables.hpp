// Documents whose opinions stand in tables: the layout for them, and the limits.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/ingest.hpp"
#include "ingest/grid/grid.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Errors: table_columns_unknown, file_over_limits (name), profile_unknown.
Result<ParsedDocument> read_tables(const std::vector<Grid>& grids, const std::string& name, const std::string& id,
                                   const ParseOptions& options, const std::vector<Profile>& profiles);

/// Do the first rows of the text, divided by commas, tabs, semicolons or bars, head columns of opinions?
bool is_csv(std::string_view text, const ParseOptions& options, const std::vector<Profile>& profiles);

/// A CSV file's records. Errors: as read_tables, and those of read_csv.
Result<std::vector<ParsedDocument>> read_csv_documents(std::string_view text, const std::string& name,
                                                       const std::string& id, const ParseOptions& options,
                                                       const std::vector<Profile>& profiles);

}  // namespace iken::ingest
