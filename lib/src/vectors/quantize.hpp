// Vectors of real numbers as one byte per dimension. Only directions are kept: the largest value becomes 127.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace iken::vectors {

/// Writes `values` to `bytes` (of the same size). All zeros, or anything not finite, gives all zeros.
inline void quantize(std::span<const float> values, std::span<std::int8_t> bytes) {
  float largest = 0;
  bool finite = true;
  for (const float value : values) {
    largest = std::max(largest, std::fabs(value));
    finite = finite && std::isfinite(value);
  }
  const float scale = finite && largest > 0 ? 127.0F / largest : 0.0F;
  for (std::size_t i = 0; i < values.size(); ++i) {
    bytes[i] = scale > 0 ? static_cast<std::int8_t>(std::lround(values[i] * scale)) : std::int8_t{0};
  }
}

}  // namespace iken::vectors
