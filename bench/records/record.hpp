// A record as the benchmarks hand it to every engine: the fields that are searched, counted or shown, as plain text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace iken::bench {

struct BenchRecord {
  std::string id;
  std::string document;
  int no = 0;
  std::string title;       ///< of the initiative; searched
  std::string opinion;     ///< searched
  std::string response;    ///< searched
  std::string category;    ///< facet: the symbol, or the label where there is none; empty = none
  std::string initiative;  ///< facet: label, space, title; empty = none

  /// What throughput is counted in.
  [[nodiscard]] std::uint64_t text_bytes() const { return opinion.size() + response.size() + title.size(); }
};

/// Reads JSONL records (a path ending in .zst goes through the zstd program). Throws std::runtime_error on a file that
/// cannot be read or a broken line; `take` returning false stops early.
void each_record(const std::string& path, const std::function<bool(BenchRecord&&)>& take);

}  // namespace iken::bench
