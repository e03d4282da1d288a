// A table of columns as text, row after row: each cell a block of lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// A cell's lines by index.
using Block = std::vector<std::size_t>;
/// The cells of a row, one for each of the profile's columns.
using BlockRow = std::vector<Block>;

/// The rows of the filled lines in [begin, end) that are neither headers nor `used`: numbers that count on, short cells,
/// an opinion of one block or more, its people. Empty where the lines stand in another order.
std::vector<BlockRow> rows_of_blocks(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                                     const std::vector<bool>& used, const Profile& profile);

}  // namespace iken::ingest
