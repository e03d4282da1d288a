// Words and the company they keep: learned from text, used where a question and its answer share no word.
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

/// A word near another. `nearness` is the cosine of their directions, 1 = the same company.
struct NearWord {
  std::string word;
  double nearness = 0;
};

/// A table of word vectors, `words.vec` in `AnalyzerOptions::data_dir`.
/// Thread rule: constant after opening; safe from many threads.
class WordVectors {
 public:
  /// Maps the file; nothing is read before it is asked for. Errors: data_missing, data_broken.
  static Result<WordVectors> open(const std::string& path);

  WordVectors(WordVectors&&) noexcept;
  WordVectors& operator=(WordVectors&&) noexcept;
  ~WordVectors();

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t dims() const;
  /// Where the words were learned, and under which licence.
  [[nodiscard]] std::string_view notice() const;
  /// All words, in the order of their bytes.
  [[nodiscard]] std::vector<std::string> words() const;
  /// The `limit` nearest other words, nearest first. `word` is a base form (`Token::base`); an unknown one has none.
  /// Cost: half a millisecond.
  [[nodiscard]] std::vector<NearWord> near(std::string_view word, std::size_t limit) const;

 private:
  struct Impl;
  explicit WordVectors(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// How a table is learned. The defaults are those of the shipped one.
struct TrainingOptions {
  std::size_t dims = 100;          ///< bytes per word, at most 1024
  std::size_t window = 8;          ///< words of company to each side
  std::size_t least_count = 15;    ///< rarer words are left out
  std::size_t most_words = 60000;  ///< of more the most frequent are kept
  double context_power = 0.75;     ///< counts of the company are raised to it, so that rare words do not rule
  unsigned jobs = 0;               ///< threads, 0 = one per core; the table is the same for every number
  std::string notice;              ///< sources and licence, kept in the table
};

enum class TrainingStage { reading, counting, factoring };

/// Learns a table: positive pointwise mutual information of the content words in a window, then a truncated singular
/// value decomposition (Levy, Goldberg, Dagan: Improving Distributional Similarity, TACL 2015; Halko, Martinsson,
/// Tropp: Finding Structure with Randomness, SIAM Review 2011). Numbers, formulas of asking and names of people are no
/// words here. The same texts in the same order give the same table.
/// Thread rule: one thread; workers are its own. Cost: about 5 bytes of memory per byte of text, a minute per 100 MB.
class WordVectorTrainer {
 public:
  /// Called now and then with what is done of the whole (0: not known); returns false to stop.
  using Progress = std::function<bool(TrainingStage stage, std::uint64_t done, std::uint64_t whole)>;

  /// `analyzer` must outlive the trainer.
  WordVectorTrainer(const Analyzer& analyzer, TrainingOptions options, Progress progress = {});
  WordVectorTrainer(WordVectorTrainer&&) noexcept;
  WordVectorTrainer& operator=(WordVectorTrainer&&) noexcept;
  ~WordVectorTrainer();

  /// Company ends with a text. Errors: cancelled.
  Result<void> add(std::string text);
  /// The bytes of the table; afterwards the trainer is empty. Errors: cancelled; value_invalid (no word is frequent
  /// enough to learn from; a number of the options makes no sense).
  Result<std::string> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken
