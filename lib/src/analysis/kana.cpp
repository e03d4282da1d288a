// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/kana.hpp"

#include "analysis/characters.hpp"

namespace iken::analysis {

std::string to_katakana(std::string_view text) {
  std::string katakana;
  katakana.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto one = base::decode_utf8(text, at);
    base::append_utf8(katakana, is_hiragana(one.code_point) ? one.code_point + 0x60 : one.code_point);
    at = one.next;
  }
  return katakana;
}

bool is_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto one = base::decode_utf8(text, at);
    if (!is_hiragana(one.code_point) && !is_katakana(one.code_point)) return false;
    at = one.next;
  }
  return !text.empty();
}

}  // namespace iken::analysis
