// UTF-8 checked and mended, and code points counted.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/text.hpp"

#include <cstring>

namespace iken::base {

namespace {

/// Offset of the first byte at or after `at` that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  std::uint64_t eight = 0;
  while (at + 8 <= bytes.size()) {
    std::memcpy(&eight, bytes.data() + at, 8);
    if (eight & 0x8080808080808080ULL) break;
    at += 8;
  }
  while (at < bytes.size() && static_cast<signed char>(bytes[at]) >= 0) ++at;
  return at;
}

/// Allowed range of the second byte after `lead` (Unicode, table 3-7); the rest are 80..BF.
struct Row {
  int size;  ///< 0: no lead byte
  unsigned char low, high;
};
Row row_of(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead < 0xF0)
    return {3, lead == 0xE0 ? static_cast<unsigned char>(0xA0) : static_cast<unsigned char>(0x80),
            lead == 0xED ? static_cast<unsigned char>(0x9F) : static_cast<unsigned char>(0xBF)};
  return {4, lead == 0xF0 ? static_cast<unsigned char>(0x90) : static_cast<unsigned char>(0x80),
          lead == 0xF4 ? static_cast<unsigned char>(0x8F) : static_cast<unsigned char>(0xBF)};
}

constexpr char32_t kBad = 0x110000;

/// As decode_utf8, with kBad for what is not UTF-8.
Decoded decode(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0x80) return {lead, at + 1};
  auto row = row_of(lead);
  if (row.size == 0) return {kBad, at + 1};
  auto c = static_cast<char32_t>(lead & (0x7F >> row.size));
  const auto end = at + static_cast<std::size_t>(row.size);
  for (++at; at < end; ++at) {
    const auto byte = at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : static_cast<unsigned char>(0);
    if (byte < row.low || byte > row.high) return {kBad, at};
    c = c << 6 | (byte & 0x3F);
    row.low = 0x80;
    row.high = 0xBF;
  }
  return {c, end};
}

/// Offset of the first bad sequence, or size.
std::size_t first_bad(std::string_view bytes, std::size_t at) {
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    const auto one = decode(bytes, at);
    if (one.code_point == kBad) return at;
    at = one.next;
  }
  return bytes.size();
}

}  // namespace

Decoded decode_utf8(std::string_view bytes, std::size_t at) {
  auto one = decode(bytes, at);
  if (one.code_point == kBad) one.code_point = 0xFFFD;
  return one;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  const auto tail = [&](unsigned shift) { put(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    tail(6);
  } else {
    put(0xF0 | code_point >> 18);
    tail(12);
    tail(6);
  }
  tail(0);
}

bool is_valid_utf8(std::string_view bytes) { return first_bad(bytes, 0) == bytes.size(); }

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto bad = first_bad(bytes, at);
    out.append(bytes, at, bad - at);
    if (bad == bytes.size()) break;
    out.append("\xEF\xBF\xBD");
    at = decode_utf8(bytes, bad).next;
  }
  return out;
}

std::vector<std::uint32_t> code_point_starts(std::string_view utf8) {
  std::vector<std::uint32_t> starts;
  starts.reserve(utf8.size() / 2 + 2);
  for (std::size_t at = 0; at < utf8.size(); at = decode_utf8(utf8, at).next) {
    starts.push_back(static_cast<std::uint32_t>(at));
  }
  starts.push_back(static_cast<std::uint32_t>(utf8.size()));
  return starts;
}

std::size_t code_point_count(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size(); at = decode_utf8(utf8, at).next) ++count;
  return count;
}

}  // namespace iken::base
