// From tables to the records of a document, whatever file they came in.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/error.hpp"
#include "iken/record.hpp"
#include "ingest/grid/grid.hpp"
#include "ingest/grid/grid_columns.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Reads the tables and the text around them, in the file's order. Every cell ends in a record, a heading, the legend,
/// `furniture` or `unassigned`. No columns of opinions = no records.
ParsedDocument read_grids(const std::vector<Grid>& grids, const std::string& id, const Profile& profile,
                          const ByHand& by_hand);

}  // namespace iken::ingest
