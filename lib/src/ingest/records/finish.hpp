// From what a layout's reader found to the records of the contract: classes, references, identity.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/statements/declared.hpp"

namespace iken::ingest {

/// The class that was printed, as the legend has it; notes what was unknown or only alike in `document`.
std::optional<Category> class_of(ParsedDocument& document, const std::string& printed, const Record& record);
/// Title, period, municipality, totals and legend.
void describe(ParsedDocument& document, const Declarations& declarations, std::string title);
/// Gives every record its id, its document and its references. Records without a number are named by their line.
void identify(ParsedDocument& document);
/// A number that stands twice would make one record hide the other: the second is named "plan/8-2". The first keeps its id.
void tell_apart(ParsedDocument& document);
/// Notes in each record of `group` (indexes, in order) the numbers of the others, with which it shares an answer. Of a very
/// large group each gets its nearest only, and a problem says so: all pairs would be more than any file is worth.
void name_sharers(ParsedDocument& document, const std::vector<std::size_t>& group);
/// How messages name a record: its number, else its id.
std::string name_of(const Record& record);

}  // namespace iken::ingest
