// Char filter: kana iteration marks.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/char_filters.hpp"
#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

constexpr char32_t kKatakanaOffset = 0x60;

bool is_iteration_mark(char32_t c) { return c == 0x309D || c == 0x309E || c == 0x30FD || c == 0x30FE; }
bool is_voicing_mark(char32_t c) { return c == 0x309E || c == 0x30FE; }

/// The hiragana without its voicing mark: か–ど stand in pairs (with っ in between), は–ぽ in threes.
char32_t unvoiced(char32_t c) {
  if (c == 0x3094) return 0x3046;
  if (c >= 0x304B && c <= 0x3062) return c % 2 == 0 ? c - 1 : c;
  if (c >= 0x3064 && c <= 0x3069) return c % 2 == 1 ? c - 1 : c;
  if (c >= 0x306F && c <= 0x307D) return c - c % 3;
  return c;
}

/// 0 when the kana has no voiced form.
char32_t voiced(char32_t c) {
  if (c == 0x3046) return 0x3094;
  const bool pair = (c >= 0x304B && c <= 0x3061) || c == 0x3064 || c == 0x3066 || c == 0x3068;
  const bool three = c >= 0x306F && c <= 0x307B;
  return pair || three ? c + 1 : 0;
}

/// What `mark` stands for after `before`; 0 if nothing.
char32_t repeated(char32_t before, char32_t mark) {
  const bool katakana = mark >= 0x30A0;
  if (katakana ? !is_katakana(before) || before == 0x30FC || before > 0x30F6 : !is_hiragana(before)) return 0;
  if (is_iteration_mark(before)) return 0;
  const auto base = unvoiced(katakana ? before - kKatakanaOffset : before);
  const auto kana = is_voicing_mark(mark) ? voiced(base) : base;
  return kana != 0 && katakana ? kana + kKatakanaOffset : kana;
}

/// The next byte pair that may end an iteration mark.
std::size_t find_mark(std::string_view bytes, std::size_t from) {
  for (auto at = from; (at = bytes.find('\xE3', at)) != std::string_view::npos; at += 3) {
    if (is_iteration_mark(character_at(bytes, at))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

void expand_iteration_marks(NormalizedText& text) {
  const auto bytes = text.text();
  std::vector<Replacement> replacements;
  char32_t last = 0;
  for (auto at = find_mark(bytes, 0); at != std::string_view::npos; at = find_mark(bytes, at + 3)) {
    const bool chain = !replacements.empty() && replacements.back().end == at;
    last = repeated(chain ? last : character_before(bytes, at), character_at(bytes, at));
    if (last == 0) continue;
    replacements.push_back({at, at + 3, ""});
    base::append_utf8(replacements.back().text, last);
  }
  text.replace(replacements);
}

}  // namespace iken::analysis
