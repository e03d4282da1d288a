// Which columns a table that was extracted column after column has.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// The field a column's word stands for; empty = none.
std::string field_of(const Profile& profile, const std::string& word);

/// The profile with the columns that the document's own header names, where it names others than the profile does:
/// known words one after the other, from the number on, and the first numbers right behind them. Else the profile as it
/// is.
Profile with_columns_of(const std::vector<Line>& lines, const Profile& profile);

}  // namespace iken::ingest
