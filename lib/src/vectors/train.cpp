// From texts to a table: company counted, weighed, reduced.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <random>
#include <unordered_map>
#include <thread>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <Eigen/Dense>
#include <Eigen/SparseCore>
#pragma GCC diagnostic pop

#include "iken/vectors.hpp"
#include "vectors/corpus.hpp"
#include "vectors/table.hpp"

namespace iken {
namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor, int>;

constexpr double context_power = 0.75;  ///< rare company counts less than its rarity says
constexpr int oversampling = 20;
constexpr int power_iterations = 3;
constexpr unsigned seed = 20160701;

/// How often two words stand near each other: the lower half of a square, two bytes each, what is above in a map.
class PairCounts {
 public:
  explicit PairCounts(std::size_t words) : low_(words * (words + 1) / 2) {}

  void add(std::uint32_t a, std::uint32_t b) {
    auto& count = low_[at(a, b)];
    if (++count == 0) ++high_[at(a, b)];
  }
  [[nodiscard]] double get(std::uint32_t a, std::uint32_t b) const {
    const auto high = high_.find(at(a, b));
    return low_[at(a, b)] + (high == high_.end() ? 0.0 : 65536.0 * high->second);
  }

 private:
  static std::size_t at(std::size_t a, std::size_t b) { return a < b ? b * (b + 1) / 2 + a : a * (a + 1) / 2 + b; }
  std::vector<std::uint16_t> low_;
  std::unordered_map<std::size_t, std::uint32_t> high_;
};

PairCounts count_pairs(const vectors::Corpus& corpus, std::size_t window) {
  PairCounts pairs(corpus.words.size());
  const auto& tokens = corpus.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i] >= vectors::end_of_text) continue;
    for (std::size_t j = i + 1; j < tokens.size() && j <= i + window && tokens[j] != vectors::end_of_text; ++j) {
      if (tokens[j] != vectors::no_word && tokens[j] != tokens[i]) pairs.add(tokens[i], tokens[j]);
    }
  }
  return pairs;
}

/// Positive pointwise mutual information.
Sparse weigh(const PairCounts& pairs, std::size_t words) {
  std::vector<double> sums(words, 0);
  double all = 0;
  for (std::uint32_t a = 0; a < words; ++a) {
    for (std::uint32_t b = 0; b < words; ++b) sums[a] += pairs.get(a, b);
    all += std::pow(sums[a], context_power);
  }
  const auto n = static_cast<Eigen::Index>(words);
  Sparse matrix(n, n);
  for (std::uint32_t a = 0; a < words; ++a) {
    matrix.startVec(a);
    for (std::uint32_t b = 0; b < words; ++b) {
      const auto count = pairs.get(a, b);
      if (count == 0) continue;
      const auto information = std::log(count * all / (sums[a] * std::pow(sums[b], context_power)));
      if (information > 0) matrix.insertBack(a, b) = static_cast<float>(information);
    }
  }
  matrix.finalize();
  return matrix;
}

Matrix orthonormal(const Matrix& matrix) {
  const Eigen::HouseholderQR<Matrix> qr(matrix);
  return qr.householderQ() * Matrix::Identity(matrix.rows(), matrix.cols());
}

/// Left singular vectors times the roots of the singular values (Halko, Martinsson, Tropp 2011).
Matrix reduce(const Sparse& matrix, Eigen::Index dims) {
  std::mt19937 random(seed);
  Matrix basis(matrix.cols(), std::min(dims + oversampling, matrix.cols()));
  for (Eigen::Index i = 0; i < basis.size(); ++i) {
    // Sum of uniform numbers instead of a library's normal distribution: the same on every machine.
    float sum = 0;
    for (int k = 0; k < 4; ++k) sum += static_cast<float>(random() >> 8U) / 16777216.0F - 0.5F;
    basis.data()[i] = sum;
  }
  const Sparse turned = matrix.transpose();
  basis = orthonormal(matrix * basis);
  for (int i = 0; i < power_iterations; ++i) {
    basis = orthonormal(turned * basis);
    basis = orthonormal(matrix * basis);
  }
  const Matrix small = turned * basis;  // words × k, transposed B
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solved(Eigen::MatrixXf(small.transpose() * small));
  const auto k = std::min<Eigen::Index>(dims, basis.cols());
  const Eigen::MatrixXf best = solved.eigenvectors().rightCols(k).rowwise().reverse();
  const Eigen::VectorXf squares = solved.eigenvalues().tail(k).reverse().cwiseMax(0.0F);
  return (basis * best) * squares.array().pow(0.25F).matrix().asDiagonal();
}

}  // namespace

Result<std::string> train_vectors(const std::function<bool(std::string&)>& next, const Analyzer& analyzer,
                                  const VectorOptions& options) {
  const auto jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  auto corpus = vectors::read_corpus(next, analyzer, jobs);
  vectors::keep_frequent(corpus, options.least_count, options.most_words);
  if (corpus.words.size() <= options.dims || options.dims == 0) {
    return Error{ErrorCode::value_invalid, {"text", std::to_string(corpus.words.size()), "more words than dimensions"}, {}};
  }
  const auto matrix = weigh(count_pairs(corpus, options.window), corpus.words.size());
  const auto values = reduce(matrix, static_cast<Eigen::Index>(options.dims));
  std::vector<vectors::TableRow> rows;
  for (std::size_t i = 0; i < corpus.words.size(); ++i) {
    const auto* row = values.data() + i * static_cast<std::size_t>(values.cols());
    const auto share = static_cast<double>(corpus.texts[i]) / static_cast<double>(corpus.text_count);
    rows.push_back({corpus.words[i], static_cast<float>(std::log(1 / share)), {row, row + values.cols()}});
  }
  return vectors::encode_table(std::move(rows), options.dims, options.notice);
}

}  // namespace iken
