// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/phrase.hpp"

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

bool is_counting(char32_t c) { return is_digit(c) || (c >= U'①' && c <= U'⑳') || (c >= U'Ⅰ' && c <= U'Ⅻ'); }

}  // namespace

View without_bullet(View text) {
  static constexpr std::array<View, 25> signs = {"・", "○", "〇", "●", "◎", "◆", "◇", "■", "□", "▼", "★", "※", "(",
                                                 "（", ")", "）", "．", ".", "【", "［", "[", "＜", "<", "〔", "《"};
  for (int steps = 0; steps < 6; ++steps) {
    text = trim(text);
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](auto s) { return begins_with(text, s); });
    if (sign != signs.end()) {
      text.remove_prefix(sign->size());
      continue;
    }
    const auto first = base::decode(text.substr(0, 4)).substr(0, 1);
    if (first.empty() || !is_counting(first.front())) break;
    text.remove_prefix(base::encode(first).size());
  }
  return text;
}

View without_marks(View text) {
  static constexpr std::array<View, 10> ends = {"】", "］", "]", "＞", ">", "〕", "》", "：", ":", "）"};
  text = without_bullet(text);
  for (bool again = true; again;) {
    again = false;
    for (const auto end : ends) {
      if (!text.ends_with(end)) continue;
      text = trim(text.substr(0, text.size() - end.size()));
      again = true;
    }
  }
  return text;
}

bool made_of(View text, std::span<const View> words) {
  bool any = false;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    std::size_t longest = 0;
    for (const auto word : words) {
      if (begins_with(text, word)) longest = std::max(longest, word.size());
    }
    if (longest == 0) return false;
    text.remove_prefix(longest);
    any = true;
  }
  return any;
}

}  // namespace iken::ingest
