// Percentiles and histograms of times: their definition, over generated lists.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/latency.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

using namespace iken::evaluation;

namespace {

std::vector<double> some_times(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::lognormal_distribution<double> time(5, 2.5);
  std::vector<double> times(1 + random() % 400);
  for (auto& t : times) t = time(random);
  if (seed % 3 == 0) times.push_back(times.front());  // ties
  return times;
}

std::size_t not_above(const std::vector<double>& times, double limit) {
  return static_cast<std::size_t>(std::count_if(times.begin(), times.end(), [&](double t) { return t <= limit; }));
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a percentile is the smallest time that enough times do not exceed") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    auto times = some_times(seed);
    std::sort(times.begin(), times.end());
    for (const double percent : {0.0, 1.0, 50.0, 90.0, 95.0, 99.0, 100.0}) {
      const double value = percentile(times, percent);
      const double wanted = percent * static_cast<double>(times.size()) / 100 - 1e-6;
      REQUIRE(std::binary_search(times.begin(), times.end(), value));
      REQUIRE(static_cast<double>(not_above(times, value)) >= wanted);
      for (const double smaller : times) {
        if (smaller < value) REQUIRE(static_cast<double>(not_above(times, smaller)) < wanted);
      }
    }
  }
}

TEST_CASE("the percentiles of 1 to 100 are the numbers themselves") {
  std::vector<double> times;
  for (int i = 100; i >= 1; --i) times.push_back(i);
  const auto summary = summarize(times);
  CHECK(summary.count == 100);
  CHECK(summary.p50 == 50);
  CHECK(summary.p90 == 90);
  CHECK(summary.p95 == 95);
  CHECK(summary.p99 == 99);
  CHECK(summary.max == 100);
  CHECK(summary.mean == Approx(50.5));
  CHECK(summary.per_second() == Approx(1e6 / 50.5));
}

TEST_CASE("no times give zeros, no bars and no text") {
  const auto summary = summarize({});
  CHECK(summary.count == 0);
  CHECK(summary.max == 0);
  CHECK(summary.per_second() == 0);
  CHECK(percentile({}, 50) == 0);
  CHECK(histogram({}).empty());
  CHECK(histogram_text({}, 40).empty());
}

TEST_CASE("every time is in exactly one bar, the bars touch, and the outer ones hold something") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    auto times = some_times(seed);
    times.push_back(seed % 2 == 0 ? 0.0 : 1000.0);
    const auto bars = histogram(times);
    REQUIRE_FALSE(bars.empty());
    REQUIRE(bars.front().count > 0);
    REQUIRE(bars.back().count > 0);
    for (std::size_t i = 0; i < bars.size(); ++i) {
      const auto& bar = bars[i];
      const auto inside =
          std::count_if(times.begin(), times.end(), [&](double t) { return t >= bar.from && t < bar.to; });
      REQUIRE(bar.count == static_cast<std::size_t>(inside));
      if (i > 0) REQUIRE(bar.from == bars[i - 1].to);
    }
  }
}

TEST_CASE("edges are 1, 2 and 5 times a power of ten") {
  const auto bars = histogram({0.5, 1, 3, 7, 15, 30, 70, 1500});
  std::vector<double> edges;
  for (const auto& bar : bars) edges.push_back(bar.from);
  CHECK(edges == std::vector<double>{0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000});
}

TEST_CASE("the histogram's text has a line for each bar, the largest bar in full, a small one still seen") {
  std::vector<double> times(5000, 30.0);
  times.push_back(4000);
  const auto bars = histogram(times);
  const auto text = histogram_text(bars, 40);
  CHECK(lines(text) == bars.size());
  CHECK(text.find(std::string(40, '#')) != std::string::npos);
  CHECK(text.find(std::string(41, '#')) == std::string::npos);
  const auto last = text.substr(text.rfind('\n', text.size() - 2) + 1);
  CHECK(last.find("|# ") != std::string::npos);
  CHECK(last.find("100.00 %") != std::string::npos);
}

TEST_CASE("times are written with the unit that reads best") {
  CHECK(duration_text(0) == "0 us");
  CHECK(duration_text(87) == "87 us");
  CHECK(duration_text(1320) == "1.32 ms");
  CHECK(duration_text(14040) == "14.0 ms");
  CHECK(duration_text(250000) == "250 ms");
  CHECK(duration_text(2e6) == "2 s");
}
