// Columns whose heading says nothing known, by what stands in them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ingest/grid/grid.hpp"
#include "ingest/grid/grid_columns.hpp"

namespace iken::ingest {

/// Gives a field to columns without one, where no other column has it: running numbers are numbers, single symbols are
/// classes, the longest texts behind the opinions are answers. What was named by hand stays.
void infer_columns(const Grid& grid, const GridPlaces& places, Columns& columns);

}  // namespace iken::ingest
