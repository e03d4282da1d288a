// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines.hpp"

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
    if (text.starts_with(space)) return space;
  }
  return {};
}

std::string_view trailing_space(std::string_view text) {
  for (const auto space : spaces) {
    if (text.ends_with(space)) return space;
  }
  return {};
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_kanji_digit(char32_t c) { return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos; }
bool is_gap(char32_t c) { return c == U' ' || c == U'　' || c == U'\t' || c == U'．' || c == U'.' || c == U'、'; }

std::size_t count_digits(std::u32string_view text, std::size_t begin, bool kanji) {
  auto end = begin;
  while (end < text.size() && (is_digit(text[end]) || (kanji && is_kanji_digit(text[end])))) ++end;
  return end - begin;
}

bool is_chapter(std::u32string_view text) {
  if (text.empty() || text.front() != U'第') return false;
  const auto digits = count_digits(text, 1, true);
  const auto at = 1 + digits;
  return digits > 0 && at < text.size() && (text[at] == U'章' || text[at] == U'部') &&
         (at + 1 == text.size() || is_gap(text[at + 1]));
}

bool is_section(std::u32string_view text) {
  const auto digits = count_digits(text, 0, false);
  return digits > 0 && digits <= 2 && digits + 1 < text.size() && is_gap(text[digits]) && !is_digit(text[digits + 1]);
}

bool is_subsection(std::u32string_view text) {
  if (text.empty() || (text.front() != U'(' && text.front() != U'（')) return false;
  const auto digits = count_digits(text, 1, false);
  const auto at = 1 + digits;
  return digits > 0 && digits <= 2 && at < text.size() && (text[at] == U')' || text[at] == U'）');
}

bool is_initiative(std::u32string_view text) {
  constexpr std::u32string_view word = U"取組項目";
  if (!text.starts_with(word) || text.size() == word.size()) return false;
  const auto c = text[word.size()];
  return is_digit(c) || u_charType(static_cast<UChar32>(c)) == U_OTHER_NUMBER;
}

}  // namespace

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
    line.raw = text.substr(begin, end - begin);
    page += static_cast<int>(std::count(line.raw.begin(), line.raw.end(), '\f'));
    line.number = static_cast<int>(lines.size()) + 1;
    line.page = page;
    line.text = trim(line.raw);
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::optional<int> whole_number(std::string_view text) {
  const auto points = base::decode(text);
  if (points.empty() || points.size() > 6) return std::nullopt;
  int value = 0;
  for (const auto point : points) {
    if (!is_digit(point)) return std::nullopt;
    value = value * 10 + static_cast<int>(point - (point < 0x100 ? U'0' : U'０'));
  }
  return value;
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

bool is_table_header(std::string_view text) {
  static constexpr std::array<std::string_view, 20> words = {
      "№", "No.", "NO.", "No", "NO", "番号", "意見の概要", "ご意見の概要", "意見の要旨", "ご意見", "区の考え方", "市の考え方",
      "町の考え方", "村の考え方", "県の考え方", "都の考え方", "対応区分", "対応", "区分", "対応状況"};
  bool any = false;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    std::size_t longest = 0;
    for (const auto word : words) {
      if (text.starts_with(word)) longest = std::max(longest, word.size());
    }
    if (longest == 0) return false;
    text.remove_prefix(longest);
    any = true;
  }
  return any;
}

HeadingLevel heading_level(std::string_view text) {
  const auto points = base::decode(text);
  if (is_chapter(points)) return HeadingLevel::chapter;
  if (is_initiative(points)) return HeadingLevel::initiative;
  if (is_subsection(points)) return HeadingLevel::subsection;
  if (is_section(points)) return HeadingLevel::section;
  return HeadingLevel::none;
}

}  // namespace iken::ingest
