// The table that `iken export --format csv` writes, read back to the letter.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken::ingest {

/// Does the text begin with the columns of an export?
bool is_exported(std::string_view text);
/// Records of one document stand together; they are one element of the result.
/// Errors: cell_too_large, file_broken (with `name`).
Result<std::vector<ParsedDocument>> read_exported(std::string_view text, const std::string& name,
                                                  const std::string& id);

}  // namespace iken::ingest
