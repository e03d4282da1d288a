// Text as the library sees it: valid UTF-8, and the character-by-character folding that the literal layer compares.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "iken/error.hpp"
namespace iken::base {
/// Folded text with, for every byte of `text`, the span of the original character(s) it came from.
/// `starts`/`ends` have text.size() entries each; original byte offsets; whole original characters.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> ends;
  /// Original span of the folded bytes [begin, end); snaps outwards to whole original characters.
  [[nodiscard]] Span original(std::size_t begin, std::size_t end) const;
};
/// Invalid bytes become U+FFFD, one per maximal bad sequence; valid text is returned unchanged.
std::string repair_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);
/// NFKC_Casefold of each code point on its own (no neighbours), so any cut of a text folds like the text. Broken
/// UTF-8 is folded as U+FFFD with its original bytes as span.
FoldedText fold(std::string_view original);
/// fold(original).text
std::string fold_text(std::string_view original);
/// Byte offsets of every code point start, plus text.size() at the end.
std::vector<std::uint32_t> code_point_starts(std::string_view utf8);
std::size_t code_point_count(std::string_view utf8);
}  // namespace iken::base
