// A text with its lines deleted, doubled, swapped and cut, as extraction and hands do.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "generate/truth.hpp"

namespace iken::tests {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Deletes, doubles, swaps and cuts lines.
inline std::string damaged(const std::string& text, generate::Dice& dice) {
  auto lines = lines_of(text);
  const auto times = 1 + dice.below(20);
  for (std::size_t i = 0; i < times && lines.size() > 2; ++i) {
    const auto at = dice.below(lines.size());
    const auto it = lines.begin() + static_cast<std::ptrdiff_t>(at);
    switch (dice.below(6)) {
      case 0:
        lines.erase(it);
        break;
      case 1:
        lines.insert(it, lines[dice.below(lines.size())]);
        break;
      case 2:
        std::swap(lines[at], lines[dice.below(lines.size())]);
        break;
      case 3:
        lines[at].clear();
        break;
      case 4:
        lines[at] += lines[dice.below(lines.size())];
        break;
      default:
        lines.insert(it, std::to_string(dice.below(40)));
        break;
    }
  }
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

}  // namespace iken::tests
