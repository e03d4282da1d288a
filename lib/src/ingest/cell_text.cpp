// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/cell_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace iken::ingest {
namespace {

/// A line this much shorter than the column would have had room for the next character, and for the one that
/// Japanese line breaking moves along with it.
constexpr std::size_t clearly_shorter = 4;
constexpr int blank_bonus = 3;

bool polite_end(std::string_view sentence) {
  static constexpr std::array<std::string_view, 12> ends = {"です", "ます", "ました", "ません", "でした", "ください", "下さい",
                                                            "ましょう", "でしょう", "ございます", "ところです", "存じます"};
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return sentence.ends_with(end); });
}

/// +1 for each polite sentence, −1 for each plain one, of the text in which lines have been joined.
int politeness(const std::vector<CellLine>& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (auto i = begin; i < end; ++i) text += lines[i].text;
  int sum = 0;
  constexpr std::string_view stop = "。";
  std::size_t from = 0;
  for (auto at = text.find(stop); at != std::string::npos; at = text.find(stop, from)) {
    sum += polite_end(std::string_view(text).substr(from, at - from)) ? 1 : -1;
    from = at + stop.size();
  }
  return sum;
}

/// Footnotes inside a cell begin with their mark.
bool is_footnote(std::string_view text) { return text.starts_with("※") || text.starts_with("＊") || text.starts_with("（注"); }

bool is_item(std::string_view text) { return text.starts_with("・") || text.starts_with("①") || text.starts_with("○"); }

}  // namespace

std::string join(const std::vector<CellLine>& lines, std::size_t width) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      const auto& before = lines[i - 1].text;
      const bool room = columns(before) + clearly_shorter <= width;
      const bool footnote = is_footnote(lines[i].text) && (ends_sentence(before) || lines[i].after_blank);
      const bool item = is_item(lines[i].text) && room;
      if ((ends_sentence(before) && room) || footnote || item) text += '\n';
    }
    text += lines[i].text;
  }
  return text;
}

std::size_t opinion_lines(const std::vector<CellLine>& lines) {
  std::size_t best = lines.size();
  // Without a blank line to show it, only a clear change of tone divides.
  int highest = 1;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!ends_sentence(lines[i - 1].text) || is_footnote(lines[i].text)) continue;
    const int opinion = politeness(lines, 0, i);
    const int answer = politeness(lines, i, lines.size());
    const bool clear = opinion < 0 && answer > 0;
    if (!lines[i].after_blank && !clear) continue;
    const int value = answer - opinion + (lines[i].after_blank ? blank_bonus : 0);
    if (value <= highest) continue;
    highest = value;
    best = i;
  }
  return best;
}

bool is_polite(const std::vector<CellLine>& lines) { return politeness(lines, 0, lines.size()) > 0; }

}  // namespace iken::ingest
