// Which lines of a list stand in front of its items.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/labels_split.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

enum class LabelRole { text, number, heading };

/// Does the piece begin an item, given the fields that the item before it has?
bool begins_item(const Piece& piece, const std::set<std::string>& had, const Profile& profile);

/// Headings and numbers in front of an item are not the end of the answer before it. One role for each line; `split`:
/// the pieces of each, `used`: those that the document's declarations took.
std::vector<LabelRole> find_label_roles(const std::vector<Line>& lines, const std::vector<std::vector<Piece>>& split,
                                        const std::vector<bool>& used, const Profile& profile);

}  // namespace iken::ingest
