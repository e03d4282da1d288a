// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/list_mark.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "ingest/lines/cell_line.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_number = 2;

bool is_letter(char32_t c) {
  return (c >= U'ア' && c <= U'ン') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'ａ' && c <= U'ｚ') ||
         (c >= U'Ａ' && c <= U'Ｚ');
}

bool is_bullet(char32_t c) { return std::u32string_view(U"・●○◎◆◇■□▲△▼▽★☆➢✓").find(c) != std::u32string_view::npos; }

bool is_circled(char32_t c) { return c >= U'①' && c <= U'⑳'; }

/// One more or less, with digits of the same width.
std::u32string counted(std::u32string_view digits, int step) {
  const char32_t zero = digits.front() < 0x100 ? U'0' : U'０';
  int value = step;
  int scale = 1;
  for (auto i = digits.size(); i-- > 0; scale *= 10) value += scale * static_cast<int>(digits[i] - (digits[i] < 0x100 ? U'0' : U'０'));
  std::u32string out;
  for (; value > 0; value /= 10) out.insert(out.begin(), zero + static_cast<char32_t>(value % 10));
  return out;
}

ListMark numbered(std::u32string_view open, std::u32string_view digits, std::u32string_view close, std::string kind) {
  const auto whole = [&](int step) {
    const auto number = counted(digits, step);
    return number.empty() ? std::string() : base::encode(std::u32string(open) + number + std::u32string(close));
  };
  return {std::move(kind), whole(-1), whole(1)};
}

std::size_t digits_at(std::u32string_view points, std::size_t begin) {
  auto end = begin;
  while (end < points.size() && is_digit(points[end])) ++end;
  return end - begin;
}

/// "（２）", "(ア)".
std::optional<ListMark> bracketed(std::u32string_view points) {
  if (points.size() < 3 || (points[0] != U'（' && points[0] != U'(')) return std::nullopt;
  const auto size = digits_at(points, 1);
  const auto close = 1 + std::max<std::size_t>(size, 1);
  if (size > longest_number || close >= points.size() || (points[close] != U'）' && points[close] != U')')) return std::nullopt;
  if (size > 0) return numbered(points.substr(0, 1), points.substr(1, size), points.substr(close, 1), "（");
  return is_letter(points[1]) ? std::optional(ListMark{"（ア", {}, {}}) : std::nullopt;
}

/// "３　", "3. ", "ア　", "イ）".
std::optional<ListMark> divided(std::u32string_view points) {
  const auto size = digits_at(points, 0);
  const auto behind = std::max<std::size_t>(size, 1);
  if (size > longest_number || behind + 1 >= points.size() || (size == 0 && !is_letter(points[0]))) return std::nullopt;
  const auto sign = points[behind];
  if (std::u32string_view(U"　．.）)").find(sign) == std::u32string_view::npos || is_digit(points[behind + 1])) return std::nullopt;
  if (size > 0) return numbered({}, points.substr(0, size), points.substr(behind, 1), "1" + base::encode(points.substr(behind, 1)));
  // "a." may be the rest of a word.
  return sign == U'.' ? std::nullopt : std::optional(ListMark{"ア", {}, {}});
}

}  // namespace

std::optional<ListMark> list_mark(std::string_view text) {
  constexpr std::size_t enough = 24;
  if (is_footnote(text)) return ListMark{"※", {}, {}};
  const auto points = base::decode(text.substr(0, enough));
  if (points.empty()) return std::nullopt;
  const auto first = points.front();
  if (is_bullet(first) || first == U'【') return ListMark{base::encode(std::u32string_view(&first, 1)), {}, {}};
  if (is_circled(first)) {
    const auto encoded = [](char32_t c) { return is_circled(c) ? base::encode(std::u32string_view(&c, 1)) : std::string(); };
    return ListMark{"①", encoded(first - 1), encoded(first + 1)};
  }
  if (auto mark = bracketed(points)) return mark;
  return divided(points);
}

}  // namespace iken::ingest
