// The inner loop of every comparison of vectors.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace iken::vectors {

/// Sum of a[i]·b[i] over the shorter of both. Exact: 32 bits hold 130,000 dimensions. About 13 ns for 100 dimensions.
std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b);

/// dot(query, row) for every row of `rows`, which holds products.size() × query.size() bytes.
void dots(std::span<const std::int8_t> query, std::span<const std::int8_t> rows, std::span<std::int32_t> products);

/// dot(a, b) / (|a|·|b|), from -1 to 1; 0 where one of them is all zeros.
float cosine(std::span<const std::int8_t> a, std::span<const std::int8_t> b);

/// Length of a vector.
float length(std::span<const std::int8_t> a);

}  // namespace iken::vectors
