// Words that keep the same company: a table learned from plain text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/error.hpp"

namespace iken {

struct VectorOptions {
  std::size_t dims = 100;         ///< bytes of a vector, 1 to 1024
  std::size_t window = 8;         ///< content words on either side that count as company
  std::uint64_t least_count = 15; ///< rarer words get no vector
  std::size_t most_words = 20000; ///< the most frequent ones; memory grows with its square (400 MB for 20,000)
  unsigned jobs = 0;              ///< threads that analyze; 0 = one per core
  std::string notice;             ///< sources and licence, kept in the file
};

/// Learns from the texts that `next` gives until it returns false, and returns the bytes of a table file (`words.vec`).
/// Positive pointwise mutual information with context counts to the power 0.75, reduced by a randomized singular value
/// decomposition with a fixed seed (Levy, Goldberg, Dagan 2015). Names of people get no vector.
/// About a minute per 240 MB on two cores. Errors: value_invalid (too little text: fewer words than dimensions).
Result<std::string> train_vectors(const std::function<bool(std::string&)>& next, const Analyzer& analyzer,
                                  const VectorOptions& options = {});

struct WordNeighbour {
  std::string word;
  double cosine = 0;
};

/// A table to look into. Thread rule: safe from many threads.
class WordVectors {
 public:
  /// Errors: data_missing, data_broken.
  static Result<WordVectors> open(const std::string& path);
  WordVectors(WordVectors&&) noexcept;
  WordVectors& operator=(WordVectors&&) noexcept;
  ~WordVectors();

  /// The nearest other words, nearest first; empty for an unknown word.
  [[nodiscard]] std::vector<WordNeighbour> neighbours(std::string_view word, std::size_t limit) const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t dims() const;
  /// Sources and licence.
  [[nodiscard]] std::string notice() const;

  struct Impl;

 private:
  explicit WordVectors(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken
