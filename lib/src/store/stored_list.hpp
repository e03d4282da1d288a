// Lists as they are stored, read block by block.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/pieces.hpp"
#include "store/varint.hpp"

namespace iken::store {

/// A stored list, block by block (see pieces.hpp). The blocks are views into the bytes it was opened on.
class StoredList {
 public:
  struct Block {
    std::uint32_t size = 0;
    std::uint32_t last = 0;
    std::string_view heads;
    std::string_view positions;
  };
  /// False when the bytes are damaged.
  bool open(std::string_view bytes, ListOf of);
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  bool open_few(NumberReader in, ListOf of);

  std::uint32_t size_ = 0;
  std::vector<Block> blocks_;
};

/// Calls `take(record number, occurrences)` for every record of a pair's list. False when the bytes are damaged.
template <class Take>
bool each_record(const StoredList& list, Take take) {
  std::uint32_t doc = 0;
  for (const auto& block : list.blocks()) {
    NumberReader in(block.heads);
    for (auto n = block.size; n > 0; --n) {
      const auto head = in.number();
      doc += head >> 1;
      if (doc > block.last) return false;
      take(doc, (head & 1) != 0 ? in.number() : 1U);
    }
    if (!in.ok()) return false;
  }
  return true;
}

/// Walks a pair's list from front to back, whole blocks at a time where it can.
class GramCursor {
 public:
  /// False when the bytes are damaged. The cursor stands on the first record.
  bool open(std::string bytes);
  [[nodiscard]] std::uint32_t size() const { return list_.size(); }
  [[nodiscard]] bool done() const { return block_ == list_.blocks().size(); }
  [[nodiscard]] std::uint32_t doc() const { return docs_[at_]; }
  void next();
  /// The first record that is not before `wanted`.
  void skip_to(std::uint32_t wanted);
  /// Where the pair stands in the record it is at; valid until the cursor moves.
  const std::vector<std::uint32_t>& positions();
  /// False once something did not fit; the cursor is done then.
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  void load(std::size_t block);
  void fail();

  std::unique_ptr<const std::string> bytes_;  ///< the views into it stay when the cursor moves
  StoredList list_;
  std::size_t block_ = 0;
  std::size_t at_ = 0;  ///< in the block
  std::vector<std::uint32_t> docs_;
  std::vector<std::uint32_t> counts_;
  NumberReader places_;
  std::size_t placed_ = 0;  ///< the record whose positions come next
  std::vector<std::uint32_t> positions_;
  bool ok_ = true;
};

}  // namespace iken::store
