// Records of the contract, one JSON object a line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <istream>
#include <string>

#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken::ingest {

/// Reads line by line; records of one document stand together. `id`: of records that name no document.
/// Errors: as parse_json, json_no_opinion, json_broken (documents in pieces), file_empty, file_too_large, and what `take`
/// returns.
Result<void> read_jsonl(std::istream& in, const std::string& name, const std::string& id,
                        const std::function<Result<void>(ParsedDocument)>& take);

}  // namespace iken::ingest
