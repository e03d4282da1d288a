// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/lines.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::ingest {
namespace {

constexpr std::array<std::string_view, 5> spaces = {" ", "\t", "\f", "\u3000", "\u00A0"};

std::string_view leading_space(std::string_view text) {
  for (const auto space : spaces) {
    if (begins_with(text, space)) return space;
  }
  return {};
}

std::string_view trailing_space(std::string_view text) {
  for (const auto space : spaces) {
    if (text.ends_with(space)) return space;
  }
  return {};
}

}  // namespace

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

std::string_view trim(std::string_view text) {
  for (auto space = leading_space(text); !space.empty(); space = leading_space(text)) text.remove_prefix(space.size());
  for (auto space = trailing_space(text); !space.empty(); space = trailing_space(text)) text.remove_suffix(space.size());
  return text;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  int page = 1;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    Line line;
    const auto raw = text.substr(begin, end - begin);
    const auto feeds = std::count(raw.begin(), raw.end(), '\f');
    page += static_cast<int>(feeds);
    line.form_feed = feeds > 0;
    line.number = static_cast<int>(lines.size()) + 1;
    line.page = page;
    line.text = trim(raw);
    line.indented = !line.text.empty() && !raw.starts_with(line.text);
    line.paragraph = line.indented && raw.substr(0, raw.find(line.text)).find("\u3000") != std::string_view::npos;
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::optional<int> whole_number(std::string_view text) {
  constexpr std::size_t longest = 18;
  if (text.size() > longest) return std::nullopt;
  const auto points = base::decode(text);
  if (points.empty() || points.size() > 6) return std::nullopt;
  int value = 0;
  for (const auto point : points) {
    if (!is_digit(point)) return std::nullopt;
    value = value * 10 + static_cast<int>(point - (point < 0x100 ? U'0' : U'０'));
  }
  return value;
}

std::optional<int> number_in(std::string_view text) {
  constexpr std::size_t longest = 200;
  const auto points = base::decode(text.substr(0, longest));
  std::size_t begin = 0;
  while (begin < points.size() && !is_digit(points[begin])) ++begin;
  auto end = begin;
  while (end < points.size() && is_digit(points[end])) ++end;
  return whole_number(base::encode(points.substr(begin, end - begin)));
}

bool is_page_number_pattern(std::string_view pattern) {
  static constexpr std::u32string_view signs = U"-－―‐–—−/／()（）[]・.．,、 　ページ頁pPageof";
  constexpr std::size_t longest = 40;
  if (pattern.size() > longest) return false;
  const auto points = base::decode(pattern);
  return points.size() <= 12 && std::all_of(points.begin(), points.end(),
                                           [](char32_t c) { return signs.find(c) != std::u32string_view::npos; });
}

bool numbers_page(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest) return false;
  std::u32string pattern;
  const auto points = base::decode(text);
  for (const auto c : points) {
    if (!is_digit(c)) pattern += c;
  }
  return !pattern.empty() && pattern.size() < points.size() && is_page_number_pattern(base::encode(pattern));
}

std::optional<int> people_in(std::string_view text) {
  text = trim(text);
  for (const std::string_view unit : {"人", "名", "件"}) {
    if (text.ends_with(unit)) return whole_number(trim(text.substr(0, text.size() - unit.size())));
  }
  return whole_number(text);
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (const auto point : base::decode(text)) {
    const auto kind = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_EAST_ASIAN_WIDTH);
    width += kind == U_EA_FULLWIDTH || kind == U_EA_WIDE || kind == U_EA_AMBIGUOUS ? 2 : 1;
  }
  return width;
}

bool ends_sentence(std::string_view text) {
  for (const auto* closing : {"」", "』", "）", ")"}) {
    if (text.ends_with(closing)) text.remove_suffix(std::string_view(closing).size());
  }
  constexpr std::array<std::string_view, 4> marks = {"。", "？", "！", "．"};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.ends_with(mark); });
}

}  // namespace iken::ingest
