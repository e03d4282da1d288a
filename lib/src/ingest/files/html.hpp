// Pages of HTML as grids and the text around them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::ingest {

/// Reads UTF-8 whatever the page says of its encoding. Scripts, styles and the readings of ruby are left out; a table
/// that holds tables only arranges them. White space between wide characters is the source's, not the text's.
/// Errors: file_broken (with `name`).
Result<std::vector<Grid>> read_html(std::string_view text, const std::string& name);

}  // namespace iken::ingest
