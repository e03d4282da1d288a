// What a record speaks of, as one vector, and which records speak of the same.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/numbering.hpp"
#include "vectors/table.hpp"

namespace iken::vectors {

/// A word of a text and how often it has it. Words that stand in the text only as part of a longer one may be given
/// less than 1.
struct WeightedTerm {
  std::string_view term;
  float frequency = 1;
};

/// The sum of idf · log(1 + frequency) · direction over the words that `table` knows, as a direction of table.dims()
/// bytes. All zeros when it knows none. Each term should be given once.
std::vector<std::int8_t> accumulate(const Table& table, std::span<const WeightedTerm> terms);

/// The same for many texts: words are looked up in a table of hashes, which costs a millisecond and a megabyte.
/// Thread rule: constant after construction; safe from many threads.
class Accumulator {
 public:
  /// `table` must outlive it.
  explicit Accumulator(const Table& table);
  [[nodiscard]] std::vector<std::int8_t> operator()(std::span<const WeightedTerm> terms) const;

 private:
  const Table* table_;
  struct Word {
    std::uint32_t number = 0;  ///< in the table
    float length = 0;
  };
  base::Numbering<std::string_view> terms_;
  std::vector<Word> words_;  ///< by the number of the term
};

/// The vectors of a collection's records, row by row, made ready for comparing: a share of their common mean is taken
/// away from each, since what all records speak of tells none apart.
/// Thread rule: constant after construction; safe from many threads.
class RecordVectors {
 public:
  /// `rows` holds count × dims bytes and must outlive this object. The mean is that of at most `sample` rows, evenly
  /// spread. About 6 ms for 200,000 rows of 100 dimensions.
  RecordVectors(std::span<const std::int8_t> rows, std::size_t dims, float removed = 0.5F);

  [[nodiscard]] std::size_t size() const { return rest_.size(); }
  /// Cosines of `query` (from `accumulate` with the same table) with every row; 0 for rows that are all zeros, and
  /// all 0 for such a query. About 4 ms for 200,000 rows of 100 dimensions.
  [[nodiscard]] std::vector<float> cosines(std::span<const std::int8_t> query) const;
  /// The same for one row.
  [[nodiscard]] float cosine(std::span<const std::int8_t> query, std::size_t row) const;

  static constexpr std::size_t sample = 20000;

 private:
  /// A query with the mean taken away, as bytes.
  struct Prepared {
    std::vector<std::int8_t> bytes;
    float factor = 0;  ///< dot(bytes, row) · factor = query · row, for a query of length 1
    float common = 0;  ///< query · what was taken away
  };
  [[nodiscard]] std::span<const std::int8_t> row(std::size_t index) const {
    return rows_.subspan(index * dims_, dims_);
  }
  [[nodiscard]] Prepared prepare(std::span<const std::int8_t> query) const;
  [[nodiscard]] float compare(const Prepared& query, std::int32_t product, std::size_t index) const;
  void find_mean(float removed);

  std::span<const std::int8_t> rows_;
  std::size_t dims_;
  std::vector<float> taken_;  ///< what is taken away from every direction
  struct Rest {
    float per_row = 0;   ///< 1 / (|row| · |row/|row| - taken|)
    float per_rest = 0;  ///< 1 / |row/|row| - taken|
  };
  std::vector<Rest> rest_;
};

}  // namespace iken::vectors
