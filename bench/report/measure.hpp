// One way of measuring for every engine, so that figures may stand beside each other.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "evaluation/latency.hpp"
#include "records/queries.hpp"

namespace iken::bench {

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  [[nodiscard]] double microseconds() const { return 1e6 * seconds(); }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

/// What one query brought. Everything was fetched when the clock stopped, not promised for later.
struct Answer {
  std::uint64_t total = 0;
  std::size_t records = 0;       ///< fetched with their texts, at most 10
  std::size_t facet_values = 0;  ///< over both facets
  std::size_t snippets = 0;      ///< texts with at least one marked place
  std::size_t bytes = 0;         ///< of the fetched texts, so that no compiler leaves them out
};

struct SearchFigures {
  std::size_t queries = 0;
  std::size_t repeats = 0;
  double hits_mean = 0;
  double records_mean = 0;
  double facet_values_mean = 0;
  double snippets_mean = 0;
  std::size_t fewer_than_inside = 0;     ///< queries that found fewer records than hold their words as substrings
  std::size_t unsteady = 0;              ///< queries whose total was not the same in every pass
  evaluation::LatencySummary latency;    ///< by the clock on the wall
  evaluation::LatencySummary processor;  ///< this thread's processor time: what is left of it on a busy machine
};

/// Asks every query once unmeasured, then `repeats` times each, one after the other on this thread.
SearchFigures measure_search(const std::vector<BenchQuery>& queries, std::size_t repeats,
                             const std::function<Answer(const BenchQuery&)>& ask);

/// Seconds of processor time of this thread, or of all threads of the process.
double thread_seconds();
double process_seconds();

struct IndexFigures {
  std::uint64_t records = 0;
  std::uint64_t text_bytes = 0;  ///< of opinion, response and title
  double seconds = 0;            ///< from the first byte of the records file to a closed index
  std::uint64_t index_bytes = 0;
};

/// Bytes of memory of this process: resident now, its highest so far, and the part that no file backs.
struct Memory {
  std::uint64_t resident = 0;
  std::uint64_t highest = 0;
  std::uint64_t anonymous = 0;
};
Memory memory_now();

/// Bytes allotted on disk (sparse files count what they take) below a file or folder.
std::uint64_t bytes_on_disk(const std::string& path);

/// Both with the process's memory.
nlohmann::ordered_json to_json(const SearchFigures& figures);
nlohmann::ordered_json to_json(const IndexFigures& figures);

}  // namespace iken::bench
