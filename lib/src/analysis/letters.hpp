// Letters and digits of any script, as against symbols.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/uchar.h>

#include <string_view>

#include "analysis/characters.hpp"

namespace iken::analysis {

inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_alnum(c) : is_japanese(c) || u_isalnum(static_cast<UChar32>(c));
}

/// ・ is 名詞-数 for ipadic: a word is content only if it has a letter or digit.
inline bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto one = base::decode_utf8(text, at);
    if (is_letter(one.code_point)) return true;
    at = one.next;
  }
  return false;
}

}  // namespace iken::analysis
