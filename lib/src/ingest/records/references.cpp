// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/records/references.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/code_points.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;

constexpr std::array<View, 12> names = {U"意見番号", U"番号", U"意見No.", U"No.", U"No．", U"Ｎｏ．", U"Ｎｏ.",
                                        U"NO.", U"ＮＯ．", U"№", U"No", U"Ｎｏ"};
constexpr std::array<View, 9> joints = {U"、", U"，", U",", U"・", U"及び", U"および", U"並びに", U"と", U"や"};
constexpr std::array<View, 5> ranges = {U"～", U"〜", U"から", U"-", U"－"};
constexpr std::array<View, 14> tails = {U"に記載のとおり", U"に記載したとおり", U"に記載の通り", U"に記載", U"のとおり", U"の通り",
                                        U"に同じ", U"と同じ", U"と同様", U"に同様", U"を参照", U"参照", U"の回答", U"で回答"};
/// The opinion above, where an answer begins so.
constexpr std::array<View, 12> above = {U"同上",         U"上記と同じ", U"上記に同じ", U"上記のとおり", U"上に同じ",   U"上と同じ",
                                        U"前述のとおり", U"前述の通り", U"前項と同じ", U"前項に同じ",   U"上記と同様", U"上記の通り"};
/// Words that name an opinion only where the words behind the number say so: 回答４に同じ, but not 意見２件.
constexpr std::array<View, 6> weak_names = {U"ご意見", U"意見", U"回答", U"上記意見", U"上記回答", U"前記意見"};
/// These count a text's own paragraphs as well, so that only an answer makes them opinions: 上記２の回答を参照.
constexpr std::array<View, 3> weakest_names = {U"上記", U"前記", U"上の"};
constexpr std::array<View, 5> requests = {U"をご参照", U"を御参照", U"をご覧", U"を御覧", U"への回答"};
constexpr std::array<View, 2> answers = {U"の回答", U"で回答"};
/// What other lists than the opinions are called, before their numbers and behind them.
constexpr std::array<View, 13> other_lists = {U"計画", U"プラン", U"構想", U"方針", U"戦略", U"白書", U"資料",
                                              U"図",   U"写真",   U"様式", U"条例", U"別紙", U"報告書"};
constexpr std::array<View, 4> other_things = {U"事業", U"施策", U"取組", U"路線"};
/// 電話番号 and 個人番号 are words of their own.
constexpr std::array<View, 6> before_number = {U"意見", U"意見等", U"整理", U"受付", U"通し", U"回答"};
/// Behind a number that has no name before it: ７番の回答と同じです.
constexpr std::array<View, 5> behind_number = {U"番の回答", U"番のご意見", U"番の御意見", U"番の意見", U"番と同じ"};
constexpr int longest_range = 50;
/// Each reference of a list has the words of the whole list; the answer has them all.
constexpr std::size_t longest_words = 200;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

template <class Words>
bool starts_with_any(View text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](View word) { return text.starts_with(word); });
}

class Finder {
 public:
  Finder(View text, int own) : text_(text), own_(own) {}

  std::vector<Reference> run() {
    while (at_ < text_.size()) {
      if (!take_reference()) ++at_;
    }
    return std::move(found_);
  }

  /// Did the text send its reader to its own number, and to no other in the same breath?
  [[nodiscard]] bool to_itself() const { return to_itself_; }

 private:
  [[nodiscard]] View rest() const { return text_.substr(at_); }

