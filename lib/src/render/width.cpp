// Grapheme clusters are told apart by a few properties instead of ICU's iterator: marks, joiners and modifiers belong
// to the character before them. That is enough for columns, and costs no start-up time.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/width.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.hpp"
#include "iken/render.hpp"

namespace iken::render {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_presentation = 0xFE0F;

char32_t next(std::string_view text, std::size_t& at) {
  const auto [point, after] = base::decode_utf8(text, at);
  at = after;
  return point;
}

/// Takes no column of its own and belongs to the character before it.
bool extends(char32_t point) {
  if (point < 0x300) return false;
  const auto category = u_charType(static_cast<UChar32>(point));
  const bool mark = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
  const bool skin_tone = point >= 0x1F3FB && point <= 0x1F3FF;
  const bool hangul_tail = point >= 0x1160 && point <= 0x11FF;
  return mark || skin_tone || hangul_tail;
}

std::size_t point_width(char32_t point) {
  if (point >= 0x20 && point < 0x7F) return 1;
  if (point < 0xA0 || extends(point)) return 0;
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t character_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  char32_t last = next(text, at);
  while (at < text.size()) {
    std::size_t after = at;
    const auto point = next(text, after);
    if (!extends(point) && last != zero_width_joiner) break;
    last = point;
    at = after;
  }
  return at;
}

std::size_t character_width(std::string_view character) {
  std::size_t at = 0;
  std::size_t width = 0;
  while (at < character.size()) {
    const auto point = next(character, at);
    width = std::max(width, point == emoji_presentation ? 2 : point_width(point));
  }
  return width;
}

std::string cut(std::string_view text, std::size_t width) {
  if (width == 0 || display_width(text) <= width) return std::string(text);
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = character_end(text, at);
    const auto wide = character_width(text.substr(at, end - at));
    if (used + wide + 1 > width) break;
    used += wide;
    at = end;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string padded(std::string_view text, std::size_t width) {
  auto result = cut(text, width);
  const auto used = display_width(result);
  if (used < width) result.append(width - used, ' ');
  return result;
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const auto used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

}  // namespace iken::render

namespace iken {

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto end = render::character_end(utf8, at);
    width += render::character_width(utf8.substr(at, end - at));
    at = end;
  }
  return width;
}

}  // namespace iken
