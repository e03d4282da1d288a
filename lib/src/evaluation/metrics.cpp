// The measures of a ranking, as functions of ids and grades alone.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <set>

#include "iken/evaluation.hpp"

namespace iken {
namespace {

constexpr std::size_t near = 10;
constexpr std::size_t far = 100;

double discount(std::size_t rank) { return std::log2(static_cast<double>(rank) + 1); }

/// Grades of the answers, best first: the ranking that cannot be bettered.
std::vector<int> ideal_gains(const Grades& grades) {
  std::vector<int> gains;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) gains.push_back(grade);
  }
  std::sort(gains.rbegin(), gains.rend());
  return gains;
}

/// Grades in the order of the ranking, 0 for no answer.
std::vector<int> gains_of(const std::vector<RankedId>& ranking, const Grades& grades) {
  std::vector<int> gains;
  std::set<std::string_view> seen;
  for (const auto& entry : ranking) {
    if (gains.size() == far) break;
    if (!seen.insert(entry.id).second) continue;
    const auto known = grades.find(entry.id);
    gains.push_back(known == grades.end() ? 0 : std::max(known->second, 0));
  }
  return gains;
}

double dcg(const std::vector<int>& gains) {
  double sum = 0;
  for (std::size_t i = 0; i < gains.size() && i < near; ++i) sum += gains[i] / discount(i + 1);
  return sum;
}

void add(Metrics& sum, const Metrics& one) {
  sum.p_at_1 += one.p_at_1;
  sum.mrr_at_10 += one.mrr_at_10;
  sum.ndcg_at_10 += one.ndcg_at_10;
  sum.r_at_10 += one.r_at_10;
  sum.r_at_100 += one.r_at_100;
  sum.map_at_100 += one.map_at_100;
}

Metrics divided(const Metrics& sum, double by) {
  return {sum.p_at_1 / by,  sum.mrr_at_10 / by, sum.ndcg_at_10 / by,
          sum.r_at_10 / by, sum.r_at_100 / by,  sum.map_at_100 / by};
}

}  // namespace

std::vector<std::pair<std::string_view, double>> named(const Metrics& metrics) {
  return {{"P@1", metrics.p_at_1},   {"MRR@10", metrics.mrr_at_10}, {"nDCG@10", metrics.ndcg_at_10},
          {"R@10", metrics.r_at_10}, {"R@100", metrics.r_at_100},   {"MAP@100", metrics.map_at_100}};
}

Metrics judge(const std::vector<RankedId>& ranking, const Grades& grades) {
  const auto ideal = ideal_gains(grades);
  if (ideal.empty()) return {};
  const auto gains = gains_of(ranking, grades);
  const auto answers = static_cast<double>(ideal.size());
  Metrics metrics;
  metrics.ndcg_at_10 = dcg(gains) / dcg(ideal);
  double found = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (gains[i] == 0) continue;
    const auto rank = static_cast<double>(i + 1);
    if (found == 0 && i < near) metrics.mrr_at_10 = 1 / rank;
    if (i == 0) metrics.p_at_1 = 1;
    found += 1;
    if (i < near) metrics.r_at_10 = found / answers;
    metrics.map_at_100 += found / rank / answers;
  }
  metrics.r_at_100 = found / answers;
  return metrics;
}

Judgement judge(const Run& run, const Qrels& qrels) {
  Judgement judgement;
  Metrics sum;
  for (const auto& [query, grades] : qrels) {
    if (ideal_gains(grades).empty()) continue;
    const auto ranking = run.find(query);
    const auto metrics = ranking == run.end() ? Metrics() : judge(ranking->second, grades);
    add(sum, metrics);
    judgement.each.emplace(query, metrics);
  }
  judgement.queries = judgement.each.size();
  if (judgement.queries > 0) judgement.mean = divided(sum, static_cast<double>(judgement.queries));
  return judgement;
}

}  // namespace iken
