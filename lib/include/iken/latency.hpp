// What many measured times say: percentiles and a histogram.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace iken::evaluation {

/// Times in microseconds. All zero for no times.
struct LatencySummary {
  std::size_t count = 0;
  double total = 0;
  double mean = 0;
  double p50 = 0;
  double p90 = 0;
  double p95 = 0;
  double p99 = 0;
  double max = 0;
  /// Answers per second of one thread that does nothing else.
  [[nodiscard]] double per_second() const { return total > 0 ? 1e6 * static_cast<double>(count) / total : 0; }
};

/// The nearest-rank percentile: the smallest time that at least `percent` of all times do not exceed. It is always one
/// of the times. 0 for no times; `percent` is held to 0…100. `sorted` must ascend.
double percentile(const std::vector<double>& sorted, double percent);

/// Sorts `times` (microseconds) and sums them up.
LatencySummary summarize(std::vector<double> times);

/// Times in [from, to), microseconds.
struct HistogramBar {
  double from = 0;
  double to = 0;
  std::size_t count = 0;
};

/// Bars with edges 0, 1, 2, 5, 10, 20, 50 … from the one with the shortest time to the one with the longest, empty
/// ones between them included; every time is in exactly one bar. No times, no bars; negative times count as 0.
std::vector<HistogramBar> histogram(const std::vector<double>& times);

/// One line a bar: its edges, a row of '#' at most `width` long (the largest bar has all of it; a bar that holds
/// anything has at least one), its count and the share of all times up to its end. Empty for no bars.
std::string histogram_text(const std::vector<HistogramBar>& bars, std::size_t width);

/// A time with the unit that reads best: "87 us", "1.32 ms", "14.0 s".
std::string duration_text(double microseconds);

}  // namespace iken::evaluation
