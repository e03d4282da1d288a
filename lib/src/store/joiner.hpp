// The pieces of many batches, joined into the lists of a segment.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "store/batch.hpp"

namespace iken::store {

/// Thread rule: one thread.
class Joiner {
 public:
  /// `base`: number of the batch's first record, counted from the first of the segment.
  void add(Pieces<std::string> words, Pieces<std::uint64_t> grams, std::uint32_t base);
  [[nodiscard]] bool empty() const { return bases_.empty(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  /// Puts everything behind what the segment has (`stored`: it has something), in order of the keys, so that the B-tree
  /// is filled from left to right. Forgets it then.
  void flush(Xapian::WritableDatabase& db, const Segment& segment, bool stored);

 private:
  void flush_words(Xapian::WritableDatabase& db, const Segment& segment, bool stored) const;
  void flush_grams(Xapian::WritableDatabase& db, const Segment& segment, bool stored) const;

  std::vector<std::uint32_t> bases_;
  std::vector<Pieces<std::string>> words_;
  std::vector<Pieces<std::uint64_t>> grams_;
  std::size_t bytes_ = 0;
};

}  // namespace iken::store
