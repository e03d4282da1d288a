// Char filter: dashes written for the prolonged-sound mark, and the other way round.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <string_view>

#include "analysis/char_filters.hpp"
#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

constexpr char32_t kProlonged = 0x30FC;

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// ー never follows another one, ッ or ン: there the dash is a dash (プラン-デザイン).
bool can_be_prolonged(char32_t c) {
  return is_katakana(c) && c != kProlonged && c != 0x30C3 && c != 0x30F3 && c != 0x30FD && c != 0x30FE;
}

/// No word ends in these and ー (メリット― is followed by a dash).
bool ends_short(char32_t c) {
  return std::u32string_view(U"スズクグツヅフブプムルトド").find(c) != std::u32string_view::npos;
}

/// What stands for the dash or ー between the two characters; empty: itself.
std::string_view mended(char32_t before, char32_t dash, char32_t after) {
  if (dash == kProlonged) return is_ascii_alnum(before) && is_ascii_alnum(after) ? "-" : "";
  const bool ends = !is_ascii_alnum(after) && !is_dash(after) && after != kProlonged;
  if (can_be_prolonged(before) && ends && (is_katakana(after) || !ends_short(before))) return "ー";
  return dash != '-' && is_ascii_alnum(before) && is_ascii_alnum(after) ? "-" : "";
}

/// The next '-', ー or dash of General Punctuation or Mathematical Operators.
std::size_t find_dash(std::string_view bytes, std::size_t at) {
  for (; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte == '-') return at;
    if (byte == 0xE2 && is_dash(character_at(bytes, at))) return at;
    if (byte == 0xE3 && character_at(bytes, at) == kProlonged && at > 0 &&
        is_ascii_alnum(character_before(bytes, at))) {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void mend_prolonged_sound(NormalizedText& text) {
  const auto bytes = text.text();
  std::vector<Replacement> replacements;
  for (auto at = find_dash(bytes, 0); at != std::string_view::npos;) {
    const auto dash = base::decode_utf8(bytes, at);
    const auto mend = mended(character_before(bytes, at), dash.code_point, character_at(bytes, dash.next));
    if (!mend.empty()) replacements.push_back({at, dash.next, std::string(mend)});
    at = find_dash(bytes, dash.next);
  }
  text.replace(replacements);
}

}  // namespace iken::analysis
