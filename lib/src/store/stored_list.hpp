// Lists as they are stored, read block by block.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
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
  /// Occurrences in the record it is at.
  [[nodiscard]] std::uint32_t count() const { return counts_[at_]; }
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

/// Walks both lists of a pair (see grams.hpp) as one: no record is in both.
class PairCursor {
 public:
  /// Either may be empty. False when the bytes are damaged.
  bool open(std::string others, std::string words) {
    const bool opened =
        (others.empty() || lists_[0].open(std::move(others))) && (words.empty() || lists_[1].open(std::move(words)));
    choose();
    return opened;
  }
  [[nodiscard]] std::uint32_t size() const { return lists_[0].size() + lists_[1].size(); }
  [[nodiscard]] bool done() const { return lists_[at_].done(); }
  [[nodiscard]] std::uint32_t doc() const { return lists_[at_].doc(); }
  [[nodiscard]] std::uint32_t count() const { return lists_[at_].count(); }
  void next() {
    lists_[at_].next();
    choose();
  }
  void skip_to(std::uint32_t wanted) {
    for (auto& list : lists_) list.skip_to(wanted);
    choose();
  }
  const std::vector<std::uint32_t>& positions() { return lists_[at_].positions(); }
  [[nodiscard]] bool ok() const { return lists_[0].ok() && lists_[1].ok(); }

 private:
  void choose() {
    const bool second = lists_[0].done() || (!lists_[1].done() && lists_[1].doc() < lists_[0].doc());
    at_ = second ? 1 : 0;
  }

  std::array<GramCursor, 2> lists_;
  std::size_t at_ = 0;  ///< whose record is next
};

}  // namespace iken::store
