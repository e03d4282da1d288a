// Records on the disk: a few of them compressed together, since their words repeat.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace iken::store {

struct Block;

/// Large enough to compress well, small enough that ten hits unpack in little time (figures: bench/results/speed-notes.md).
inline constexpr std::size_t block_bytes = 4000;

/// Collects encoded records into blocks. A block unpacked: for each record its size, then the records.
class BlockPacker {
 public:
  BlockPacker();
  BlockPacker(BlockPacker&&) noexcept;
  BlockPacker& operator=(BlockPacker&&) noexcept;
  ~BlockPacker();
  void add(std::string_view record, std::vector<Block>& into);
  /// Closes the block that is still open.
  void finish(std::vector<Block>& into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A block unpacked; what unpacks it is kept for the next.
class UnpackedBlock {
 public:
  UnpackedBlock();
  UnpackedBlock(UnpackedBlock&&) noexcept;
  UnpackedBlock& operator=(UnpackedBlock&&) noexcept;
  ~UnpackedBlock();
  /// False when the bytes are damaged, or hold another number of records.
  bool open(std::string_view packed, std::uint32_t records);
  [[nodiscard]] std::size_t size() const { return ends_.empty() ? 0 : ends_.size() - 1; }
  [[nodiscard]] std::string_view record(std::size_t i) const {
    return std::string_view(bytes_).substr(ends_[i], ends_[i + 1] - ends_[i]);
  }

 private:
  struct Context;
  bool read_sizes(std::uint32_t records);

  std::unique_ptr<Context> context_;
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

}  // namespace iken::store
