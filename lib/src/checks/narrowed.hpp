// A text whose digits, signs and spaces are narrow: what the looks at personal data have in common.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "base/letters.hpp"

namespace iken::checks {

using View = std::u32string_view;

inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
using base::at;
using base::before;
using base::is_hiragana;
using base::is_kanji;
using base::is_katakana;

}  // namespace iken::checks
