// How many opinions each class has, on one line and without the classes' words: "◎ 1件　○ 2件　△ 4件".
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_name = 16;  ///< characters
constexpr std::size_t most_digits = 5;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'Ａ' && c <= U'Ｚ'); }

bool is_class_sign(char32_t c) {
  return is_letter(c) || is_symbol(base::encode(View(&c, 1))) || (c >= U'①' && c <= U'⑳');
}

/// What such a line may be called: 内訳, 対応区分別件数.
bool names_counts(View name) {
  static constexpr std::array<View, 6> words = {U"内訳", U"件数", U"区分", U"分類", U"状況", U"凡例"};
  return name.size() <= longest_name && std::none_of(name.begin(), name.end(), is_digit) &&
         std::any_of(words.begin(), words.end(), [&](View word) { return name.find(word) != View::npos; });
}

class Parser {
 public:
  explicit Parser(View text) : text_(text) {}

  CountLine run() {
    if (!take_name()) return {};
    CountLine found;
    while (skip(U" 　\t、，,・／/；;()（）[]［］【】"), at_ < text_.size()) {
      if (!take_entry(found)) return {};
    }
    return found.classes.size() >= 2 ? found : CountLine();
  }

 private:
  void skip(View signs) {
    while (at_ < text_.size() && signs.find(text_[at_]) != View::npos) ++at_;
  }

  /// Up to the first class.
  bool take_name() {
    const auto begin = at_;
    while (at_ < text_.size() && !is_class_sign(text_[at_])) ++at_;
    const auto name = text_.substr(begin, at_ - begin);
    const bool empty = name.find_first_not_of(U" 　\t（(【［[") == View::npos;
    return empty || names_counts(name);
  }

  bool take_entry(CountLine& found) {
    for (const View word : {View(U"合計"), View(U"計")}) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      found.total = take_count();
      return found.total.has_value();
    }
    if (!is_class_sign(text_[at_])) return false;
    auto sign = base::encode(text_.substr(at_++, 1));
    const auto count = take_count();
    const bool again =
        std::any_of(found.classes.begin(), found.classes.end(), [&](const auto& c) { return c.first == sign; });
    if (!count || again) return false;
    found.classes.emplace_back(std::move(sign), *count);
    return true;
  }

  std::optional<int> take_count() {
    skip(U" 　\t：:・…‥＝=（(）)】］");
    const auto begin = at_;
    int count = 0;
    for (; at_ < text_.size() && is_digit(text_[at_]) && at_ - begin < most_digits; ++at_)
      count = count * 10 + static_cast<int>(text_[at_] - (text_[at_] < 0x100 ? U'0' : U'０'));
    if (at_ == begin) return std::nullopt;
    skip(U" 　");
    if (at_ >= text_.size() || text_[at_] != U'件') return std::nullopt;
    ++at_;
    return count;
  }

  View text_;
  std::size_t at_ = 0;
};

}  // namespace

CountLine read_count_line(std::string_view text) {
  if (text.size() > longest_line || text.find("件") == std::string_view::npos) return {};
  const auto points = base::decode(text);
  return Parser(points).run();
}

}  // namespace iken::ingest
