// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/eras.hpp"

#include <array>

#include "analysis/characters.hpp"
#include "analysis/numerals.hpp"

namespace iken::analysis {

namespace {

struct Era {
  std::string_view name;
  char letter;
  int base;
  int bare_from, bare_to;  ///< years that the letter may carry without 年 (H28)
};

constexpr std::array<Era, 5> kEras = {{{"平成", 'h', 1988, 10, 39},
                                       {"令和", 'r', 2018, 1, 20},
                                       {"昭和", 's', 1925, 0, 0},
                                       {"大正", 't', 1911, 0, 0},
                                       {"明治", 'm', 1867, 0, 0}}};

/// How far the writing has been understood.
struct Reading {
  std::string_view text;
  std::size_t at;

  bool take(std::string_view what) {
    if (!text.substr(at).starts_with(what)) return false;
    at += what.size();
    return true;
  }
  void skip_space() { at += at < text.size() && text[at] == ' ' ? 1 : 0; }
  [[nodiscard]] char32_t peek() const { return character_at(text, at); }
};

struct Number {
  int value;
  bool kanji;
};

std::optional<Number> take_digits(Reading& reading) {
  const auto begin = reading.at;
  int value = 0;
  while (is_ascii_digit(reading.peek())) {
    if (reading.at - begin == 2) return std::nullopt;
    value = value * 10 + (reading.text[reading.at++] - '0');
  }
  if (reading.at == begin || value == 0) return std::nullopt;
  return Number{value, false};
}

std::optional<Number> take_number(Reading& reading) {
  if (reading.take("元")) return Number{1, true};
  if (is_ascii_digit(reading.peek())) return take_digits(reading);
  const auto begin = reading.at;
  while (reading.at - begin < 12 && is_kanji_numeral(reading.peek())) reading.at += 3;
  const auto canonical = canonical_number(reading.text.substr(begin, reading.at - begin));
  if (!canonical || canonical->size() > 2 || *canonical == "0") return std::nullopt;
  return Number{std::stoi(*canonical), true};
}

enum class Unit { none, year, fiscal };

Unit take_unit(Reading& reading) {
  auto ahead = reading;
  ahead.skip_space();
  const auto unit = ahead.take("年度") ? Unit::fiscal : ahead.take("年") ? Unit::year : Unit::none;
  if (unit != Unit::none) reading = ahead;
  return unit;
}

bool take_range_sign(Reading& reading) {
  reading.skip_space();
  for (const std::string_view sign : {"~", "-", "・", "、", ",", "/", "及び", "と", "から", "ー", "—", "―", "–"}) {
    if (!reading.take(sign)) continue;
    reading.skip_space();
    return true;
  }
  return false;
}

/// The unit of the next number of the range, and where it begins.
struct Next {
  std::size_t at;
  Unit unit;
};

/// 平成28年、5年間: a span of time, no year.
bool is_duration(Reading reading) {
  return std::u32string_view(U"間目生前後以ぶ余半").find(reading.peek()) != std::u32string_view::npos &&
         reading.peek() != 0;
}

/// A long list is followed step by step, so that its first number finds the unit of the last. Years rise.
std::optional<Next> next_in_range(Reading reading, int value) {
  std::optional<Next> next;
  for (int steps = 0; steps < 16; ++steps) {
    if (!take_range_sign(reading)) return std::nullopt;
    const auto begin = reading.at;
    const auto number = take_number(reading);
    if (!number || number->value <= value) return std::nullopt;
    value = number->value;
    if (!next) next = Next{begin, Unit::none};
    next->unit = take_unit(reading);
    if (next->unit == Unit::none) continue;
    return next->unit == Unit::year && is_duration(reading) ? std::nullopt : next;
  }
  return std::nullopt;
}

/// The rest of a year whose number begins at `reading`.
std::optional<std::pair<EraYear, Unit>> year_from(Reading reading, int base) {
  EraYear found;
  found.base = base;
  found.number = reading.at;
  const auto number = take_number(reading);
  if (!number) return std::nullopt;
  found.number_end = reading.at;
  auto unit = take_unit(reading);
  found.end = reading.at;
  found.year = base + number->value;
  if (const auto next = next_in_range(reading, number->value)) {
    found.next = next->at;
    if (unit == Unit::none) unit = next->unit;
  }
  found.fiscal = unit == Unit::fiscal;
  if (unit == Unit::none && number->kanji) return std::nullopt;
  return std::pair{found, unit};
}

/// 平成28 alone is a year unless something is counted (昭和3丁目) or it goes on as a code (平成3-2).
bool may_stand_bare(std::string_view text, std::size_t end) {
  const auto after = character_at(text, end);
  if (is_ascii_alnum(after) || after == '-' || after == '%' || is_katakana(after)) return false;
  return std::u32string_view(U"丁番号条人件回個台円代歳才位組階校名期次か").find(after) == std::u32string_view::npos;
}

/// h28.4.1: a date.
bool is_date(std::string_view text, std::size_t end) {
  const auto mark = character_at(text, end);
  return (mark == '.' || mark == '/') && is_ascii_digit(character_at(text, end + 1));
}

std::optional<EraYear> letter_year(std::string_view text, std::size_t at, const Era& era) {
  if (is_ascii_alnum(character_before(text, at)) || character_before(text, at) == '-') return std::nullopt;
  const auto read = year_from({text, at + 1}, era.base);
  if (!read || text[at + 1] == ' ' || !is_ascii_digit(character_at(text, at + 1))) return std::nullopt;
  const auto& [found, unit] = *read;
  if (unit != Unit::none || is_date(text, found.end)) return found;
  const auto value = found.year - era.base;
  const bool plausible = value >= era.bare_from && value <= era.bare_to && may_stand_bare(text, found.end);
  return plausible && character_at(text, found.end) != '.' ? std::optional(found) : std::nullopt;
}

}  // namespace

bool may_be_era(std::string_view text, std::size_t at) {
  const auto first = text[at];
  if (first == '\xE5' || first == '\xE4' || first == '\xE6') {
    for (const auto& era : kEras) {
      if (text.substr(at).starts_with(era.name)) return true;
    }
    return false;
  }
  for (const auto& era : kEras) {
    if (first == era.letter) return at + 1 < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at + 1]));
  }
  return false;
}

std::optional<EraYear> era_year_at(std::string_view text, std::size_t at) {
  for (const auto& era : kEras) {
    if (text[at] == era.letter) return letter_year(text, at, era);
    Reading reading{text, at};
    if (!reading.take(era.name)) continue;
    reading.skip_space();
    const auto read = year_from(reading, era.base);
    if (!read) return std::nullopt;
    const bool bare = read->second == Unit::none;
    if (bare && !is_date(text, read->first.end) && !may_stand_bare(text, read->first.end)) return std::nullopt;
    return read->first;
  }
  return std::nullopt;
}

std::optional<EraYear> era_year_continued(std::string_view text, std::size_t at, int base) {
  const auto read = year_from({text, at}, base);
  return read && read->second != Unit::none ? std::optional(read->first) : std::nullopt;
}

}  // namespace iken::analysis
