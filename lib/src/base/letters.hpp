// Which script a character belongs to, and its neighbours in a text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace iken::base {

inline bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c == U'々'; }
inline bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == U'ー'; }
inline bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }

/// Beyond its ends a text is as behind a line's.
inline char32_t at(std::u32string_view text, std::size_t i) { return i < text.size() ? text[i] : U'\n'; }
inline char32_t before(std::u32string_view text, std::size_t i) { return i > 0 ? text[i - 1] : U'\n'; }

}  // namespace iken::base
