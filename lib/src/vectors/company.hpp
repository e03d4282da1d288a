// Which words stand near which, as a sparse matrix.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "vectors/corpus.hpp"

namespace iken::vectors {

/// Square; row by row, columns ascending.
struct SparseMatrix {
  std::vector<std::size_t> begins;  ///< size + 1
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  [[nodiscard]] std::size_t size() const { return begins.empty() ? 0 : begins.size() - 1; }
};

struct CompanyOptions {
  std::size_t window = 8;
  double context_power = 0.75;
  unsigned jobs = 1;
};

/// Told how many rows are done; false stops.
using RowsDone = std::function<bool(std::size_t done)>;

/// Positive pointwise mutual information: log(n(i,j) · Σ n(k)^p / (n(i) · n(j)^p)) where above 0, n(i,j) = how often j
/// stands within `window` words of i. Empty when stopped. Rows are counted a few hundred at a time, so that memory is
/// that of the result.
SparseMatrix company(const Corpus& corpus, const CompanyOptions& options, const RowsDone& done);

}  // namespace iken::vectors
