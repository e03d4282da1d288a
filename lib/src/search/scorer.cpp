// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/scorer.hpp"

#include <cmath>

namespace iken::search {

Scorer::Scorer(const store::Columns& columns, const Ranking& ranking)
    : columns_(columns), ranking_(ranking), k1_(static_cast<float>(ranking.k1)) {
  for (std::size_t f = 0; f < store::field_count; ++f) {
    for (std::size_t length = 0; length < longest_known; ++length) weights_[f][length] = weight_of(f, length);
  }
}

double Scorer::idf(std::size_t records) const {
  const auto n = static_cast<double>(columns_.records);
  const auto df = static_cast<double>(records);
  return std::log(1 + (n - df + 0.5) / (df + 0.5));
}

float Scorer::weight_of(std::size_t field, std::size_t length) const {
  const auto b = ranking_.b[field];
  const auto relative = static_cast<double>(length) / columns_.mean_length[field];
  return static_cast<float>(ranking_.field_weight[field] / (1 - b + b * relative));
}

}  // namespace iken::search
