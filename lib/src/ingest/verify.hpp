// What a document declares against what was read from it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/record.hpp"
#include "ingest/declared.hpp"

namespace iken::ingest {

/// Adds a problem for each total that disagrees, number that is missing or repeated, text that is missing, and
/// reference that leads nowhere.
void verify(ParsedDocument& document, const Declarations& declarations);

}  // namespace iken::ingest