  template <class Words>
  bool take(const Words& words) {
    for (const View word : words) {
      if (!rest().starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    return false;
  }

  void skip_spaces() {
    while (at_ < text_.size() && (text_[at_] == U' ' || text_[at_] == U'　')) ++at_;
  }

  int number() {
    skip_spaces();
    int value = 0;
    for (int digits = 0; at_ < text_.size() && is_digit(text_[at_]) && digits < 5; ++digits, ++at_) {
      value = value * 10 + static_cast<int>(text_[at_] - (text_[at_] < 0x100 ? U'0' : U'０'));
    }
    return value;
  }

  bool take_reference() {
    const auto begin = at_;
    if (begin == 0 && own_ > 1 && take(above)) {
      add({own_ - 1}, begin);
      return true;
    }
    if (take_counted(begin)) return true;
    if (take_numbered(names, begin, Tail::any) || take_numbered(weak_names, begin, Tail::needed) ||
        take_numbered(weakest_names, begin, Tail::answer))
      return true;
    at_ = begin;
    return false;
  }

  bool take_counted(std::size_t begin) {
    const auto goes_on = [](char32_t c) { return is_digit(c) || c == U'第' || c == U'目' || (c > U' ' && c < 0x7F); };
    if (!is_digit(text_[begin]) || (begin > 0 && goes_on(text_[begin - 1]))) return false;
    const int no = number();
    if (no == 0 || !take(behind_number)) {
      at_ = begin;
      return false;
    }
    take(tails);
    to_itself_ = to_itself_ || no == own_;
    add({no}, begin);
    return true;
  }

  enum class Tail { any, needed, answer };

  template <class Words>
  bool take_numbered(const Words& words, std::size_t begin, Tail tail) {
    at_ = begin;
    if (!take(words) || part_of_word(begin)) return false;
    std::vector<int> numbers;
    if (const int first = number()) numbers.push_back(first);
    while (!numbers.empty() && take_more(numbers)) {
    }
    if (numbers.empty() || of_other_list(begin)) return false;
    const bool tailed = tail == Tail::answer ? take(answers) : take(tails);
    const bool asked = !tailed && starts_with_any(rest(), requests);
    if (!tailed && (tail == Tail::answer || (tail == Tail::needed && !take(requests)))) return false;
    to_itself_ = to_itself_ || ((tailed || asked) && numbers == std::vector<int>{own_});
    add(numbers, begin);
    return true;
  }

  [[nodiscard]] bool ends_before(std::size_t at, View word) const { return text_.substr(0, at).ends_with(word); }

  /// Does another word end here: 電話番号, 少数意見?
  [[nodiscard]] bool part_of_word(std::size_t begin) const {
    const auto rest = text_.substr(begin);
    const bool plain = rest.starts_with(U"番号") || rest.starts_with(U"意見") || rest.starts_with(U"回答");
    if (!plain || begin == 0) return false;
    const char32_t before = text_[begin - 1];
    const bool word = (before >= 0x4E00 && before <= 0x9FFF) || (before >= 0x30A1 && before <= 0x30FC);
    return word && std::none_of(before_number.begin(), before_number.end(), [&](View w) { return ends_before(begin, w); });
  }

  /// Another plan's or table's number.
  [[nodiscard]] bool of_other_list(std::size_t begin) const {
    if (text_.substr(begin).starts_with(U"意見")) return false;
    if (std::any_of(other_things.begin(), other_things.end(), [&](View word) { return rest().starts_with(word); })) return true;
    auto before = begin;
    while (before > 0 && (text_[before - 1] == U' ' || text_[before - 1] == U'　')) --before;
    if (ends_before(before, U"の")) --before;
    return std::any_of(other_lists.begin(), other_lists.end(), [&](View word) { return ends_before(before, word); });
  }

  /// "、5", "～No.7": another number of the same list.
  bool take_more(std::vector<int>& numbers) {
    const auto before = at_;
    const bool range = take(ranges);
    if (range || take(joints)) {
      skip_spaces();
      const bool named = take(names);
      const auto digits = at_;
      const int next = number();
      const bool counted = at_ < text_.size() && !named && (View(U"年月日件人名円点％%章節項回か箇カ").find(text_[at_]) != View::npos);
      if (next > 0 && at_ > digits && !counted) {
        const int last = numbers.back();
        for (int n = last + 1; range && n < next && n < last + longest_range; ++n) numbers.push_back(n);
        numbers.push_back(next);
        return true;
      }
    }
    at_ = before;
    return false;
  }

  void add(const std::vector<int>& numbers, std::size_t begin) {
    const auto words = base::encode(text_.substr(begin, std::min(at_ - begin, longest_words)));
    for (const int no : numbers) {
      if (no != own_ && known_.insert(no).second) found_.push_back({no, {}, words});
    }
  }

  View text_;
  int own_;
  bool to_itself_ = false;
  std::size_t at_ = 0;
  std::vector<Reference> found_;
  std::unordered_set<int> known_;
};

}  // namespace

std::vector<Reference> find_references(std::string_view text, int own) {
  const auto points = base::decode(text);
  return Finder(points, own).run();
}

std::string answer_above(std::string_view text) {
  const auto points = base::decode(text);
  const auto said = std::find_if(above.begin(), above.end(), [&](View words) { return View(points).starts_with(words); });
  return said == above.end() ? std::string() : base::encode(*said);
}

bool refers_to_itself(std::string_view text, int own) {
  const auto points = base::decode(text);
  Finder finder(points, own);
  finder.run();
  return finder.to_itself();
}

}  // namespace iken::ingest
