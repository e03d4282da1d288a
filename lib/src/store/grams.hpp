// The literal layer: which records have which pair of neighbouring characters, and where.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/reader.hpp"

namespace iken::store {

/// One occurrence: two folded code points, the second 0 at the end of a field.
struct Gram {
  std::uint64_t key = 0;  ///< first << 21 | second
  std::uint32_t position = 0;
};

inline char32_t first_of(std::uint64_t key) { return static_cast<char32_t>(key >> 21); }
inline char32_t second_of(std::uint64_t key) { return static_cast<char32_t>(key & 0x1FFFFF); }

/// The grams of a record's folded fields in order of position, and the length of each field in code points.
/// Positions count through all fields with one free place after each, so nothing reaches across two fields.
std::vector<Gram> grams_of(const std::array<std::string, field_count>& folded,
                           std::array<std::uint32_t, field_count>& chars);

}  // namespace iken::store
