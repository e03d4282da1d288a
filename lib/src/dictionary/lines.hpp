// Files as lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dictionary/sources.hpp"

namespace iken::dictionary {

/// The lines of every `folder`/`sub`/*`extension`, files in order of their names. Comments (#) and blank lines are
/// skipped, a byte order mark is no text; a line that is no UTF-8 becomes a fault.
std::vector<Line> read_lines(const std::string& folder, const std::string& sub, std::string_view extension,
                             std::vector<Fault>& faults);

}  // namespace iken::dictionary
