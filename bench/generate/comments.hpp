// Invented public comments, one JSON line each.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generate/lexicon.hpp"
#include "records/random.hpp"

namespace iken::bench {

struct GenerateOptions {
  std::uint64_t records = 10000;
  std::uint64_t seed = 1;
  std::size_t initiatives = 0;  ///< 0 = one per 40 records, 5 at least and 7,000 at most
};

/// Calls `take` with pieces of JSONL, whole lines. The same options give the same bytes everywhere.
void generate(const GenerateOptions& options, const std::function<void(std::string_view)>& take);

}  // namespace iken::bench
