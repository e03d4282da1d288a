// Compiled with -O3 (lib/CMakeLists.txt): the vectorizer of -O2 leaves a loop of unknown length alone, ten times slower.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/dot.hpp"

#include <algorithm>
#include <cmath>

namespace iken::vectors {

namespace {

inline std::int32_t product(const std::int8_t* left, const std::int8_t* right, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::int32_t>(left[i]) * right[i];
  return sum;
}

}  // namespace

std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  return product(a.data(), b.data(), std::min(a.size(), b.size()));
}

void dots(std::span<const std::int8_t> query, std::span<const std::int8_t> rows, std::span<std::int32_t> products) {
  const auto size = query.size();
  for (std::size_t i = 0; i < products.size(); ++i) products[i] = product(query.data(), rows.data() + i * size, size);
}

float length(std::span<const std::int8_t> a) { return std::sqrt(static_cast<float>(dot(a, a))); }

float cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  const auto lengths = length(a) * length(b);
  return lengths > 0 ? static_cast<float>(dot(a, b)) / lengths : 0.0F;
}

}  // namespace iken::vectors
