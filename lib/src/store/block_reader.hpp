// Which block a record is in, and what is in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "store/blocks.hpp"
#include "store/reader.hpp"

namespace iken::store {

/// Keeps the block that was read last, for those who read records in order. Thread rule: one thread.
class BlockReader {
 public:
  /// The bytes of a record; empty when they are damaged or there is no such record. Valid until the next call.
  std::string_view record(const Xapian::Database& db, const std::vector<Segment>& segments, std::uint32_t doc);
  /// The database has moved on.
  void forget();

 private:
  const std::vector<std::uint32_t>& begins(const Xapian::Database& db, const Segment& segment);

  std::map<std::uint64_t, std::vector<std::uint32_t>> begins_;  ///< by segment: first record of every block
  UnpackedBlock block_;
  std::uint32_t first_ = 0;  ///< record number of the block's first; 0 = no block
};

}  // namespace iken::store
