// Personal data that must not be published: by their form alone, so that a name is never found.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <set>

#include "base/code_points.hpp"
#include "checks/address.hpp"
#include "checks/checks.hpp"
#include "iken/checks.hpp"

namespace iken {
namespace checks {
namespace {

using Text = std::u32string;

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// One character for one: full width becomes ASCII, every dash '-', every space ' '. Places stay.
char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (View(U"‐‑‒–—―−ーｰ").find(c) != View::npos) return U'-';
  return c == U'　' ? U' ' : c;
}

/// No number begins behind one of these: it has begun before.
bool inside_number(View text, std::size_t i) {
  const auto c = before(text, i);
  return is_digit(c) || (c == U'-' && is_digit(before(text, i - 1))) || is_letter(c);
}

struct Groups {
  std::vector<Text> digits;
  std::size_t end = 0;
  bool spaced = false;  ///< by spaces alone
};

/// Digits with at most two signs between them: "03(1234)5678".
Groups groups_at(View text, std::size_t i) {
  Groups groups;
  bool dashes = false;
  if (at(text, i) == U'(') ++i;
  while (is_digit(at(text, i)) && groups.digits.size() < 5) {
    Text digits;
    while (is_digit(at(text, i))) digits += text[i++];
    groups.digits.push_back(std::move(digits));
    groups.end = i;
    auto next = i;
    while (next < i + 2 && View(U"-() ").find(at(text, next)) != View::npos && at(text, next) != U'\n') {
      dashes = dashes || at(text, next) != U' ';
      ++next;
    }
    if (next == i || !is_digit(at(text, next))) break;
    i = next;
  }
  groups.spaced = groups.digits.size() > 1 && !dashes;
  return groups;
}

std::size_t size_of(const Groups& groups, std::size_t count) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) size += groups.digits[i].size();
  return size;
}

bool is_mobile(View digits) {
  return digits.size() == 11 && digits[0] == U'0' && digits[2] == U'0' && View(U"5789").find(digits[1]) != View::npos;
}

/// The lengths of Japan's numbering plan: ten digits, eleven of a mobile. Numbers for callers (0120, 0800, 0570) are
/// nobody's own.
bool is_telephone(const Groups& groups) {
  if (groups.digits.empty() || groups.digits[0].size() < 2 || groups.digits[0][0] != U'0') return false;
  const auto& area = groups.digits[0];
  for (const View service : {View(U"0120"), View(U"0800"), View(U"0570"), View(U"0990")}) {
    if (View(area).starts_with(service)) return false;
  }
  Text all;
  for (const auto& digits : groups.digits) all += digits;
  if (all.size() != 10 && !is_mobile(all)) return false;
  if (all[1] == U'0') return false;
  const auto count = groups.digits.size();
  if (count == 1) return true;
  if (count == 2) return !groups.spaced && area.size() <= 5;
  return count == 3 && area.size() <= 5 && groups.digits[2].size() == 4;
}

/// +81 and the number without its first 0.
std::size_t foreign_telephone(View text, std::size_t i) {
  if (!text.substr(i).starts_with(U"+81")) return 0;
  auto groups = groups_at(text, i + 3 + (View(U"- ").find(at(text, i + 3)) != View::npos ? 1 : 0));
  if (groups.digits.empty()) return 0;
  const auto size = size_of(groups, groups.digits.size());
  return size == 9 || size == 10 ? groups.end : 0;
}

std::size_t telephone_at(View text, std::size_t i) {
  if (at(text, i) == U'+') return foreign_telephone(text, i);
  if ((!is_digit(at(text, i)) && at(text, i) != U'(') || inside_number(text, i)) return 0;
  const auto groups = groups_at(text, i);
  return is_telephone(groups) ? groups.end : 0;
}

std::size_t individual_number_at(View text, std::size_t i) {
  if (!is_digit(at(text, i)) || inside_number(text, i)) return 0;
  const auto groups = groups_at(text, i);
  const bool divided = groups.digits.size() == 3 && std::all_of(groups.digits.begin(), groups.digits.end(),
                                                                [](const Text& digits) { return digits.size() == 4; });
  if (groups.digits.size() != 1 && !divided) return 0;
  Text all;
  for (const auto& digits : groups.digits) all += digits;
  // Zeros and the like pass the sum but stand for "a number goes here".
  const bool placeholder = all.find_first_not_of(all.front()) == Text::npos;
  return !placeholder && is_individual_number(base::encode(all)) ? groups.end : 0;
}

