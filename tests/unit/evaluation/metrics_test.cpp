// The metrics against values worked out by hand and against their plain definition.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "iken/evaluation.hpp"

using namespace iken::evaluation;

namespace {

std::vector<RankedRecord> ranked(const std::vector<std::string>& ids) {
  std::vector<RankedRecord> records;
  for (const auto& id : ids) records.push_back({id, 100.0 - static_cast<double>(records.size())});
  return records;
}

std::vector<std::string> numbers(int from, int to) {
  std::vector<std::string> ids;
  for (int i = from; i < to; ++i) ids.push_back("n" + std::to_string(i));
  return ids;
}

/// Written down a second time, from the definitions alone.
Metrics plain(const std::vector<RankedRecord>& records, const std::map<std::string, int>& grades) {
  const auto grade = [&](std::size_t rank) {
    const auto found = rank <= records.size() ? grades.find(records[rank - 1].id) : grades.end();
    return found == grades.end() ? 0 : std::max(found->second, 0);
  };
  std::vector<int> best;
  for (const auto& g : grades) best.push_back(std::max(g.second, 0));
  std::sort(best.rbegin(), best.rend());
  best.resize(std::max<std::size_t>(best.size(), 10), 0);
  const auto relevant = static_cast<double>(std::count_if(best.begin(), best.end(), [](int g) { return g > 0; }));
  if (relevant <= 0) return {};
  const auto found = [&](std::size_t depth) {
    double count = 0;
    for (std::size_t rank = 1; rank <= depth; ++rank) count += grade(rank) > 0 ? 1 : 0;
    return count;
  };
  Metrics m;
  m.p1 = found(1);
  m.r10 = found(10) / relevant;
  m.r100 = found(100) / relevant;
  double gain = 0, ideal = 0;
  for (std::size_t rank = 10; rank >= 1; --rank) {
    if (grade(rank) > 0) m.mrr10 = 1.0 / static_cast<double>(rank);
    const auto discount = std::log2(static_cast<double>(rank) + 1.0);
    gain += grade(rank) / discount;
    ideal += best[rank - 1] / discount;
  }
  m.ndcg10 = gain / ideal;
  for (std::size_t rank = 1; rank <= 100; ++rank) {
    if (grade(rank) > 0) m.map100 += found(rank) / static_cast<double>(rank) / relevant;
  }
  return m;
}

}  // namespace

TEST_CASE("metrics of a small answer, by hand", "[evaluation]") {
  // Relevant at ranks 2 (grade 1) and 4 (grade 3); one relevant record (grade 2) is missing.
  const auto m = measure(ranked({"x", "a", "y", "b"}), {{"a", 1}, {"b", 3}, {"c", 2}, {"x", 0}});
  CHECK(m.p1 == 0.0);
  CHECK(m.mrr10 == Approx(0.5));
  CHECK(m.r10 == Approx(2.0 / 3.0));
  CHECK(m.r100 == Approx(2.0 / 3.0));
  CHECK(m.map100 == Approx((1.0 / 2.0 + 2.0 / 4.0) / 3.0));
  // DCG = 1/log2(3) + 3/log2(5) = 0.63093 + 1.29203; ideal = 3 + 2/log2(3) + 1/log2(4) = 4.76186.
  CHECK(m.ndcg10 == Approx(1.922959 / 4.761860).epsilon(1e-5));
}

TEST_CASE("the cuts are at 10 and at 100", "[evaluation]") {
  auto ids = numbers(0, 9);
  ids.push_back("a");  // rank 10
  ids.push_back("b");  // rank 11
  for (const auto& id : numbers(9, 97)) ids.push_back(id);
  ids.push_back("c");  // rank 100
  ids.push_back("d");  // rank 101
  REQUIRE(ids.size() == 101);
  const auto m = measure(ranked(ids), {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}});
  CHECK(m.mrr10 == Approx(0.1));
  CHECK(m.r10 == Approx(0.25));
  CHECK(m.r100 == Approx(0.75));
  CHECK(m.map100 == Approx((1.0 / 10 + 2.0 / 11 + 3.0 / 100) / 4));
  CHECK(measure(ranked({"y", "b"}), {{"b", 1}}).mrr10 == Approx(0.5));
  CHECK(measure(ranked(numbers(0, 12)), {{"n10", 1}}).mrr10 == 0.0);
}

TEST_CASE("metrics equal their plain definition", "[evaluation]") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    auto ids = numbers(0, static_cast<int>(random() % 150));
    std::shuffle(ids.begin(), ids.end(), random);
    std::map<std::string, int> grades;
    for (auto n = random() % 30; n > 0; --n) grades["n" + std::to_string(random() % 160)] = static_cast<int>(random() % 5) - 1;
    const auto records = ranked(ids);
    const auto got = named(measure(records, grades));
    const auto expected = named(plain(records, grades));
    for (std::size_t i = 0; i < got.size(); ++i) {
      CAPTURE(got[i].first);
      CHECK(got[i].second == Approx(expected[i].second).margin(1e-12));
      CHECK(got[i].second >= 0.0);
      CHECK(got[i].second <= 1.0 + 1e-12);
    }
  }
}

TEST_CASE("the best possible order gets 1 everywhere that it can", "[evaluation]") {
  const auto m = measure(ranked({"a", "b", "c"}), {{"a", 3}, {"b", 2}, {"c", 1}});
  for (const auto& [name, value] : named(m)) {
    CAPTURE(name);
    CHECK(value == Approx(1.0));
  }
}

TEST_CASE("a record named twice counts once", "[evaluation]") {
  const auto m = measure(ranked({"a", "a", "a"}), {{"a", 1}, {"b", 1}});
  CHECK(m.r10 == Approx(0.5));
  CHECK(m.map100 == Approx(0.5));
}

TEST_CASE("means are over the judged queries of the run, empty answers included", "[evaluation]") {
  const Judgements judgements = {{"q1", {{"a", 1}}}, {"q2", {{"b", 2}}}, {"q3", {{"c", 0}}}, {"q4", {{"d", 1}}}};
  const Run run = {{"q1", ranked({"a"})}, {"q2", {}}, {"q3", ranked({"c"})}, {"q5", ranked({"a"})}};
  const auto e = evaluate(run, judgements);
  CHECK(e.queries == 2);
  CHECK(e.mean.p1 == Approx(0.5));
  CHECK(e.mean.ndcg10 == Approx(0.5));
  CHECK(e.unjudged == std::vector<std::string>{"q3", "q5"});
  REQUIRE(e.each.size() == 2);
  CHECK(e.each[1].id == "q2");
  const auto none = evaluate({}, judgements);
  CHECK(none.queries == 0);
  CHECK(none.mean == Metrics{});
}
