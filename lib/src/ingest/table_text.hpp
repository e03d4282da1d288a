// The text that comes out of a ruled table: number, opinion, answer and class as separate blocks.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {

/// Does the text look like one: a header of the table, and numbers that stand alone?
bool is_table_text(const std::vector<Line>& lines);

/// Reads it by the order of its blocks. Line widths, the places of blank lines, legend and displaced answers do not
/// matter. `id` is the document's.
ParsedDocument read_table_text(const std::vector<Line>& lines, const std::string& id);

}  // namespace iken::ingest
