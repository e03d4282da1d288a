// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/spelled_number.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;

constexpr std::size_t longest = 60;  ///< bytes
constexpr std::size_t most_digits = 9;

// After folding: small letters, narrow digits and brackets.
constexpr std::array<View, 9> before = {U"意見", U"番号", U"no.", U"no", U"第", U"#", U":", U"(", U"["};
constexpr std::array<View, 9> behind = {U"番目", U"番", U"号", U"件", U"人", U"名", U")", U"]", U"."};

template <std::size_t size>
bool take_front(View& text, const std::array<View, size>& words) {
  for (const auto word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

template <std::size_t size>
bool take_back(View& text, const std::array<View, size>& words) {
  for (const auto word : words) {
    if (!text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

bool is_narrow_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<int> value_of(View digits) {
  if (digits.empty() || digits.size() > most_digits || !std::all_of(digits.begin(), digits.end(), is_narrow_digit))
    return std::nullopt;
  int value = 0;
  for (const auto c : digits) value = value * 10 + static_cast<int>(c - U'0');
  return value;
}

/// "1,234" → "1234": only where each comma has three digits behind it.
std::u32string without_commas(View text) {
  std::u32string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool divides = text[i] == U',' && i > 0 && (text.size() - i) % 4 == 0;
    if (!divides) digits += text[i];
  }
  return digits;
}

/// "5.0" is what spreadsheets make of 5.
View without_zeros(View text) {
  const auto point = text.find(U'.');
  if (point == View::npos || text.find_first_not_of(U'0', point + 1) != View::npos) return text;
  return text.substr(0, point);
}

/// 二十三, 百二, 二〇; up to thousands.
std::optional<int> kanji_value(View text) {
  constexpr View digits = U"〇一二三四五六七八九";
  constexpr std::array<std::pair<char32_t, int>, 3> units = {{{U'十', 10}, {U'百', 100}, {U'千', 1000}}};
  // A circle alone is a mark, not a zero.
  if (text.empty() || text.size() > most_digits || text.front() == U'〇') return std::nullopt;
  int sum = 0;
  int digit = 0;
  int above = 10000;
  bool pending = false;
  for (const auto c : text) {
    if (const auto at = digits.find(c); at != View::npos) {
      if (pending && above != 10000) return std::nullopt;
      digit = pending ? digit * 10 + static_cast<int>(at) : static_cast<int>(at);
      pending = true;
      continue;
    }
    const auto* unit = std::find_if(units.begin(), units.end(), [&](const auto& known) { return known.first == c; });
    if (unit == units.end() || unit->second >= above || (pending && digit > 9)) return std::nullopt;
    sum += (pending ? digit : 1) * unit->second;
    above = unit->second;
    digit = 0;
    pending = false;
  }
  return sum + digit;
}

}  // namespace

std::optional<int> spelled_number(std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  auto folded = base::decode(base::fold_text(text));
  std::erase(folded, U' ');
  View rest = folded;
  while (take_front(rest, before)) {
  }
  if (const auto kanji = kanji_value(rest)) return kanji;
  while (take_back(rest, behind)) {
  }
  if (const auto kanji = kanji_value(rest)) return kanji;
  return value_of(without_commas(without_zeros(rest)));
}

std::optional<int> persons_in(std::string_view text) {
  if (const auto whole = spelled_number(text)) return whole;
  constexpr std::array<std::string_view, 3> counters = {"人", "名", "件"};
  for (const auto counter : counters) {
    const auto at = text.find(counter);
    if (at == std::string_view::npos) continue;
    if (const auto number = spelled_number(text.substr(0, at))) return number;
  }
  return std::nullopt;
}

}  // namespace iken::ingest
