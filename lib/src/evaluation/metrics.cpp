// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "iken/evaluation.hpp"

namespace iken::evaluation {

namespace {

double discount(std::size_t rank) { return 1.0 / std::log2(static_cast<double>(rank) + 1.0); }

/// Gains of the best possible order, summed over ten ranks.
double ideal_gain(const std::map<std::string, int>& grades) {
  std::vector<int> best;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) best.push_back(grade);
  }
  std::sort(best.begin(), best.end(), std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(best.size(), 10); ++i) sum += best[i] * discount(i + 1);
  return sum;
}

/// Adds up what each rank brings.
class Sums {
 public:
  void add(std::size_t rank, int grade) {
    if (grade <= 0) return;
    ++found_;
    precisions_ += static_cast<double>(found_) / static_cast<double>(rank);
    if (rank == 1) metrics_.p1 = 1;
    if (rank > 10) return;
    if (metrics_.mrr10 <= 0) metrics_.mrr10 = 1.0 / static_cast<double>(rank);
    gain_ += grade * discount(rank);
    ++found_in_ten_;
  }

  [[nodiscard]] Metrics over(double relevant, double ideal) const {
    auto metrics = metrics_;
    metrics.ndcg10 = gain_ / ideal;
    metrics.r10 = found_in_ten_ / relevant;
    metrics.r100 = static_cast<double>(found_) / relevant;
    metrics.map100 = precisions_ / relevant;
    return metrics;
  }

 private:
  Metrics metrics_;
  double gain_ = 0;
  double precisions_ = 0;
  double found_in_ten_ = 0;
  std::size_t found_ = 0;
};

}  // namespace

std::vector<std::pair<std::string_view, double>> named(const Metrics& metrics) {
  return {{"P@1", metrics.p1},   {"MRR@10", metrics.mrr10}, {"nDCG@10", metrics.ndcg10},
          {"R@10", metrics.r10}, {"R@100", metrics.r100},   {"MAP@100", metrics.map100}};
}

Metrics measure(const std::vector<RankedRecord>& records, const std::map<std::string, int>& grades) {
  const auto relevant = std::count_if(grades.begin(), grades.end(), [](const auto& g) { return g.second > 0; });
  if (relevant == 0) return {};
  Sums sums;
  std::unordered_set<std::string_view> seen;
  std::size_t rank = 0;
  for (const auto& record : records) {
    if (++rank > 100) break;
    const auto grade = grades.find(record.id);
    if (grade != grades.end() && seen.insert(record.id).second) sums.add(rank, grade->second);
  }
  return sums.over(static_cast<double>(relevant), ideal_gain(grades));
}

namespace {

void add(Metrics& sum, const Metrics& metrics, double share) {
  sum.p1 += metrics.p1 * share;
  sum.mrr10 += metrics.mrr10 * share;
  sum.ndcg10 += metrics.ndcg10 * share;
  sum.r10 += metrics.r10 * share;
  sum.r100 += metrics.r100 * share;
  sum.map100 += metrics.map100 * share;
}

bool has_relevant(const std::map<std::string, int>& grades) {
  return std::any_of(grades.begin(), grades.end(), [](const auto& g) { return g.second > 0; });
}

}  // namespace

Evaluation evaluate(const Run& run, const Judgements& judgements) {
  Evaluation evaluation;
  for (const auto& query : run) {
    const auto grades = judgements.find(query.id);
    if (grades == judgements.end() || !has_relevant(grades->second)) {
      evaluation.unjudged.push_back(query.id);
    } else {
      evaluation.each.push_back({query.id, measure(query.records, grades->second)});
    }
  }
  evaluation.queries = evaluation.each.size();
  for (const auto& query : evaluation.each) {
    add(evaluation.mean, query.metrics, 1.0 / static_cast<double>(evaluation.queries));
  }
  return evaluation;
}

}  // namespace iken::evaluation
