// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/cutter.hpp"

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

/// Classes that MeCab groups into one unknown word; `none` for what it does not: kanji, hiragana, spaces.
enum class Class : unsigned char { none, letter, digit, symbol, katakana, two_bytes, hangul, four_bytes };

constexpr Class ascii_class(unsigned char c) {
  if (c <= ' ') return Class::none;
  if (c >= '0' && c <= '9') return Class::digit;
  const auto lower = static_cast<unsigned char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? Class::letter : Class::symbol;
}

constexpr auto kLeadClasses = [] {
  std::array<Class, 256> classes{};
  for (unsigned c = 0; c < 0x80; ++c) classes[c] = ascii_class(static_cast<unsigned char>(c));
  for (unsigned c = 0xC2; c < 0xE0; ++c) classes[c] = Class::two_bytes;
  for (unsigned c : {0xE0U, 0xE1U, 0xEAU, 0xEBU, 0xECU, 0xEDU, 0xEEU}) classes[c] = Class::hangul;
  for (unsigned c : {0xE2U, 0xEFU}) classes[c] = Class::symbol;
  for (unsigned c = 0xF0; c < 0xF5; ++c) classes[c] = Class::four_bytes;
  return classes;
}();

Class class_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xE3) return kLeadClasses[lead];
  const auto c = character_at(text, at);
  if (is_katakana(c)) return Class::katakana;
  return c < 0x3040 || c == 0x30FB ? Class::symbol : Class::none;
}

std::size_t size_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Piece piece(std::size_t begin, std::size_t end, bool run) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), run};
}

/// Best place to cut [begin, limit): behind the last sentence end, else behind the last comma or space, else anywhere.
std::size_t cut_place(std::string_view text, std::size_t begin, std::size_t limit) {
  const auto window = text.substr(begin, limit - begin);
  for (const std::string_view mark : {"。", "!", "?", "、", " "}) {
    const auto at = window.rfind(mark);
    if (at != std::string_view::npos && at + mark.size() > window.size() / 4) return begin + at + mark.size();
  }
  while (is_continuation(text[limit])) --limit;
  return limit;
}

void add_text(std::string_view text, std::size_t begin, std::size_t end, std::vector<Piece>& out) {
  while (end - begin > kLongestPiece) {
    const auto cut = cut_place(text, begin, begin + kLongestPiece);
    out.push_back(piece(begin, cut, false));
    begin = cut;
  }
  if (begin < end) out.push_back(piece(begin, end, false));
}

void add_run(std::string_view text, std::size_t begin, std::size_t end, std::vector<Piece>& out) {
  while (begin < end) {
    auto cut = begin;
    for (std::size_t i = 0; i < kLongestRun && cut < end; ++i) cut += size_of_character(text[cut]);
    out.push_back(piece(begin, cut, true));
    begin = cut;
  }
}

}  // namespace

void cut_for_mecab(std::string_view text, std::vector<Piece>& out) {
  out.clear();
  std::size_t done = 0;  // everything before is in `out`
  std::size_t run = 0;   // start of the run at hand
  std::size_t length = 0;
  auto current = Class::none;
  const auto close = [&](std::size_t at) {
    if (length <= kLongestRun || current == Class::none) return;
    add_text(text, done, run, out);
    add_run(text, run, at, out);
    done = at;
  };
  for (std::size_t at = 0; at < text.size(); at += size_of_character(text[at])) {
    const auto here = class_at(text, at);
    if (here != current) {
      close(at);
      current = here;
      run = at;
      length = 0;
    }
    ++length;
  }
  close(text.size());
  add_text(text, done, text.size(), out);
}

}  // namespace iken::analysis
