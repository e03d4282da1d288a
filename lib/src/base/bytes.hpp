// Numbers and strings as bytes: what the index stores is made of these.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace iken::base {

/// Appends LEB128 varints and length-prefixed strings to a byte string.
class ByteWriter {
 public:
  ByteWriter& number(std::uint64_t value);
  ByteWriter& text(std::string_view value);
  ByteWriter& raw(std::string_view value);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads them back. After the first thing that does not fit, `ok()` is false and everything reads as 0 or empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number();
  std::string_view text();
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool done() const { return rest_.empty() || !ok_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

/// 64-bit FNV-1a (Fowler, Noll, Vo). Notices damage; no defence against intent.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);
/// The same purpose, eight bytes at a time: for whole records.
std::uint64_t hash(std::string_view bytes);
/// Eight bytes, little end first.
std::string fixed64(std::uint64_t value);

}  // namespace iken::base
