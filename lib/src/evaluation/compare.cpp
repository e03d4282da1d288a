// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <random>

#include "iken/evaluation.hpp"

namespace iken::evaluation {

namespace {

using Values = std::vector<std::vector<double>>;  ///< by metric, then by query

/// The values of `run` for the queries named, zeros where it lacks one.
Values values_of(const Run& run, const std::vector<std::string>& queries, const Judgements& judgements) {
  std::map<std::string_view, const RankedQuery*> answers;
  for (const auto& query : run) answers.emplace(query.id, &query);
  Values values(named({}).size(), std::vector<double>(queries.size(), 0.0));
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const auto answer = answers.find(queries[q]);
    if (answer == answers.end()) continue;
    const auto metrics = named(measure(answer->second->records, judgements.at(queries[q])));
    for (std::size_t m = 0; m < metrics.size(); ++m) values[m][q] = metrics[m].second;
  }
  return values;
}

std::vector<std::string> judged_queries(const Run& first, const Run& second, const Judgements& judgements) {
  std::vector<std::string> queries;
  for (const auto* run : {&first, &second}) {
    for (const auto& query : evaluate(*run, judgements).each) queries.push_back(query.id);
  }
  std::sort(queries.begin(), queries.end());
  queries.erase(std::unique(queries.begin(), queries.end()), queries.end());
  return queries;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

/// One bit per query from a generator whose output the standard fixes.
class Coins {
 public:
  explicit Coins(std::uint64_t seed) : random_(seed) {}
  bool toss() {
    if (left_ == 0) {
      bits_ = random_();
      left_ = 64;
    }
    --left_;
    const bool heads = (bits_ & 1) != 0;
    bits_ >>= 1;
    return heads;
  }

 private:
  std::mt19937_64 random_;
  std::uint64_t bits_ = 0;
  int left_ = 0;
};

double randomization_p(std::vector<double> differences, const ComparisonOptions& options) {
  // Queries without a difference add nothing whichever way they are turned.
  std::erase(differences, 0.0);
  double observed = 0;
  for (const double d : differences) observed += d;
  // Sums of the same numbers in another order of signs may differ in their last bits.
  const double bar = std::fabs(observed) - 1e-9;
  Coins coins(options.seed);
  std::size_t as_far = 0;
  for (std::size_t i = 0; i < options.permutations; ++i) {
    double sum = 0;
    for (const double d : differences) sum += coins.toss() ? d : -d;
    if (std::fabs(sum) >= bar) ++as_far;
  }
  return static_cast<double>(as_far + 1) / static_cast<double>(options.permutations + 1);
}

Difference difference(std::string_view metric, const std::vector<double>& first, const std::vector<double>& second,
                      const ComparisonOptions& options) {
  std::vector<double> differences(first.size());
  for (std::size_t q = 0; q < first.size(); ++q) differences[q] = second[q] - first[q];
  Difference result;
  result.metric = metric;
  result.first = mean(first);
  result.second = mean(second);
  result.mean = result.second - result.first;
  const auto count = [&](auto&& test) {
    return static_cast<std::size_t>(std::count_if(differences.begin(), differences.end(), test));
  };
  result.better = count([](double d) { return d > 0; });
  result.worse = count([](double d) { return d < 0; });
  result.p = randomization_p(std::move(differences), options);
  return result;
}

}  // namespace

Comparison compare(const Run& first, const Run& second, const Judgements& judgements,
                   const ComparisonOptions& options) {
  const auto queries = judged_queries(first, second, judgements);
  const auto a = values_of(first, queries, judgements);
  const auto b = values_of(second, queries, judgements);
  Comparison comparison;
  comparison.queries = queries.size();
  const auto names = named({});
  for (std::size_t m = 0; m < names.size(); ++m) {
    comparison.differences.push_back(difference(names[m].first, a[m], b[m], options));
  }
  return comparison;
}

}  // namespace iken::evaluation
