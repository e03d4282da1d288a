// Tables that were extracted column after column: all numbers, then all chapters, then all opinions.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// How sure is it, from 0 to 1: the header's words in their order, then a running count in lines of their own.
double column_text_likelihood(const std::vector<Line>& lines, const Profile& profile);

/// Reads it page by page. Columns that are no field of a record go to `extra` under their own name.
ParsedDocument read_column_text(const std::vector<Line>& lines, const std::string& id, const Profile& profile);

}  // namespace iken::ingest
