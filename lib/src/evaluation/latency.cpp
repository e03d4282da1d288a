// What many measured times say: percentiles and a histogram.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/latency.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace iken::evaluation {

namespace {

/// The edge after `edge` in 0, 1, 2, 5, 10, 20, 50, …
double next_edge(double edge) {
  if (edge < 1) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(edge) + 1e-9));
  const double digit = std::round(edge / power);
  return power * (digit < 2 ? 2 : digit < 5 ? 5 : 10);
}

std::string bar_line(const HistogramBar& bar, std::size_t length, std::size_t width, double share) {
  std::array<char, 96> head = {};
  std::array<char, 64> tail = {};
  std::snprintf(head.data(), head.size(), "%9s - %-9s |", duration_text(bar.from).c_str(),
                duration_text(bar.to).c_str());
  std::snprintf(tail.data(), tail.size(), " %8zu  %6.2f %%\n", bar.count, 100 * share);
  return head.data() + std::string(length, '#') + std::string(width - length, ' ') + tail.data();
}

}  // namespace

double percentile(const std::vector<double>& sorted, double percent) {
  if (sorted.empty()) return 0;
  const double count = static_cast<double>(sorted.size());
  // A product like 0.99 * 100 may come out a hair above 99 and must not move to the next rank.
  const double rank = std::ceil(std::clamp(percent, 0.0, 100.0) * count / 100 - 1e-9);
  return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, count)) - 1];
}

LatencySummary summarize(std::vector<double> times) {
  LatencySummary summary;
  if (times.empty()) return summary;
  std::sort(times.begin(), times.end());
  summary.count = times.size();
  summary.total = std::accumulate(times.begin(), times.end(), 0.0);
  summary.mean = summary.total / static_cast<double>(times.size());
  summary.p50 = percentile(times, 50);
  summary.p90 = percentile(times, 90);
  summary.p95 = percentile(times, 95);
  summary.p99 = percentile(times, 99);
  summary.max = times.back();
  return summary;
}

std::vector<HistogramBar> histogram(const std::vector<double>& times) {
  std::vector<double> sorted = times;
  for (auto& time : sorted) time = std::max(time, 0.0);
  std::sort(sorted.begin(), sorted.end());
  std::vector<HistogramBar> bars;
  auto from = sorted.begin();
  for (double edge = 0; from != sorted.end(); edge = next_edge(edge)) {
    const double to = next_edge(edge);
    const auto end = std::lower_bound(from, sorted.end(), to);
    if (end != from || !bars.empty()) bars.push_back({edge, to, static_cast<std::size_t>(end - from)});
    from = end;
  }
  return bars;
}

std::string histogram_text(const std::vector<HistogramBar>& bars, std::size_t width) {
  std::size_t largest = 0;
  std::size_t total = 0;
  for (const auto& bar : bars) {
    largest = std::max(largest, bar.count);
    total += bar.count;
  }
  std::string text;
  std::size_t before = 0;
  for (const auto& bar : bars) {
    before += bar.count;
    const std::size_t length = bar.count == 0 ? 0 : std::max<std::size_t>(1, bar.count * width / largest);
    text += bar_line(bar, std::min(length, width), width, static_cast<double>(before) / static_cast<double>(total));
  }
  return text;
}

std::string duration_text(double microseconds) {
  struct Unit {
    double size;
    const char* name;
  };
  const Unit unit = microseconds < 1e3 ? Unit{1, "us"} : microseconds < 1e6 ? Unit{1e3, "ms"} : Unit{1e6, "s"};
  const double value = microseconds / unit.size;
  const bool whole = value == std::floor(value) || value >= 100;
  std::array<char, 64> text = {};
  std::snprintf(text.data(), text.size(), "%.*f %s", whole ? 0 : value >= 10 ? 1 : 2, value, unit.name);
  return text.data();
}

}  // namespace iken::evaluation
