// A text whose digits, signs and spaces are narrow: what the looks at personal data have in common.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace iken::checks {

using View = std::u32string_view;

inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c == U'々'; }
inline bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == U'ー' || c == U'ヶ'; }
inline bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }

/// Beyond its ends a text is as behind a line's.
inline char32_t at(View text, std::size_t i) { return i < text.size() ? text[i] : U'\n'; }
inline char32_t before(View text, std::size_t i) { return i > 0 ? text[i - 1] : U'\n'; }

}  // namespace iken::checks
