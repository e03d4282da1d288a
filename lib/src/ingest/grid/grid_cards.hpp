// Tables in which every opinion is a card: a label before each of its parts, below each other.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ingest/grid/grid.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// The same with one row for each card and the labels as its header; nullopt where the tables are no cards. Every cell
/// of the cards is in the result.
std::optional<std::vector<Grid>> from_cards(const std::vector<Grid>& grids, const Profile& profile);

}  // namespace iken::ingest
