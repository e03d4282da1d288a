// What a document declares against what was read from it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "iken/record.hpp"
#include "ingest/statements/declared.hpp"

namespace iken::ingest {

/// A finding for each total that disagrees, number that is missing or repeated, text that is missing, and reference
/// that leads nowhere. A total is right when it counts the rows, the people or the 件数 of the rows; the finding names
/// all that were counted.
std::vector<Finding> disagreements(const ParsedDocument& document, const Declarations& declarations = {});
/// Adds them to the document's problems.
void verify(ParsedDocument& document, const Declarations& declarations);
/// Works them out anew, after the records have changed; what is still there keeps its line.
void verify_again(ParsedDocument& document);

}  // namespace iken::ingest
