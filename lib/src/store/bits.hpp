// A set of records of a segment.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iken::store {

/// One bit per number below a size. Stored: a byte for each eight of them, the lowest bit first; bytes that are not
/// there are empty.
class Bits {
 public:
  explicit Bits(std::uint32_t size = 0) : size_(size), words_(size / 64 + 1) {}

  /// Adds what is stored; false if it has a number that is not below the size.
  bool add(std::string_view bytes) {
    if (bytes.size() > words_.size() * 8) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i)
      words_[i / 8] |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (i % 8 * 8);
    return words_.back() >> (size_ % 64) == 0;
  }

  [[nodiscard]] std::string bytes() const {
    std::string bytes;
    bytes.reserve(words_.size() * 8);
    for (std::size_t i = 0; i < words_.size() * 8; ++i) bytes += static_cast<char>(words_[i / 8] >> (i % 8 * 8));
    bytes.resize(bytes.find_last_not_of('\0') + 1);
    return bytes;
  }

  void clear() { words_.assign(words_.size(), 0); }
  void set(std::uint32_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void unset(std::uint32_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  [[nodiscard]] bool has(std::uint32_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }

  /// Is one of [first, last] set? Both below the size.
  [[nodiscard]] bool any(std::uint32_t first, std::uint32_t last) const {
    const auto from = ~std::uint64_t{0} << (first % 64);
    const auto to = ~std::uint64_t{0} >> (63 - last % 64);
    const auto begin = first / 64;
    const auto end = last / 64;
    if (begin == end) return (words_[begin] & from & to) != 0;
    if ((words_[begin] & from) != 0 || (words_[end] & to) != 0) return true;
    for (auto w = begin + 1; w < end; ++w) {
      if (words_[w] != 0) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t count() const {
    std::uint32_t count = 0;
    for (const auto word : words_) count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }

  /// Calls `take(number)`, ascending.
  template <class Take>
  void each(Take take) const {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      for (auto word = words_[w]; word != 0; word &= word - 1)
        take(w * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
    }
  }

 private:
  std::uint32_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace iken::store
