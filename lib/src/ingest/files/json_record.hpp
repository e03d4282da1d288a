// One JSON object of the contract to a record.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "iken/record.hpp"
#include "ingest/files/json_text.hpp"

namespace iken::ingest {

struct JsonRecord {
  Record record;
  std::string printed_no;      ///< where it is a short text and no number
  std::vector<Finding> notes;  ///< values that are not what their key stands for, and where they were kept
};

/// Keys that the contract does not know, and values that do not fit their key, are kept in `extra`. `id`: of the
/// document, where the object names none. `line`: for the notes. Precondition: "opinion" is a text.
JsonRecord record_of(const JsonText& json, const std::string& id, std::size_t line);

}  // namespace iken::ingest
