// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/plain_query.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/code_points.hpp"

namespace iken::evaluation {
namespace {

constexpr std::u32string_view special = U"()（）\"＂「」『』“”:：*＊";
constexpr std::u32string_view dashes = U"-－−―‐";
constexpr auto operators = std::to_array<std::u32string_view>({U"または", U"OR", U"ＯＲ", U"NOT", U"ＮＯＴ", U"AND"});

bool parts(char32_t c) {
  return special.find(c) != std::u32string_view::npos || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_operator(std::u32string_view word) {
  for (const auto& known : operators) {
    if (word == known) return true;
  }
  return false;
}

}  // namespace

std::string plain_query(std::string_view text) {
  const auto points = base::decode(text);
  std::u32string out;
  for (std::size_t i = 0; i < points.size();) {
    if (parts(points[i])) {
      ++i;
      continue;
    }
    const auto begin = i;
    while (i < points.size() && !parts(points[i])) ++i;
    auto word = std::u32string_view(points).substr(begin, i - begin);
    word.remove_prefix(std::min(word.find_first_not_of(dashes), word.size()));
    if (word.empty() || is_operator(word)) continue;
    if (!out.empty()) out += U' ';
    out += word;
  }
  return base::encode(out);
}

}  // namespace iken::evaluation
