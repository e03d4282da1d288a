// Synonyms that lead back to where they began.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "dictionary/sources.hpp"

namespace iken::dictionary {

/// One fault per circle of one-way lines (A > B, B > A should be A = B), at a line that closes it; the first twenty.
/// Any number of lines may hang together; nothing recurses.
void check_cycles(const std::vector<SynonymGroup>& groups, std::vector<Fault>& faults);

}  // namespace iken::dictionary
