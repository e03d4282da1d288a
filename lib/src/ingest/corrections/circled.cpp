// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/corrections/circled.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/letters.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;
using base::at;
using base::before;

/// ① to ⑨; what would have become of ⑩ is an I as any other.
constexpr char32_t most = U'I';

constexpr View begins_item = U"\n 　。、，．,・：:；;（(「『【［[";
constexpr std::array<View, 10> joints = {U"、", U"，", U"・", U"と", U"や", U"及び", U"および", U"～", U"〜", U"から"};
/// What a plan numbers.
constexpr std::array<View, 34> numbered = {
    U"項目", U"施策", U"事業", U"取組", U"目標", U"方針", U"戦略", U"対策", U"課題", U"プロジェクト", U"テーマ", U"指標",
    U"視点", U"柱",   U"案",   U"図",   U"表",   U"資料", U"別紙", U"別表", U"様式", U"区分",       U"分類",   U"要件",
    U"条件", U"章",   U"節",   U"項",   U"号",   U"上記", U"前記", U"下記", U"質問", U"理由"};
/// What goes on behind a number in a sentence.
constexpr std::array<View, 12> goes_on = {U"の", U"に", U"を", U"は", U"が", U"で", U"、", U"。", U"）", U")", U"」", U"及び"};

bool is_ascii_word(char32_t c) { return c > U' ' && c < 0x7F; }

template <class Words>
bool ends_with_any(View text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](View word) { return text.ends_with(word); });
}
template <class Words>
bool starts_with_any(View text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](View word) { return text.starts_with(word); });
}

char32_t circled(char32_t broken) { return U'①' + (broken - U'@'); }

/// Alone among Japanese letters: no address, no name of an account, no word of Latin letters.
bool stands_alone(View text, std::size_t i) {
  const auto sign = [](char32_t c) { return is_ascii_word(c) && View(U"(),.:;[]").find(c) == View::npos; };
  return !sign(before(text, i)) && !sign(at(text, i + 1));
}

bool is_item(View text, std::size_t i) {
  if (!stands_alone(text, i)) return false;
  const auto left = text.substr(0, i);
  return begins_item.find(before(text, i)) != View::npos || ends_with_any(left, joints) || ends_with_any(left, numbered);
}

class Finder {
 public:
  explicit Finder(View text) : text_(text), lost_first_only_(text.find(U'①') == View::npos), last_second_(text.rfind(U'②')) {
    for (char32_t letter = U'A'; letter < most; ++letter) items_.push_back(items_of(letter));
  }

  std::map<std::size_t, char32_t> run() {
    for (auto i = text_.find(U'@'); i != View::npos; i = text_.find(U'@', i + 1)) look_at(i);
    return std::move(found_);
  }

 private:
  void look_at(std::size_t i) {
    if (!stands_alone(text_, i)) return;
    if (is_numbered(i) || is_before_second(i)) note(i);
    if (is_item(text_, i)) follow(i);
  }

  void note(std::size_t i) { found_.emplace(i, circled(text_[i])); }

  /// 取組項目@に, 第２章の@のとおり; in a heading more words: 取組項目@ オープンデータ.
  [[nodiscard]] bool is_numbered(std::size_t i) const {
    auto left = text_.substr(0, i);
    if (ends_with_any(left, numbered)) return true;
    if (!left.ends_with(U"の")) return false;
    left.remove_suffix(1);
    return ends_with_any(left, numbered) && starts_with_any(text_.substr(i + 1), goes_on);
  }

  /// Some fonts have lost ① only.
  [[nodiscard]] bool is_before_second(std::size_t i) const {
    return lost_first_only_ && last_second_ != View::npos && last_second_ > i;
  }

  /// A, B, … behind it, each where an item begins; after a sign of range (@～C) any of them.
  void follow(std::size_t first) {
    auto last = first;
    for (const auto& places : items_) {
      const auto next = std::upper_bound(places.begin(), places.end(), last);
      if (next == places.end()) break;
      note(first);
      note(*next);
      last = *next;
    }
    const auto sign = at(text_, first + 1);
    const auto end = at(text_, first + 2);
    if ((sign == U'～' || sign == U'〜') && end > U'A' && end < most && stands_alone(text_, first + 2)) {
      note(first);
      note(first + 2);
    }
  }

  [[nodiscard]] std::vector<std::size_t> items_of(char32_t letter) const {
    std::vector<std::size_t> places;
    for (auto i = text_.find(letter); i != View::npos; i = text_.find(letter, i + 1)) {
      if (is_item(text_, i)) places.push_back(i);
    }
    return places;
  }

  View text_;
  bool lost_first_only_;
  std::size_t last_second_;
  std::vector<std::vector<std::size_t>> items_;  ///< where A, B, … begin items, in order
  std::map<std::size_t, char32_t> found_;
};

}  // namespace

std::map<std::size_t, char32_t> broken_circles(std::u32string_view text) {
  if (text.find(U'@') == View::npos) return {};
  return Finder(text).run();
}

}  // namespace iken::ingest
