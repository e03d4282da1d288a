// Query files of the benchmarks: JSONL {"id","text","kind","inside"}; iken reads the same files.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace iken::bench {

struct BenchQuery {
  std::string id;
  std::string text;
  std::string kind;
  /// Records that hold every word of the query, byte for byte, in opinion, response or title: no engine that promises
  /// literal search may find fewer. -1 = not counted.
  std::int64_t inside = -1;
};

/// Throws std::runtime_error.
std::vector<BenchQuery> read_queries(const std::string& path);
std::string to_line(const BenchQuery& query);
/// The query cut at spaces.
std::vector<std::string> words_of(const std::string& text);

}  // namespace iken::bench
