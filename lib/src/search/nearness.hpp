// Which records speak of the same as a text, though in other words.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "store/reader.hpp"
#include "vectors/record_vectors.hpp"

namespace iken::search {

/// The vectors of one state of an index, ready to be compared.
struct Nearness {
  std::shared_ptr<const vectors::Table> table;
  std::shared_ptr<const store::Columns> columns;  ///< holds what `records` looks at
  vectors::RecordVectors records;

  /// Cosines by record number with a text of these words. Empty when the table knows none of them.
  [[nodiscard]] std::vector<float> cosines(std::span<const vectors::WeightedTerm> words) const;
};

/// Makes ready once what many requests use. Thread rule: safe from many threads.
class NearnessOfIndex {
 public:
  /// `table` may be null.
  explicit NearnessOfIndex(std::shared_ptr<const vectors::Table> table) : table_(std::move(table)) {}
  /// nullptr: no table, or no vectors in the index. The first call for a state of the index costs 3 ms for 100,000
  /// records.
  std::shared_ptr<const Nearness> of(const std::shared_ptr<const store::Columns>& columns);
  [[nodiscard]] const vectors::Table* table() const { return table_.get(); }

 private:
  std::shared_ptr<const vectors::Table> table_;
  std::mutex mutex_;
  std::shared_ptr<const Nearness> latest_;
};

}  // namespace iken::search
