// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/visible.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "base/text.hpp"

namespace iken::render {
namespace {

/// Beyond the control characters: marks that reorder or hide what stands beside them, and line breaks of their own.
constexpr auto unsafe_ranges = std::to_array<std::pair<char32_t, char32_t>>({{0x061C, 0x061C},
                                                                             {0x200E, 0x200F},
                                                                             {0x2028, 0x202E},
                                                                             {0x2066, 0x206F},
                                                                             {0xFEFF, 0xFEFF},
                                                                             {0xFFF9, 0xFFFB},
                                                                             {0xE0000, 0xE007F}});

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

std::string code_name(char32_t point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name;
  for (int shift = point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) name += digits[(point >> shift) & 0xF];
  return "<U+" + name + ">";
}

/// ␀ … ␟ ␡ for C0 and DEL.
std::string picture(char32_t point) {
  if (point == 0x7F) return "␡";
  if (point >= 0x80) return code_name(point);
  const auto last = static_cast<char>(0x80 + point);
  return {static_cast<char>(0xE2), static_cast<char>(0x90), last};
}

std::string shown(std::string_view untrusted, bool keep_newlines) {
  const std::string text = base::repair_utf8(untrusted);
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = base::decode_utf8(text, at);
    if (point == U'\n' && keep_newlines) safe += '\n';
    else if (point == U'\t') safe += ' ';
    else if (is_control(point)) safe += picture(point);
    else if (is_unsafe(point)) safe += code_name(point);
    else safe.append(text, at, next - at);
    at = next;
  }
  return safe;
}

}  // namespace

bool is_unsafe(char32_t point) {
  if (is_control(point)) return true;
  if (point < unsafe_ranges.front().first) return false;
  for (const auto& [first, last] : unsafe_ranges) {
    if (point >= first && point <= last) return true;
  }
  return false;
}

Visible visible(std::string_view untrusted) { return {shown(untrusted, true)}; }
Visible visible_line(std::string_view untrusted) { return {shown(untrusted, false)}; }

}  // namespace iken::render
