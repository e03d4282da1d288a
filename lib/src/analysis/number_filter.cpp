// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/number_filter.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/characters.hpp"
#include "analysis/eras.hpp"
#include "analysis/numerals.hpp"

namespace iken::analysis {

namespace {

struct Spelling {
  std::string_view written, canonical;
};

/// Units that MeCab does not call counters, and spellings of one unit.
constexpr auto kUnits = std::to_array<Spelling>({
    {"月", "月"},
    {"%", "%"},
    {"パーセント", "%"},
    {"年", "年"},
    {"年度", "年度"},
    {"年生", "年生"},
    {"年生", "年生"},
    {"円", "円"},
    {"世帯", "世帯"},
    {"km", "km"},
    {"キロメートル", "km"},
    {"cm", "cm"},
    {"センチ", "cm"},
    {"mm", "mm"},
    {"m", "m"},
    {"m2", "m2"},
    {"平方メートル", "m2"},
    {"m3", "m3"},
    {"立方メートル", "m3"},
    {"km2", "km2"},
    {"メートル", "m"},
    {"kg", "kg"},
    {"t", "t"},
    {"ha", "ha"},
    {"ヘクタール", "ha"},
    {"kw", "kw"},
    {"kwh", "kwh"},
    {"mb", "mb"},
    {"gb", "gb"},
    {"tb", "tb"},
    {"ヶ月", "か月"},
    {"ケ月", "か月"},
    {"ヵ月", "か月"},
    {"カ月", "か月"},
    {"箇月", "か月"},
    {"個月", "か月"},
    {"ヶ所", "か所"},
    {"ケ所", "か所"},
    {"ヵ所", "か所"},
    {"カ所", "か所"},
    {"箇所", "か所"},
    {"個所", "か所"},
    {"ヶ年", "か年"},
    {"ケ年", "か年"},
    {"ヵ年", "か年"},
    {"カ年", "か年"},
    {"箇年", "か年"},
    {"ヶ国", "か国"},
    {"ヵ国", "か国"},
    {"カ国", "か国"},
    {"箇国", "か国"},
    {"ヶ国語", "か国語"},
    {"カ国語", "か国語"},
});

std::string_view known_unit(std::string_view written) {
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& s) { return s.written == written; });
  return found == kUnits.end() ? std::string_view() : found->canonical;
}

bool starts_like_a_number(std::string_view written) {
  const auto first = character_at(written, 0);
  return is_ascii_digit(first) || is_kanji_numeral(first);
}

bool has_fractions(std::string_view unit) { return unit == "%" || unit == "倍" || unit == "ポイント"; }

/// 数百人 is not 100人.
bool is_some(std::string_view written) { return written == "数" || written == "何" || written == "幾"; }

bool is_one_kanji(std::string_view written) { return written.size() == 3; }

bool is_separator(std::string_view written) { return written == "," || written == "."; }

}  // namespace

void NumberFilter::start(std::string_view text, const std::vector<Word>& words) {
  text_ = text;
  words_ = &words;
  continued_ = 0;
}

std::string_view NumberFilter::written(std::size_t index) const {
  const auto& word = (*words_)[index];
  return text_.substr(word.begin, word.end - word.begin);
}

std::string_view NumberFilter::between(std::size_t index, std::size_t end) const {
  const auto begin = (*words_)[index].begin;
  return text_.substr(begin, (*words_)[end - 1].end - begin);
}

bool NumberFilter::adjacent(std::size_t index) const {
  return index > 0 && index < words_->size() && (*words_)[index].begin == (*words_)[index - 1].end;
}

bool NumberFilter::is_numeral(std::size_t index) const {
  return index < words_->size() && (*words_)[index].info->numeral && starts_like_a_number(written(index));
}

MergedWord NumberFilter::match(std::size_t index) {
  const auto& word = (*words_)[index];
  if (may_be_era(text_, word.begin) || (continued_ != 0 && continued_ == word.begin)) {
    const auto merged = match_era(index);
    if (merged.words > 0) return merged;
  }
  return word.info->numeral ? match_number(index) : MergedWord();
}

/// The word at or after `index` that ends exactly at `end`; size() if the words stand otherwise.
std::size_t NumberFilter::word_ending_at(std::size_t index, std::size_t end) const {
  while (index < words_->size() && (*words_)[index].end < end) ++index;
  return index < words_->size() && (*words_)[index].end == end ? index : words_->size();
}

MergedWord NumberFilter::match_era(std::size_t index) {
  const std::size_t begin = (*words_)[index].begin;
  const auto year =
      begin == continued_ && continued_ != 0 ? era_year_continued(text_, begin, base_) : era_year_at(text_, begin);
  if (!year) return {};
  const auto last = word_ending_at(index, year->end);
  if (last == words_->size()) return {};
  continued_ = year->next;
  base_ = year->base;
  MergedWord merged;
  merged.words = last - index + 1;
  merged.begin = static_cast<std::uint32_t>(begin);
  merged.end = static_cast<std::uint32_t>(year->end);
  merged.term = arena_.keep(year->term());
  const auto number = static_cast<std::uint32_t>(year->number);
  const bool named = number > begin + 1;
  if (named) merged.parts[merged.part_count++] = {merged.begin, merged.begin + 6, {}};  // 平成, 令和, …
  merged.parts[merged.part_count++] = {number, static_cast<std::uint32_t>(year->number_end),
                                       arena_.keep(std::to_string(year->year))};
  return merged;
}

