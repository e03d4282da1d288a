// From the bytes of a file to text, and what the encoding was.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "iken/error.hpp"

namespace iken::ingest {

/// Valid UTF-8 without BOM and without NUL. UTF-8 is tried first, strictly; then UTF-16 with BOM, CP932, EUC-JP,
/// whichever reads without a single error and gives Japanese. Line ends become '\n'.
/// Errors: file_empty, file_binary, encoding_unknown, encoding_mixed (args: `name`).
Result<std::string> decode(std::string_view bytes, const std::string& name);

}  // namespace iken::ingest