bool is_local(char32_t c) { return is_digit(c) || is_letter(c) || View(U"._%+-").find(c) != View::npos; }

std::size_t email_at(View text, std::size_t i) {
  if (!is_local(at(text, i)) || is_local(before(text, i))) return 0;
  auto end = i;
  while (is_local(at(text, end))) ++end;
  if (at(text, end) != U'@') return 0;
  const auto domain = ++end;
  std::size_t dot = 0;
  while (is_digit(at(text, end)) || is_letter(at(text, end)) || at(text, end) == U'-' || at(text, end) == U'.') {
    if (text[end] == U'.' && is_letter(at(text, end + 1))) dot = end;
    ++end;
  }
  while (end > domain && View(U".-").find(text[end - 1]) != View::npos) --end;
  return dot > domain && end > dot + 2 ? end : 0;
}

/// 〒176-0012, or the number alone before a place.
std::size_t postal_at(View text, std::size_t i) {
  const bool marked = at(text, i) == U'〒';
  auto begin = marked ? i + 1 : i;
  while (marked && at(text, begin) == U' ') ++begin;
  if (!is_digit(at(text, begin)) || inside_number(text, begin)) return 0;
  const auto groups = groups_at(text, begin);
  if (groups.digits.size() < 2 || groups.digits[0].size() != 3 || groups.digits[1].size() != 4) return 0;
  auto end = begin + 8;
  const auto number_end = end;
  while (at(text, end) == U' ' || at(text, end) == U'\n') {
    if (end >= text.size()) break;
    ++end;
  }
  const auto name = end;
  while (end < name + 12 && is_kanji(at(text, end)) && !is_municipal(at(text, end))) ++end;
  const bool place = end > name && end < name + 12 && is_municipal(at(text, end));
  if (!place) return marked ? number_end : 0;
  const auto address = address_at(text, name);
  return address > 0 ? address : end + 1;
}

struct Kind {
  const char* code;
  std::size_t (*find)(View text, std::size_t i);
};

/// The first that fits takes the place.
constexpr Kind kinds[] = {{"personal_email", email_at},
                          {"personal_number", individual_number_at},
                          {"personal_address", postal_at},
                          {"personal_telephone", telephone_at},
                          {"personal_address", address_at}};

/// An individual number is not copied to places where it does not belong: two digits of it are enough to find it.
std::string shown(const Kind& kind, View original) {
  constexpr std::size_t kept = 2;
  Text words(original);
  std::replace(words.begin(), words.end(), U'\n', U' ');
  if (std::string_view(kind.code) == "personal_number") std::fill(words.begin() + kept, words.end(), U'*');
  return base::encode(words);
}

void look_at(const Record& record, const std::string& text, std::set<std::string>& seen, Findings& findings) {
  const auto original = base::decode(text);
  Text narrowed = original;
  std::transform(narrowed.begin(), narrowed.end(), narrowed.begin(), narrow);
  for (std::size_t i = 0; i < narrowed.size(); ++i) {
    for (const auto& kind : kinds) {
      const auto end = kind.find(narrowed, i);
      if (end == 0) continue;
      const auto words = shown(kind, View(original).substr(i, end - i));
      if (seen.insert(kind.code + words).second) findings.push_back(about(record, kind.code, {name_of(record), words}));
      i = end - 1;
      break;
    }
  }
}

}  // namespace

void check_personal_data(const ParsedDocument& document, Findings& findings) {
  for (const auto& record : document.records) {
    std::set<std::string> seen;
    for (const auto* text : {&record.opinion, &record.summary, &record.response})
      look_at(record, *text, seen, findings);
  }
}

}  // namespace checks

bool is_individual_number(std::string_view digits) {
  constexpr std::size_t size = 12;
  const auto value = [&](std::size_t i) { return digits[i] - '0'; };
  if (digits.size() != size || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  // P1 is the last of the first eleven digits; Q is 2 to 7, then again from 2.
  int sum = 0;
  for (int n = 1; n <= 11; ++n) sum += value(size - 1 - static_cast<std::size_t>(n)) * (n <= 6 ? n + 1 : n - 5);
  const int rest = sum % 11;
  return value(size - 1) == (rest <= 1 ? 0 : 11 - rest);
}

}  // namespace iken
