// Whether one run is better than another, or lucky.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <random>

#include "iken/evaluation.hpp"

namespace iken {
namespace {

constexpr int permutations = 10000;
constexpr std::uint64_t seed = 20160701;

/// One bit after another: how each difference's sign is drawn.
class Coins {
 public:
  bool next() {
    if (left_ == 0) {
      bits_ = random_();
      left_ = 64;
    }
    --left_;
    const bool heads = (bits_ & 1U) != 0;
    bits_ >>= 1U;
    return heads;
  }

 private:
  std::mt19937_64 random_{seed};
  std::uint64_t bits_ = 0;
  int left_ = 0;
};

/// Share of random sign changes whose sum is at least as far from zero; the observed one counts as one of them.
double randomized(const std::vector<double>& differences) {
  double observed = 0;
  for (const auto difference : differences) observed += difference;
  const auto least = std::fabs(observed) - 1e-12;  // sums in another order differ in the last bits
  Coins coins;
  int as_far = 0;
  for (int i = 0; i < permutations; ++i) {
    double sum = 0;
    for (const auto difference : differences) sum += coins.next() ? difference : -difference;
    if (std::fabs(sum) >= least) ++as_far;
  }
  return (as_far + 1.0) / (permutations + 1.0);
}

}  // namespace

Comparison compare(const Judgement& first, const Judgement& second, double Metrics::*metric) {
  Comparison comparison;
  std::vector<double> differences;
  for (const auto& [query, metrics] : first.each) {
    const auto other = second.each.find(query);
    if (other == second.each.end()) continue;
    ++comparison.queries;
    comparison.first += metrics.*metric;
    comparison.second += other->second.*metric;
    // Equal queries change no sum, however their coin falls.
    if (metrics.*metric != other->second.*metric) differences.push_back(metrics.*metric - other->second.*metric);
  }
  if (comparison.queries == 0) return comparison;
  comparison.first /= static_cast<double>(comparison.queries);
  comparison.second /= static_cast<double>(comparison.queries);
  if (!differences.empty()) comparison.p = randomized(differences);
  return comparison;
}

}  // namespace iken
