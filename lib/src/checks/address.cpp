// SPDX-License-Identifier: GPL-2.0-or-later
#include "checks/address.hpp"

#include <algorithm>

namespace iken::checks {
namespace {

constexpr std::size_t longest_name = 24;
constexpr std::size_t longest_number = 5;
/// みどり町, さくら台: no verb or particle has so few letters before one of these.
constexpr std::size_t longest_hiragana = 6;
constexpr View ends_of_hiragana = U"市区町村台丘";

bool is_numeral(char32_t c) { return View(U"〇一二三四五六七八九十百").find(c) != View::npos; }
bool is_name(char32_t c) { return is_kanji(c) || is_katakana(c) || View(U"がのつ").find(c) != View::npos; }

/// Digits or Chinese numerals from `i`, not both; where they end.
std::size_t number_end(View text, std::size_t i) {
  const auto same = is_digit(at(text, i)) ? is_digit : is_numeral;
  auto end = i;
  while (same(at(text, end))) ++end;
  return end;
}

struct House {
  std::size_t end = 0;   ///< 0 = there is none
  bool certain = false;  ///< 丁目 and more: nothing else is written so
};

/// Most often 一番 is "most", and 地 begins the next word: 市内一番地元に近い. 番地域 is never 番地.
bool is_lot(View text, std::size_t begin, std::size_t end) {
  const auto number = text.substr(begin, end - begin);
  const auto behind = at(text, end + 2);
  const bool first = number == U"1" || number == U"一";
  return text.substr(end).starts_with(U"番地") && behind != U'域' && !(first && is_kanji(behind));
}

/// 6丁目12番1号, 六丁目十二番一号, 6-12-1, 12番地.
House house_at(View text, std::size_t i) {
  int numbers = 0;
  House house{i, false};
  auto& end = house.end;
  for (auto next = number_end(text, i); next > end; next = number_end(text, end)) {
    const auto begin = end;
    end = next;
    if (end - begin > longest_number) return {};
    ++numbers;
    const auto rest = text.substr(end);
    const auto goes_on = [&](View word) {
      return rest.starts_with(word) && number_end(text, end + word.size()) > end + word.size();
    };
    if (goes_on(U"丁目")) {
      end += 2;
      house.certain = true;
    } else if (is_lot(text, begin, end)) {
      end += 2;
      return house;
    } else if (goes_on(U"番") || (goes_on(U"-") && is_digit(before(text, end)) && is_digit(at(text, end + 1)))) {
      end += 1;
    } else if (rest.starts_with(U"号") && numbers > 1) {
      end += 1;
      return house;
    } else {
      break;
    }
  }
  return numbers >= 3 || (house.certain && numbers >= 2) ? house : House();
}

/// 一丁目一番地 is what comes first of all: 市政改革の一丁目一番地. As an address it follows the name of a town.
bool is_figure_of_speech(View text, std::size_t begin, std::size_t end) {
  const auto words = text.substr(begin, end - begin);
  return (words == U"一丁目一番地" || words == U"1丁目1番地") && !is_municipal(before(text, begin));
}

/// Behind hiragana that belong to a name; `i` where they do not.
std::size_t hiragana_end(View text, std::size_t i) {
  auto end = i;
  while (end <= i + longest_hiragana && is_hiragana(at(text, end))) ++end;
  return end <= i + longest_hiragana && ends_of_hiragana.find(at(text, end)) != View::npos ? end : i;
}

bool begins_name(View text, std::size_t i) {
  if (is_name(before(text, i))) return false;
  const bool hiragana = is_hiragana(at(text, i)) && !is_hiragana(before(text, i)) && hiragana_end(text, i) > i;
  return is_kanji(at(text, i)) || is_katakana(at(text, i)) || hiragana;
}

}  // namespace

bool is_municipal(char32_t c) { return View(U"都道府県市区町村郡").find(c) != View::npos; }

std::size_t address_at(View text, std::size_t i) {
  if (!begins_name(text, i)) return 0;
  bool municipal = false;
  bool hiragana = false;  // what looks like a name with them is one only if the number is certain
  for (auto end = i; end < i + longest_name;) {
    const auto c = at(text, end);
    if (end > i && (is_digit(c) || is_numeral(c))) {
      const auto house = house_at(text, end);
      const bool behind_name = is_kanji(text[end - 1]) || is_katakana(text[end - 1]);
      if (!behind_name && house.end > 0) return 0;
      const bool likely = is_digit(c) && municipal && !hiragana && end > i + 1;
      const bool lot = municipal && !hiragana && house.end > 0 && before(text, house.end) == U'地';
      if (house.end > 0 && (house.certain || likely || lot))
        return is_figure_of_speech(text, end, house.end) ? 0 : house.end;
      if (is_digit(c)) return 0;
    }
    if (const auto behind = is_name(c) ? end : hiragana_end(text, end); behind > end) {
      hiragana = true;
      end = behind;
      continue;
    }
    if (!is_name(c) && c != U' ') return 0;
    municipal = municipal || is_municipal(c);
    ++end;
  }
  return 0;
}

}  // namespace iken::checks
