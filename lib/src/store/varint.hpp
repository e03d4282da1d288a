// Small numbers in a row, written and read without a function call: this is where indexing and searching spend time.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace iken::store {

inline void put_number(std::string& out, std::uint32_t value) {
  char bytes[5];
  std::size_t size = 0;
  for (; value >= 0x80; value >>= 7) bytes[size++] = static_cast<char>(value | 0x80);
  bytes[size++] = static_cast<char>(value);
  out.append(bytes, size);
}

/// Reads LEB128 varints. What does not fit ends the reading: ok() is false from then on and numbers are 0.
class NumberReader {
 public:
  NumberReader() = default;
  explicit NumberReader(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {}

  std::uint32_t number() {
    if (at_ == end_) return fail();
    std::uint32_t byte = *at_++;
    if (byte < 0x80) return byte;
    std::uint32_t value = byte & 0x7F;
    for (unsigned shift = 7; shift <= 28; shift += 7) {
      if (at_ == end_) return fail();
      byte = *at_++;
      value |= (byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }

  /// The same, made for numbers of one or two bytes by chance: no branch hangs on which it is.
  std::uint32_t short_number() {
    if (end_ - at_ < 2) return number();
    const std::uint32_t first = at_[0];
    const std::uint32_t second = at_[1];
    const std::uint32_t longer = first >> 7;
    if ((longer & second >> 7) != 0) return number();
    at_ += 1 + longer;
    return (first & 0x7F) | ((second << 7) & (0U - longer));
  }

  /// Passes over `count` numbers.
  void skip(std::uint32_t count) {
    while (count > 0 && at_ != end_) count -= *at_++ < 0x80 ? 1 : 0;
    if (count > 0) fail();
  }

  std::string_view bytes(std::size_t size) {
    if (size > left()) {
      fail();
      return {};
    }
    const std::string_view found(reinterpret_cast<const char*>(at_), size);
    at_ += size;
    return found;
  }

  [[nodiscard]] std::string_view rest() const { return {reinterpret_cast<const char*>(at_), left()}; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  [[nodiscard]] bool done() const { return at_ == end_; }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  std::uint32_t fail() {
    ok_ = false;
    at_ = end_;
    return 0;
  }

  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  bool ok_ = true;
};

}  // namespace iken::store
