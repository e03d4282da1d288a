// One size of the macro benchmark: records, an index of them, every operation.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace iken::bench {

struct MacroOptions {
  std::vector<std::uint64_t> sizes = {49, 10000, 200000};
  std::string work = "bench-macro.work";  ///< records and indexes are made here and kept for the next run
  std::string data;                       ///< the analyzer's
  std::string dictionary = "/var/lib/mecab/dic/ipadic-utf8";
  std::size_t repeats = 5;
  bool rebuild = false;  ///< index again though an index of that size is there
};

/// One row per operation. Throws std::runtime_error on a failure of the library and on a wrong answer.
std::vector<nlohmann::ordered_json> run_size(const MacroOptions& options, std::uint64_t records);

}  // namespace iken::bench
