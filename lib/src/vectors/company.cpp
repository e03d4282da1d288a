// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/company.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace iken::vectors {

namespace {

constexpr std::size_t block_bytes = 64U << 20U;

/// How much company each word has, over all its places.
std::vector<double> totals_of(const Corpus& corpus, std::size_t window) {
  std::vector<double> totals(corpus.words().size(), 0);
  for (std::size_t t = 0; t < corpus.texts(); ++t) {
    const auto text = corpus.text(t);
    for (std::size_t i = 0; i < text.size(); ++i) {
      totals[text[i]] += static_cast<double>(std::min(i, window) + std::min(text.size() - 1 - i, window));
    }
  }
  return totals;
}

/// Rows [first, last) of the matrix, not joined yet.
struct Block {
  std::vector<std::size_t> sizes;
  std::vector<std::uint32_t> columns;
  std::vector<float> values;
};

class Counting {
 public:
  Counting(const Corpus& corpus, const CompanyOptions& options, const RowsDone& done)
      : corpus_(corpus), options_(options), done_(done), words_(corpus.words().size()) {
    rows_ = std::max<std::size_t>(1, block_bytes / sizeof(std::uint32_t) / std::max<std::size_t>(1, words_));
    blocks_.resize((words_ + rows_ - 1) / rows_);
    totals_ = totals_of(corpus, options.window);
    for (const auto total : totals_) powers_.push_back(std::pow(total, options.context_power));
    for (const auto power : powers_) all_ += power;
  }

  SparseMatrix run() {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.jobs; ++i) others.emplace_back([this] { work(); });
    work();
    for (auto& other : others) other.join();
    return stopped_ ? SparseMatrix() : joined();
  }

 private:
  void work() {
    for (auto b = next_++; b < blocks_.size() && !stopped_; b = next_++) {
      const auto first = b * rows_;
      const auto last = std::min(first + rows_, words_);
      blocks_[b] = weighed(count(first, last), first, last);
      const std::lock_guard lock(mutex_);
      rows_done_ += last - first;
      if (done_ && !stopped_ && !done_(rows_done_)) stopped_ = true;
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> count(std::size_t first, std::size_t last) const {
    std::vector<std::uint32_t> counts((last - first) * words_, 0);
    for (std::size_t t = 0; t < corpus_.texts(); ++t) {
      const auto text = corpus_.text(t);
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < first || text[i] >= last) continue;
        auto* row = counts.data() + (text[i] - first) * words_;
        const auto begin = i - std::min(i, options_.window);
        const auto end = std::min(text.size(), i + options_.window + 1);
        for (auto j = begin; j < i; ++j) ++row[text[j]];
        for (auto j = i + 1; j < end; ++j) ++row[text[j]];
      }
    }
    return counts;
  }

  [[nodiscard]] Block weighed(const std::vector<std::uint32_t>& counts, std::size_t first, std::size_t last) const {
    Block block;
    for (auto i = first; i < last; ++i) {
      const auto before = block.columns.size();
      const auto* row = counts.data() + (i - first) * words_;
      for (std::size_t j = 0; j < words_; ++j) {
        if (row[j] == 0) continue;
        const auto information = std::log(row[j] * all_ / (totals_[i] * powers_[j]));
        if (information <= 0) continue;
        block.columns.push_back(static_cast<std::uint32_t>(j));
        block.values.push_back(static_cast<float>(information));
      }
      block.sizes.push_back(block.columns.size() - before);
    }
    return block;
  }

  SparseMatrix joined() {
    SparseMatrix matrix;
    matrix.begins.push_back(0);
    for (auto& block : blocks_) {
      for (const auto size : block.sizes) matrix.begins.push_back(matrix.begins.back() + size);
      matrix.columns.insert(matrix.columns.end(), block.columns.begin(), block.columns.end());
      matrix.values.insert(matrix.values.end(), block.values.begin(), block.values.end());
      block = {};
    }
    return matrix;
  }

  const Corpus& corpus_;
  const CompanyOptions& options_;
  const RowsDone& done_;
  std::size_t words_;
  std::size_t rows_ = 1;  ///< of a block
  std::vector<double> totals_;
  std::vector<double> powers_;
  double all_ = 0;
  std::vector<Block> blocks_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::size_t rows_done_ = 0;
};

}  // namespace

SparseMatrix company(const Corpus& corpus, const CompanyOptions& options, const RowsDone& done) {
  return Counting(corpus, options, done).run();
}

}  // namespace iken::vectors
