// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/bytes.hpp"

namespace iken::base {
namespace {
constexpr std::uint64_t fnv_offset = 14695981039346656037ULL;
constexpr std::uint64_t fnv_prime = 1099511628211ULL;
}  // namespace

ByteWriter& ByteWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
  return *this;
}

ByteWriter& ByteWriter::text(std::string_view value) { return number(value.size()).raw(value); }

ByteWriter& ByteWriter::raw(std::string_view value) {
  bytes_.append(value);
  return *this;
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; ok_ && shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

std::string_view ByteReader::text() {
  const auto size = number();
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const auto value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * fnv_prime;
  return seed;
}

std::uint64_t hash(std::string_view bytes) {
  std::uint64_t state = fnv_offset ^ bytes.size();
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < sizeof word; ++i) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    state = (state ^ word) * fnv_prime;
    state ^= state >> 32;
    bytes.remove_prefix(sizeof word);
  }
  return fnv1a(bytes, state);
}

std::string fixed64(std::uint64_t value) {
  std::string bytes(8, '\0');
  for (auto& byte : bytes) {
    byte = static_cast<char>(value & 0xFF);
    value >>= 8;
  }
  return bytes;
}

}  // namespace iken::base
