// The directions in which a sparse matrix is largest.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "vectors/company.hpp"

namespace iken::vectors {

struct FactorOptions {
  std::size_t dims = 100;
  std::size_t spare = 100;  ///< directions more than wanted, which make the wanted ones exact
  std::size_t rounds = 3;   ///< of refinement
  double power = 0.25;      ///< singular values are raised to it: 0 = all directions alike, 1 = as they are
  unsigned jobs = 1;
};

/// Left singular vectors times singular values^power, `dims` numbers per row. Randomized, with fixed random numbers
/// (Halko, Martinsson, Tropp 2011). A matrix of fewer rows than `dims` leaves the last ones zero. Told how many of its
/// steps are done; empty when stopped.
std::vector<float> factors(const SparseMatrix& matrix, const FactorOptions& options,
                           const std::function<bool(std::size_t done, std::size_t steps)>& progress);

}  // namespace iken::vectors
