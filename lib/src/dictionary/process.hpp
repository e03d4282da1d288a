// Another program, run to its end.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/error.hpp"

namespace iken::dictionary {

/// Runs `words[0]` (a path) with its arguments, without input and with its output thrown away; no shell.
/// Errors: file_missing (args: path), internal (args: how it ended).
Result<void> run(const std::vector<std::string>& words);

}  // namespace iken::dictionary
