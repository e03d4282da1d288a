// The paired randomization test against all turnings counted out.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "iken/evaluation.hpp"

using namespace iken::evaluation;

namespace {

struct Pair {
  Run first, second;
  Judgements judgements;
};

/// One query per entry: where the relevant record stands in the first and the second run (0 = nowhere).
Pair runs(const std::vector<std::pair<int, int>>& ranks) {
  Pair pair;
  const auto answer = [](int rank) {
    std::vector<RankedRecord> records;
    for (int i = 1; i <= 10; ++i) records.push_back({i == rank ? "right" : "x" + std::to_string(i), 1.0 / i});
    return records;
  };
  for (const auto& [a, b] : ranks) {
    const auto id = "q" + std::to_string(pair.judgements.size());
    pair.judgements[id] = {{"right", 1}};
    pair.first.push_back({id, answer(a)});
    pair.second.push_back({id, answer(b)});
  }
  return pair;
}

double reciprocal(int rank) { return rank > 0 ? 1.0 / rank : 0.0; }

double all_turnings(const std::vector<std::pair<int, int>>& ranks) {
  double observed = 0;
  for (const auto& [a, b] : ranks) observed += reciprocal(b) - reciprocal(a);
  std::size_t as_far = 0;
  const std::size_t count = std::size_t{1} << ranks.size();
  for (std::size_t signs = 0; signs < count; ++signs) {
    double sum = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const double d = reciprocal(ranks[i].second) - reciprocal(ranks[i].first);
      sum += (signs >> i & 1) != 0 ? d : -d;
    }
    if (std::fabs(sum) >= std::fabs(observed) - 1e-9) ++as_far;
  }
  return static_cast<double>(as_far) / static_cast<double>(count);
}

const Difference& mrr(const Comparison& comparison) { return comparison.differences.at(1); }

}  // namespace

TEST_CASE("p comes near the share of all turnings", "[evaluation]") {
  std::mt19937 random(17);
  for (int round = 0; round < 12; ++round) {
    std::vector<std::pair<int, int>> ranks;
    for (int i = 0; i < 12; ++i) ranks.emplace_back(random() % 11, round % 2 == 0 ? random() % 11 : random() % 4);
    const auto pair = runs(ranks);
    const auto comparison = compare(pair.first, pair.second, pair.judgements);
    CHECK(comparison.queries == 12);
    REQUIRE(mrr(comparison).metric == "MRR@10");
    CHECK(mrr(comparison).p == Approx(all_turnings(ranks)).margin(0.025));  // five standard errors at p = .5
    CHECK(mrr(comparison).mean == Approx(mrr(comparison).second - mrr(comparison).first));
  }
}

TEST_CASE("equal runs differ by nothing, with p 1", "[evaluation]") {
  const auto pair = runs({{1, 1}, {3, 3}, {0, 0}});
  for (const auto& difference : compare(pair.first, pair.second, pair.judgements).differences) {
    CHECK(difference.mean == 0.0);
    CHECK(difference.p == 1.0);
    CHECK(difference.better + difference.worse == 0);
  }
  CHECK(compare({}, {}, {}).queries == 0);
}

TEST_CASE("which run comes first turns the sign and nothing else", "[evaluation]") {
  const auto pair = runs({{1, 2}, {3, 1}, {0, 4}, {5, 2}, {2, 2}, {7, 3}});
  const auto there = compare(pair.first, pair.second, pair.judgements);
  const auto back = compare(pair.second, pair.first, pair.judgements);
  const auto again = compare(pair.first, pair.second, pair.judgements);
  for (std::size_t m = 0; m < there.differences.size(); ++m) {
    CHECK(there.differences[m].mean == -back.differences[m].mean);
    CHECK(there.differences[m].p == back.differences[m].p);
    CHECK(there.differences[m].p == again.differences[m].p);
    CHECK(there.differences[m].better == back.differences[m].worse);
  }
  CHECK(mrr(there).better == 4);
  CHECK(mrr(there).worse == 1);
}

TEST_CASE("a clear gain over many queries is told from chance", "[evaluation]") {
  const auto pair = runs(std::vector<std::pair<int, int>>(30, {2, 1}));
  CHECK(mrr(compare(pair.first, pair.second, pair.judgements)).p < 0.001);
}

TEST_CASE("a query that one run lacks found nothing there", "[evaluation]") {
  auto pair = runs({{1, 1}, {2, 1}});
  pair.first.pop_back();
  const auto comparison = compare(pair.first, pair.second, pair.judgements);
  CHECK(comparison.queries == 2);
  CHECK(mrr(comparison).first == Approx(0.5));
  CHECK(mrr(comparison).second == Approx(1.0));
}
