// The commands under iken dict.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "command.hpp"

namespace iken::cli {

int run_dict_diff(const Command& self, const Arguments& arguments, const Environment& environment);

}  // namespace iken::cli