/// In 1.2.3 or 4.1.1 a point separates, it does not begin a fraction.
bool NumberFilter::is_point_of_code(std::size_t index) const {
  const auto is_point = [&](std::size_t at) { return at < words_->size() && written(at) == "."; };
  if (!is_point(index)) return false;
  const bool before = index >= 2 && is_point(index - 2) && adjacent(index) && adjacent(index - 1);
  return before || (is_point(index + 2) && adjacent(index + 1) && adjacent(index + 2) && adjacent(index + 3) &&
                    is_numeral(index + 3));
}

/// True if words[index] is a comma or point inside a number.
bool NumberFilter::continues_number(std::size_t index) const {
  return adjacent(index) && is_separator(written(index)) && adjacent(index + 1) && is_numeral(index + 1) &&
         is_ascii_digit(static_cast<unsigned char>(written(index + 1).front())) && !is_point_of_code(index);
}

/// Index behind the words of one number: numerals side by side, with commas and one point between digits.
std::size_t NumberFilter::number_end(std::size_t index) const {
  auto end = index + 1;
  while (true) {
    if (adjacent(end) && is_numeral(end)) {
      ++end;
    } else if (continues_number(end)) {
      end += 2;
    } else {
      return end;
    }
  }
}

/// The unit right behind words[index - 1] and how many words it takes.
std::string_view NumberFilter::unit_after(std::size_t index, std::size_t& words) const {
  words = 0;
  if (!adjacent(index)) return {};
  if (adjacent(index + 1)) {  // キロ + メートル, か + 月
    const auto& first = (*words_)[index];
    const auto& second = (*words_)[index + 1];
    const auto two = known_unit(text_.substr(first.begin, second.end - first.begin));
    words = two.empty() ? 0 : 2;
    if (words > 0) return two;
  }
  const auto one = known_unit(written(index));
  words = !one.empty() || (*words_)[index].info->counter ? 1 : 0;
  return words == 0 ? std::string_view() : one.empty() ? written(index) : one;
}

/// In 2000~3000円 the first number takes 円 from the second.
std::string_view NumberFilter::unit_of_range(std::size_t index) const {
  if (!adjacent(index) || written(index) != "~" || !adjacent(index + 1) || !is_numeral(index + 1)) return {};
  std::size_t words = 0;
  return unit_after(number_end(index + 1), words);
}

/// 九一・三% is 91.3%; but 一・二年 is the first and the second, and without a unit that has fractions nobody knows.
MergedWord NumberFilter::match_kanji_fraction(std::size_t index, std::size_t point) {
  if (!adjacent(point) || written(point) != "・" || !adjacent(point + 1) || !is_numeral(point + 1)) return {};
  const auto end = number_end(point + 1);
  std::size_t unit_words = 0;
  const auto unit = unit_after(end, unit_words);
  if (!has_fractions(unit)) return {};
  const auto whole = canonical_number(between(index, point));
  const auto fraction = canonical_number(between(point + 1, end));
  if (!whole || !fraction) return {};
  return merge(index, end, *whole + "." + *fraction, unit, unit_words);
}

MergedWord NumberFilter::match_number(std::size_t index) {
  if (!starts_like_a_number(written(index))) return {};
  if (adjacent(index) && is_some(written(index - 1))) return {};  // 数百
  const auto end = number_end(index);
  if (const auto merged = match_kanji_fraction(index, end); merged.words > 0) return merged;
  const auto value = canonical_number(between(index, end));
  if (!value) return {};
  std::size_t unit_words = 0;
  auto unit = unit_after(end, unit_words);
  if (unit_words == 0) unit = unit_of_range(end);
  if (unit.empty() && is_one_kanji(between(index, end))) return {};  // 八潮 is no 8潮
  return merge(index, end, *value, unit, unit_words);
}

/// The words [index, end) of `value` and `unit_words` words of its unit behind them.
MergedWord NumberFilter::merge(std::size_t index, std::size_t end, const std::string& value, std::string_view unit,
                               std::size_t unit_words) {
  MergedWord merged;
  merged.words = end - index + unit_words;
  merged.begin = (*words_)[index].begin;
  merged.end = (*words_)[end + unit_words - 1].end;
  const auto number = arena_.keep(value);
  merged.term = unit.empty() ? number : arena_.keep(value + std::string(unit));
  if (!unit.empty()) merged.parts[merged.part_count++] = {merged.begin, (*words_)[end - 1].end, number};
  return merged;
}

}  // namespace iken::analysis
