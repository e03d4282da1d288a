// Cuts a text into pieces that MeCab can take: it is quadratic on long runs and fails on long texts.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace iken::analysis {

/// Bytes [begin, end) of the text, whole characters.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool run = false;  ///< a word by itself, not for MeCab
};

/// The longest run of letters, digits, katakana, symbols or foreign letters that MeCab may see, in characters. Longer
/// ones are cut into words of this length.
constexpr std::size_t kLongestRun = 64;
/// The longest piece for MeCab, in bytes.
constexpr std::size_t kLongestPiece = 4096;

/// Covers all of `text` (valid UTF-8), in order.
void cut_for_mecab(std::string_view text, std::vector<Piece>& out);

}  // namespace iken::analysis
