// The text that comes out of a ruled table: number, opinion, answer and class as separate blocks.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// How sure is it that the text is one, from 0 to 1: a header of the table, numbers that stand alone, classes.
double table_text_likelihood(const std::vector<Line>& lines, const Profile& profile);

/// Reads it by the order of its blocks. Line widths, the places of blank lines, legend and displaced answers do not
/// matter. `id` is the document's.
ParsedDocument read_table_text(const std::vector<Line>& lines, const std::string& id, const Profile& profile);

}  // namespace iken::ingest
