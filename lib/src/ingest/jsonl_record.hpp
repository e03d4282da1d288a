// One line of JSONL as a record.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "iken/record.hpp"

namespace iken::ingest {

struct JsonRecord {
  Record record;  ///< without what is unknown; its document as far as the line says
  std::map<std::string, std::string>
      kept;           ///< texts where a number is wanted, by the word a table would have above them
  std::string wrong;  ///< the key whose value could not be taken; empty = none
};

/// What is written otherwise than the contract has it ("no": "5", "category": "○") is understood or kept; what can be
/// neither is `wrong`, so that nothing gets lost without a word. `id`: the document's, where the line names none.
JsonRecord read_json_record(const nlohmann::json& json, const std::string& id);

}  // namespace iken::ingest
