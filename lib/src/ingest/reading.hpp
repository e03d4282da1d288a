// One file's bytes to its documents: the format by its content, then its reader.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/ingest.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Reads every format but JSONL. Errors: as iken::parse_file.
Result<std::vector<ParsedDocument>> read_document(std::string_view bytes, const std::string& name,
                                                  const std::string& id, const ParseOptions& options,
                                                  const std::vector<Profile>& profiles);

/// Are the fields of a mapping by hand known? Errors: value_invalid.
Result<void> check_columns(const std::map<std::string, std::string>& columns);

}  // namespace iken::ingest
