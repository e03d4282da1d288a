// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "evaluation/plain_query.hpp"
#include "iken/evaluation.hpp"

using namespace iken;

namespace {

std::vector<RankedId> ranking(const std::vector<std::string>& ids) {
  std::vector<RankedId> out;
  for (std::size_t i = 0; i < ids.size(); ++i) out.push_back({ids[i], 100.0 - static_cast<double>(i)});
  return out;
}

std::vector<RankedId> random_ranking(std::mt19937& random, std::size_t of) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < of; ++i) ids.push_back("d" + std::to_string(i));
  std::shuffle(ids.begin(), ids.end(), random);
  ids.resize(random() % (of + 1));
  return ranking(ids);
}

Grades random_grades(std::mt19937& random, std::size_t of) {
  Grades grades;
  for (std::size_t i = 0; i < of; ++i) {
    if (random() % 4 == 0) grades["d" + std::to_string(i)] = static_cast<int>(random() % 5) - 1;
  }
  return grades;
}

}  // namespace

TEST_CASE("known values") {
  const Grades grades = {{"a", 3}, {"b", 1}, {"c", 2}, {"z", 0}};
  const auto m = judge(ranking({"x", "a", "z", "c"}), grades);
  CHECK(m.p_at_1 == 0);
  CHECK(m.mrr_at_10 == Approx(0.5));
  const auto ideal = 3 + 2 / std::log2(3) + 1 / 2.0;
  CHECK(m.ndcg_at_10 == Approx((3 / std::log2(3) + 2 / std::log2(5)) / ideal));
  CHECK(m.r_at_10 == Approx(2.0 / 3));
  CHECK(m.r_at_100 == Approx(2.0 / 3));
  CHECK(m.map_at_100 == Approx((1.0 / 2 + 2.0 / 4) / 3));
}

TEST_CASE("an answer behind the tenth and behind the hundredth place") {
  std::vector<std::string> ids;
  for (int i = 0; i < 120; ++i) ids.push_back("x" + std::to_string(i));
  ids[10] = "a";
  auto m = judge(ranking(ids), {{"a", 1}});
  CHECK(m.mrr_at_10 == 0);
  CHECK(m.ndcg_at_10 == 0);
  CHECK(m.r_at_10 == 0);
  CHECK(m.r_at_100 == 1);
  CHECK(m.map_at_100 == Approx(1.0 / 11));
  ids[10] = "y";
  ids[100] = "a";
  CHECK(judge(ranking(ids), {{"a", 1}}) == Metrics());
}

TEST_CASE("a record that stands twice counts once") {
  const auto m = judge(ranking({"a", "a", "b"}), {{"a", 1}, {"b", 1}});
  CHECK(m.r_at_10 == 1);
  CHECK(m.map_at_100 == 1);
  CHECK(m.ndcg_at_10 == Approx(1));
}

TEST_CASE("every measure lies between 0 and 1, and the best order reaches 1") {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const auto grades = random_grades(random, 8);
    const auto m = judge(random_ranking(random, 8), grades);
    for (const auto& [measure, value] : named(m)) {
      INFO(measure);
      CHECK(value >= 0);
      CHECK(value <= 1 + 1e-12);
    }
    std::vector<std::string> best;
    for (int g = 3; g > 0; --g) {
      for (const auto& [id, grade] : grades) {
        if (grade == g) best.push_back(id);
      }
    }
    const auto perfect = judge(ranking(best), grades);
    for (const auto& [measure, value] : named(perfect)) CHECK(value == Approx(best.empty() ? 0.0 : 1.0));
  }
}

TEST_CASE("a mean counts judged queries, also those without a ranking") {
  const Qrels qrels = {{"q1", {{"a", 1}}}, {"q2", {{"a", 1}}}, {"q3", {{"a", 0}}}};
  const auto judged = judge(Run{{"q1", ranking({"a"})}, {"q9", ranking({"a"})}}, qrels);
  CHECK(judged.queries == 2);
  CHECK(judged.mean.p_at_1 == Approx(0.5));
  CHECK(judge(Run(), Qrels()).queries == 0);
}

TEST_CASE("the paired test tells a difference from chance, the same way every time") {
  Judgement a;
  Judgement b;
  Judgement c;
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    const auto id = "q" + std::to_string(i);
    const double value = (random() % 100) / 200.0;
    a.each[id].ndcg_at_10 = value;
    b.each[id].ndcg_at_10 = value + 0.2;
    c.each[id].ndcg_at_10 = value + (i % 2 == 0 ? 0.1 : -0.1);
  }
  const auto better = compare(a, b);
  CHECK(better.queries == 60);
  CHECK(better.second - better.first == Approx(0.2));
  CHECK(better.p < 0.001);
  CHECK(compare(b, a).p == better.p);
  CHECK(compare(a, b).p == better.p);
  CHECK(compare(a, c).p > 0.9);
  CHECK(compare(a, a).p == 1);
  CHECK(compare(a, Judgement()).queries == 0);
}

TEST_CASE("with few queries p is what counting every swap gives") {
  Judgement a;
  Judgement b;
  const std::vector<double> differences = {0.3, 0.1, -0.05, 0.2, 0.4};
  for (std::size_t i = 0; i < differences.size(); ++i) {
    a.each["q" + std::to_string(i)].ndcg_at_10 = 0.5;
    b.each["q" + std::to_string(i)].ndcg_at_10 = 0.5 + differences[i];
  }
  int as_far = 0;
  for (unsigned signs = 0; signs < 32; ++signs) {
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i) sum += (signs >> i & 1U) != 0 ? differences[i] : -differences[i];
    if (std::fabs(sum) >= 0.95 - 1e-9) ++as_far;
  }
  CHECK(compare(a, b).p == Approx(as_far / 32.0).margin(0.02));
}

TEST_CASE("plain text has no operators") {
  using evaluation::plain_query;
  CHECK(plain_query("意見:図書館（新館） OR -休館日 *") == "意見 図書館 新館 休館日");
  CHECK(plain_query("「無線LAN」 NOT Wi-Fi") == "無線LAN Wi-Fi");
  CHECK(plain_query(" - (\"") .empty());
}
