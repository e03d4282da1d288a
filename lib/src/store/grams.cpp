// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/grams.hpp"

#include <unicode/utf8.h>

#include "base/code_points.hpp"

namespace iken::store {
std::vector<Gram> grams_of(const std::array<std::string, field_count>& folded,
                           std::array<std::uint32_t, field_count>& chars) {
  std::vector<Gram> grams;
  grams.reserve((folded[0].size() + folded[1].size() + folded[2].size()) / 3 + 3);
  std::uint32_t position = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto& text = folded[f];
    const auto start = position;
    char32_t previous = 0;
    for (std::size_t at = 0; at < text.size();) {
      UChar32 code_point = 0;
      U8_NEXT_UNSAFE(text.data(), at, code_point);
      if (position > start) grams.push_back({pair_key(previous, static_cast<char32_t>(code_point)), position - 1});
      previous = static_cast<char32_t>(code_point);
      ++position;
    }
    if (position > start) grams.push_back({pair_key(previous, 0), position - 1});
    chars[f] = position - start;
    ++position;
  }
  return grams;
}

std::optional<std::uint64_t> pair_of(std::string_view word) {
  constexpr std::size_t longest = 8;  // two characters of four bytes
  if (word.size() > longest) return std::nullopt;
  const auto points = base::decode(word);
  return points.size() == 2 ? std::optional(pair_key(points[0], points[1])) : std::nullopt;
}

}  // namespace iken::store
