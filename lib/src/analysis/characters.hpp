// What kind of character stands here: the few classes the analyzer needs, on normalized UTF-8.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.hpp"

namespace iken::analysis {

inline bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_ascii_alnum(char32_t c) { return is_ascii_digit(c) || is_ascii_letter(c); }
inline bool is_hiragana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E; }
/// With ー and the iteration marks, without ・.
inline bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FE) || (c >= 0x31F0 && c <= 0x31FF);
}
/// With 々 and 〆.
inline bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x20000 && c <= 0x3FFFF);
}
inline bool is_japanese(char32_t c) { return is_hiragana(c) || is_katakana(c) || is_kanji(c); }

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Start of the character that ends at `at`; needs 0 < at <= size.
inline std::size_t previous_start(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  return at;
}
/// The character that ends at `at`; U+0000 at the start of the text.
inline char32_t character_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : base::decode_utf8(text, previous_start(text, at)).code_point;
}
/// The character at `at`; U+0000 at the end of the text.
inline char32_t character_at(std::string_view text, std::size_t at) {
  return at >= text.size() ? 0 : base::decode_utf8(text, at).code_point;
}

}  // namespace iken::analysis
