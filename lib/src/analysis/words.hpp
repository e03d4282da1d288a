// The words of one text between MeCab and the terms.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "analysis/word_table.hpp"

namespace iken::analysis {

/// Bytes [begin, end) of the normalized text.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const WordInfo* info = nullptr;
  bool known = false;   ///< in the dictionary
  bool symbol = false;  ///< unknown, and without letter or digit
};

/// A part of a merged word. `term` empty: its written form is its term.
struct MergedPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view term;
};

/// Several words that are one: a number with its unit, a year.
struct MergedWord {
  std::size_t words = 0;  ///< how many were merged; 0: none
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view term;
  MergedPart parts[2];
  std::size_t part_count = 0;
};

/// Strings that live until `clear`, in blocks that are kept.
class Arena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* place = room_for(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }
  void clear() {
    block_ = 0;
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  char* room_for(std::size_t size) {
    while (block_ < blocks_.size() && blocks_[block_].size - used_ < size) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) {
      const auto block_size = size > kBlockSize ? size : kBlockSize;
      blocks_.push_back({std::make_unique<char[]>(block_size), block_size});
    }
    used_ += size;
    return blocks_[block_].bytes.get() + used_ - size;
  }
  static constexpr std::size_t kBlockSize = 4096;
  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace iken::analysis
