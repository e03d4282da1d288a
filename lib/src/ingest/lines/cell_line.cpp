// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/cell_line.hpp"

#include <algorithm>
#include <array>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::array<std::string_view, 4> openings = {"（", "(", "「", "『"};
constexpr std::array<std::string_view, 4> closings = {"）", ")", "」", "』"};

}  // namespace

std::size_t width_without_hanging(const CellLine& line) {
  static constexpr std::array<std::string_view, 8> hanging = {"。", "、", "，", "．", "）", "」", "』", "】"};
  auto width = line.width;
  auto text = std::string_view(line.text);
  for (;;) {
    const auto* mark = std::find_if(hanging.begin(), hanging.end(), [&](auto m) { return text.ends_with(m); });
    if (mark == hanging.end() || width < 2) return width;
    text.remove_suffix(mark->size());
    width -= 2;
  }
}

std::size_t full_width(std::vector<std::size_t> widths) {
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

bool is_footnote(std::string_view text) {
  return text.starts_with("※") || text.starts_with("＊") || text.starts_with("（注") || text.starts_with("(注") ||
         text.starts_with("注）") || text.starts_with("注)");
}

bool is_item(std::string_view text) {
  static constexpr std::array<std::string_view, 12> marks = {"・", "○", "●", "◆", "■", "①",
                                                             "②",  "③", "④", "⑤", "⑥", "⑦"};
  return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return text.starts_with(mark); });
}

bool inside_brackets(std::string_view sentence, std::string_view after_stop) {
  for (std::size_t i = 0; i < openings.size(); ++i) {
    if (!after_stop.starts_with(closings[i])) continue;
    const auto open = sentence.rfind(openings[i]);
    return open != std::string_view::npos && open > 0;
  }
  return false;
}

bool ends_in_brackets(std::string_view line) {
  for (std::size_t i = 0; i < openings.size(); ++i) {
    if (!line.ends_with(closings[i]) || !ends_sentence(line)) continue;
    const auto open = line.rfind(openings[i]);
    const auto stop = line.rfind("。", open);
    // Behind a full stop the brackets are a sentence of their own.
    return open != std::string_view::npos && open > 0 && (stop == std::string_view::npos || stop + 3 != open);
  }
  return false;
}

bool begins_with_particle(std::string_view line) {
  static constexpr std::array<std::string_view, 12> particles = {"は", "の", "に", "を", "が",   "と",
                                                                 "で", "も", "へ", "や", "から", "など"};
  return std::any_of(particles.begin(), particles.end(), [&](auto word) { return line.starts_with(word); });
}

bool ends_between(std::string_view before, std::string_view line) {
  return ends_sentence(before) && !(ends_in_brackets(before) && begins_with_particle(line));
}

}  // namespace iken::ingest
