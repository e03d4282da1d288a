// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/factors.hpp"

#include <Eigen/Dense>
#include <cmath>
#include <thread>

namespace iken::vectors {

namespace {

using Dense = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Calls work(first, last) for `jobs` stretches of 0 … size, each on a thread of its own.
template <class Work>
void in_stretches(std::size_t size, unsigned jobs, Work work) {
  std::vector<std::thread> others;
  for (unsigned i = 1; i < jobs; ++i) others.emplace_back(work, size * i / jobs, size * (i + 1) / jobs);
  work(std::size_t{0}, size / jobs);
  for (auto& other : others) other.join();
}

/// matrix · right
Dense product(const SparseMatrix& matrix, const Dense& right, unsigned jobs) {
  Dense result = Dense::Zero(static_cast<Eigen::Index>(matrix.size()), right.cols());
  in_stretches(matrix.size(), jobs, [&](std::size_t first, std::size_t last) {
    for (auto i = first; i < last; ++i) {
      auto row = result.row(static_cast<Eigen::Index>(i));
      for (auto k = matrix.begins[i]; k < matrix.begins[i + 1]; ++k)
        row += matrix.values[k] * right.row(matrix.columns[k]);
    }
  });
  return result;
}

/// matrixᵀ · right, each thread in columns of its own: sums are made in the same order for any number of threads.
Dense transposed_product(const SparseMatrix& matrix, const Dense& right, unsigned jobs) {
  Dense result = Dense::Zero(static_cast<Eigen::Index>(matrix.size()), right.cols());
  in_stretches(static_cast<std::size_t>(right.cols()), jobs, [&](std::size_t first, std::size_t last) {
    const auto begin = static_cast<Eigen::Index>(first);
    const auto width = static_cast<Eigen::Index>(last - first);
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      const auto row = right.row(static_cast<Eigen::Index>(i)).segment(begin, width);
      for (auto k = matrix.begins[i]; k < matrix.begins[i + 1]; ++k) {
        result.row(matrix.columns[k]).segment(begin, width) += matrix.values[k] * row;
      }
    }
  });
  return result;
}

/// Columns of length 1 at right angles to each other that span the same space.
Dense orthonormal(const Dense& columns) {
  const Eigen::HouseholderQR<Eigen::MatrixXf> decomposed(columns);
  return decomposed.householderQ() * Eigen::MatrixXf::Identity(columns.rows(), columns.cols());
}

/// Numbers between -1 and 1 that are the same on every machine (Marsaglia's xorshift64*).
Dense random(std::size_t rows, std::size_t columns) {
  Dense result(rows, columns);
  std::uint64_t state = 20161201;
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    const auto drawn = static_cast<std::int32_t>((state * 0x2545F4914F6CDD1DULL) >> 32);
    result.data()[i] = static_cast<float>(drawn) / 2147483648.0F;
  }
  return result;
}

/// A direction may be turned round: the largest of its numbers is made positive.
void orient(Dense& vectors) {
  for (Eigen::Index c = 0; c < vectors.cols(); ++c) {
    Eigen::Index at = 0;
    vectors.col(c).cwiseAbs().maxCoeff(&at);
    if (vectors(at, c) < 0) vectors.col(c) *= -1;
  }
}

}  // namespace

std::vector<float> factors(const SparseMatrix& matrix, const FactorOptions& options,
                           const std::function<bool(std::size_t, std::size_t)>& progress) {
  const auto size = matrix.size();
  const auto width = std::min(size, options.dims + options.spare);
  const std::size_t steps = 2 * options.rounds + 2;
  std::size_t done = 0;
  const auto going_on = [&] { return !progress || progress(++done, steps); };
  Dense left = orthonormal(product(matrix, random(size, width), options.jobs));
  for (std::size_t round = 0; round < options.rounds; ++round) {
    if (!going_on()) return {};
    const Dense right = orthonormal(transposed_product(matrix, left, options.jobs));
    if (!going_on()) return {};
    left = orthonormal(product(matrix, right, options.jobs));
  }
  if (!going_on()) return {};
  const Dense small = transposed_product(matrix, left, options.jobs);  // leftᵀ · matrix, transposed
  const Eigen::MatrixXd squares = (small.transpose() * small).cast<double>();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(squares);  // ascending
  const auto wanted = static_cast<Eigen::Index>(std::min(width, options.dims));
  const Eigen::MatrixXf turn = solved.eigenvectors().rowwise().reverse().leftCols(wanted).cast<float>();
  Dense vectors = left * turn;
  for (Eigen::Index c = 0; c < wanted; ++c) {
    const auto square = std::max(0.0, solved.eigenvalues()(solved.eigenvalues().size() - 1 - c));
    vectors.col(c) *= static_cast<float>(std::pow(square, options.power / 2));
  }
  orient(vectors);
  std::vector<float> result(size * options.dims, 0.0F);
  for (std::size_t i = 0; i < size; ++i) {
    for (Eigen::Index c = 0; c < wanted; ++c) {
      result[i * options.dims + static_cast<std::size_t>(c)] = vectors(static_cast<Eigen::Index>(i), c);
    }
  }
  going_on();
  return result;
}

}  // namespace iken::vectors
