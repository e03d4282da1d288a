// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numerals.hpp"

#include <array>
#include <cstdint>

#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

constexpr std::uint64_t kLimit = 1000000000000000000ULL;

/// 0–9, or -1.
int kanji_digit(char32_t c) {
  if (c == U'零') return 0;
  const auto at = std::u32string_view(U"〇一二三四五六七八九").find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::uint64_t small_unit(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }
std::uint64_t large_unit(char32_t c) {
  return c == U'万' ? 10000ULL : c == U'億' ? 100000000ULL : c == U'兆' ? 1000000000000ULL : 0;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

/// 1,234,567 without its commas; text without commas as it is; nothing for 1,23.
std::optional<std::string> without_commas(std::string_view digits) {
  std::string plain;
  const auto first = digits.find(',');
  if (first == std::string_view::npos) return std::string(digits);
  if (first == 0 || first > 3) return std::nullopt;
  plain = digits.substr(0, first);
  for (auto at = first; at < digits.size(); at += 4) {
    const auto group = digits.substr(at + 1, 3);
    if (digits[at] != ',' || group.size() != 3 || !all_digits(group)) return std::nullopt;
    plain += group;
  }
  return plain;
}

/// Bytes of a decimal number at the start of `text`: digits, commas, one point.
std::size_t decimal_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (is_ascii_digit(static_cast<unsigned char>(text[size])) || text[size] == ',' || text[size] == '.')) {
    ++size;
  }
  return size;
}

std::optional<std::uint64_t> value_of(const std::string& digits) {
  if (!all_digits(digits) || digits.size() > 18) return std::nullopt;
  return std::stoull(digits);
}

/// The power of ten of a row of units (千万 = 10,000,000); 0 if it is not one.
std::uint64_t units_product(std::string_view text) {
  std::uint64_t product = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto one = base::decode_utf8(text, at);
    const auto unit = small_unit(one.code_point) + large_unit(one.code_point);
    if (unit == 0 || product > kLimit / unit) return 0;
    product *= unit;
    at = one.next;
  }
  return product;
}

/// 1.5 or 1.5万: the point moves.
std::optional<std::string> canonical_fraction(std::string_view decimal, std::string_view units) {
  const auto point = decimal.find('.');
  const auto whole = without_commas(decimal.substr(0, point));
  auto fraction = std::string(decimal.substr(point + 1));
  auto product = units_product(units);
  if (!whole || !all_digits(*whole) || !all_digits(fraction) || product == 0) return std::nullopt;
  auto digits = *whole;
  for (; product > 1; product /= 10) {
    digits += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return fraction.empty() ? digits : digits + "." + fraction;
}

/// Adds up digits and units from left to right: (((二)千)(三)百)万(五)…
class Sum {
 public:
  bool add_digits(std::uint64_t value) {
    if (has_digits_) return false;
    has_digits_ = true;
    digits_ = value;
    return true;
  }
  bool add_kanji_digit(unsigned digit) {  // 二〇一六
    if (digits_ > kLimit / 10 - 1) return false;
    digits_ = digits_ * 10 + digit;
    return has_digits_ = true;
  }
  bool add_small(std::uint64_t unit) {
    const auto count = has_digits_ ? digits_ : 1;
    if (count > 9999) return false;
    group_ += count * unit;
    return take_digits();
  }
  bool add_large(std::uint64_t unit) {
    const auto count = group_ + (has_digits_ ? digits_ : group_ == 0 ? 1 : 0);
    if (count >= kLimit / unit) return false;
    total_ += count * unit;
    group_ = 0;
    return take_digits() && total_ < kLimit;
  }
  [[nodiscard]] std::uint64_t value() const { return total_ + group_ + digits_; }

 private:
  bool take_digits() {
    has_digits_ = false;
    digits_ = 0;
    return true;
  }
  std::uint64_t total_ = 0;
  std::uint64_t group_ = 0;
  std::uint64_t digits_ = 0;
  bool has_digits_ = false;
};

std::optional<std::uint64_t> summed(std::string_view text) {
  Sum sum;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto size = decimal_size(text.substr(at)); size > 0) {
      const auto plain = without_commas(text.substr(at, size));
      const auto value = plain ? value_of(*plain) : std::nullopt;
      if (!value || !sum.add_digits(*value)) return std::nullopt;
      at += size;
      continue;
    }
    const auto one = base::decode_utf8(text, at);
    const auto small = small_unit(one.code_point);
    const auto large = large_unit(one.code_point);
    const auto digit = kanji_digit(one.code_point);
    const bool fits = small != 0   ? sum.add_small(small)
                      : large != 0 ? sum.add_large(large)
                                   : digit >= 0 && sum.add_kanji_digit(static_cast<unsigned>(digit));
    if (!fits) return std::nullopt;
    at = one.next;
  }
  return sum.value();
}

}  // namespace

bool is_kanji_numeral(char32_t c) { return kanji_digit(c) >= 0 || small_unit(c) != 0 || large_unit(c) != 0; }

std::optional<std::string> canonical_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (all_digits(text)) return std::string(text);
  const auto size = decimal_size(text);
  const auto decimal = text.substr(0, size);
  if (decimal.find('.') != std::string_view::npos) return canonical_fraction(decimal, text.substr(size));
  const auto value = summed(text);
  if (!value) return std::nullopt;
  return std::to_string(*value);
}

std::string kanji_number(unsigned value) {
  static constexpr std::array<std::string_view, 10> kDigits = {"",   "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};
  static constexpr std::array<std::string_view, 4> kUnits = {"", "十", "百", "千"};
  if (value == 0 || value > 9999) return {};
  std::string text;
  for (std::size_t place = 0; value > 0; ++place, value /= 10) {
    const auto digit = value % 10;
    if (digit == 0) continue;
    const bool bare = place > 0 && digit == 1;
    text = (bare ? std::string() : std::string(kDigits[digit])).append(kUnits[place]).append(text);
  }
  return text;
}

}  // namespace iken::analysis
