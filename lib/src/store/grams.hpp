// The literal layer: which records have which pair of neighbouring characters, and where.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/reader.hpp"

namespace iken::store {

/// A list of a pair among those of all pairs that begin with its first character: second << 1 | PairIn.
using PairSlot = std::uint32_t;
constexpr PairSlot slot_of(char32_t second, PairIn in) {
  return static_cast<PairSlot>(second) << 1 | static_cast<PairSlot>(in);
}

/// A list of a pair: first << 22 | slot.
constexpr std::uint64_t pair_key(char32_t first, char32_t second, PairIn in = PairIn::others) {
  return static_cast<std::uint64_t>(first) << 22 | slot_of(second, in);
}
constexpr char32_t first_of(std::uint64_t key) { return static_cast<char32_t>(key >> 22); }
constexpr PairSlot slot_of(std::uint64_t key) { return static_cast<PairSlot>(key & 0x3FFFFF); }
constexpr std::uint64_t as_word(std::uint64_t key) { return key | 1; }

/// One occurrence: two folded code points, the second 0 at the end of a field.
struct Gram {
  std::uint64_t key = 0;  ///< pair_key(first, second)
  std::uint32_t position = 0;
};

/// The pair that a word of two characters is; nothing for other words.
std::optional<std::uint64_t> pair_of(std::string_view word);

/// The grams of a record's folded fields in order of position, and the length of each field in code points.
/// Positions count through all fields with one free place after each, so nothing reaches across two fields.
std::vector<Gram> grams_of(const std::array<std::string, field_count>& folded,
                           std::array<std::uint32_t, field_count>& chars);

}  // namespace iken::store
