// Numbers as people write them: 100,000, 10万, 十万, 二〇一六, 1.5億.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace iken::analysis {

/// True for characters a kanji numeral is made of (〇一二…九十百千万億兆 and 零).
bool is_kanji_numeral(char32_t c);

/// The canonical form of a whole normalized number: ASCII digits, no commas, at most one point. Digits alone stay as
/// they are (007). Nothing if `text` is not one number, or is larger than 18 digits.
std::optional<std::string> canonical_number(std::string_view text);

/// As kanji with places (28 → 二十八); nothing above 9999.
std::string kanji_number(unsigned value);

}  // namespace iken::analysis
