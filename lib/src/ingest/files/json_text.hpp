// One JSON text from outside to a value that may be copied and written out again.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::ingest {

struct JsonText {
  nlohmann::json value;
  std::vector<std::string> long_numbers;  ///< with more digits than a number can hold: kept as texts
};

/// Reads one object. `name` and `line` stand in the errors: json_broken, json_not_lines (no object, or not all of one),
/// json_too_deep, json_number, json_character (half of a surrogate pair), json_key_twice.
Result<JsonText> parse_json(std::string_view text, const std::string& name, std::size_t line);

}  // namespace iken::ingest
