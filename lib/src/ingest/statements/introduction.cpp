// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/introduction.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/code_points.hpp"
#include "ingest/lines/phrase.hpp"
#include "ingest/statements/labels_split.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::size_t longest_heading = 60;  ///< columns
constexpr std::size_t most_lines = 60;       ///< of one part

template <std::size_t n>
bool has_any(View text, const std::array<View, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](View word) { return text.find(word) != View::npos; });
}

constexpr std::array<View, 128> topic_words = {
    "意見", "ご意見", "御意見", "意見書", "等", "の", "と", "・", "、", "（", "）", "(", ")", "及び", "および", "並びに", "又は", "別", "ごと",
    "募集", "公募", "提出", "応募", "受付", "実施", "公表", "閲覧", "周知", "広報", "縦覧", "者", "数", "者数", "人数", "件数", "総数", "総件数",
    "期間", "時期", "期日", "日", "状況", "方法", "結果", "内訳", "概要", "要旨", "内容", "一覧", "資料", "場所", "対象", "対象者", "資格", "先",
    "パブリックコメント", "パブリック・コメント", "パブリック", "コメント", "手続", "手続き", "制度", "寄せられた", "お寄せいただいた", "いただいた",
    "お寄せいただきました", "提出された", "提出のあった", "について", "に関する", "に対する", "に係る", "への", "を", "した", "する", "できる", "考え方",
    "回答", "対応", "対応方針", "見解", "検討", "反映", "取扱い", "取り扱い", "市", "区", "町", "村", "県", "都", "府", "道", "本市", "本区", "本町",
    "当市", "計画", "案", "素案", "原案", "案件", "件名", "名", "名称", "案件名", "問合せ", "問い合わせ", "お問い合わせ", "お問合せ", "担当", "課",
    "部署", "機関", "今後", "予定", "スケジュール", "目的", "趣旨", "経緯", "経過", "はじめに", "合計", "計", "総", "全", "延べ"};

/// The number at the front of a heading with what follows it: "２　", "(3) "; nullopt without.
struct Numbered {
  int number = 0;
  std::u32string style;  ///< the signs around the number
};

std::optional<Numbered> numbered(View text) {
  static constexpr std::u32string_view signs = U" 　．.、)）(（";
  const auto points = base::decode(text.substr(0, 24));
  Numbered found;
  std::size_t at = 0;
  const auto take_signs = [&] {
    for (; at < points.size() && signs.find(points[at]) != std::u32string_view::npos; ++at) {
      if (points[at] != U' ' && points[at] != U'　') found.style += points[at];
    }
  };
  take_signs();
  const auto begin = at;
  found.style += U'1';
  while (at < points.size() && is_digit(points[at])) ++at;
  const auto number = whole_number(base::encode(std::u32string_view(points).substr(begin, at - begin)));
  if (!number || at >= points.size() || signs.find(points[at]) == std::u32string_view::npos) return std::nullopt;
  take_signs();
  found.number = *number;
  return found;
}

/// Tables have no rows among the lines of a grid: nothing shows where they stand.
bool begins_table(const std::string& text, const Profile& profile) {
  if (profile.kind == Kind::grid) return false;
  if (profile.kind != Kind::labels) return is_table_header(profile, text);
  const auto pieces = split_labels(text, profile);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.field == "no" || piece.field == "opinion" || piece.field == "response" ||
           (!piece.field.empty() && piece.field == profile.starts);
  });
}

class Finder {
 public:
  Finder(const std::vector<Line>& lines, const std::vector<bool>& used, const Profile& profile)
      : lines_(lines), used_(used), profile_(profile), end_(begin_of_table(lines, used, profile)) {}

  std::vector<Topical> run() {
    const auto first = first_heading();
    if (first < end_) read_from(first);
    return std::move(parts_);
  }

 private:
  [[nodiscard]] bool filled(std::size_t i) const { return !lines_[i].blank() && !used_[i]; }

  [[nodiscard]] bool is_headed(std::size_t i) const {
    const auto& text = lines_[i].text;
    return without_bullet(text).size() < text.size() && columns(text) <= longest_heading;
  }

  /// The first heading that speaks of the public comment, or those numbered before it.
  [[nodiscard]] std::size_t first_heading() const {
    std::size_t first_numbered = end_;
    for (std::size_t i = 0; i < end_; ++i) {
      if (!filled(i)) continue;
      const auto topic = topic_of(lines_[i].text);
      const auto number = numbered(lines_[i].text);
      if (number && number->number == 1 && first_numbered == end_ && !lines_[i].text.ends_with("。")) first_numbered = i;
      if (topic == Topic::none) continue;
      if (!is_headed(i)) {
        if ((topic == Topic::period || topic == Topic::totals) && has_value_below(i)) return i;
        continue;
      }
      return number && first_numbered < i && numbered(lines_[first_numbered].text)->style == number->style ? first_numbered : i;
    }
    return end_;
  }

  /// Without a number the words are a heading if the next line has what they speak of.
  [[nodiscard]] bool has_value_below(std::size_t i) const {
    for (++i; i < end_ && lines_[i].blank();) ++i;
    if (i >= end_ || used_[i] || columns(lines_[i].text) > 2 * longest_heading) return false;
    return number_in(lines_[i].text).has_value() && topic_of(lines_[i].text) == Topic::none;
  }

  void read_from(std::size_t first) {
    int last = 0;
    std::u32string style;
    for (auto i = first; i < end_; ++i) {
      if (!filled(i)) continue;
      const auto& text = lines_[i].text;
      const auto topic = topic_of(text);
      const auto number = is_headed(i) && !text.ends_with("。") ? numbered(text) : std::nullopt;
      if (i == first && number) style = number->style;
      const bool next = number && number->style == style && number->number == last + 1;
      if (next) last = number->number;
      const bool own = next || (topic != Topic::none && (is_headed(i) || has_value_below(i) || topic == Topic::opinions));
      if (!own && (ends_introduction(text, number, style) || parts_.back().lines.size() >= most_lines)) return;
      if (own) {
        parts_.push_back({topic == Topic::none ? Topic::other : topic, i, {}});
        if (topic == Topic::opinions) return;
      } else {
        parts_.back().lines.push_back(i);
      }
    }
  }

  /// A heading of the plan: its chapters, or numbers that do not run on.
  [[nodiscard]] bool ends_introduction(const std::string& text, const std::optional<Numbered>& number, const std::u32string& style) const {
    static constexpr std::array<View, 6> marks = {"■", "●", "◆", "【", "＜", "《"};
    if (profile_.kind == Kind::grid && parts_.back().lines.size() >= 3) return true;
    if (number && number->style == style && profile_.kind != Kind::grid) return true;
    const auto level = heading_level(profile_, text);
    if (level == HeadingLevel::chapter || level == HeadingLevel::initiative || level == HeadingLevel::other) return true;
    return columns(text) <= longest_heading && !text.ends_with("。") &&
           std::any_of(marks.begin(), marks.end(), [&](View mark) { return text.starts_with(mark); });
  }

  const std::vector<Line>& lines_;
  const std::vector<bool>& used_;
  const Profile& profile_;
  std::size_t end_;
  std::vector<Topical> parts_;
};

}  // namespace

Topic topic_of(View heading) {
  static constexpr std::array<View, 16> procedure = {"募集", "公募", "提出", "応募", "受付", "パブリック", "公表", "閲覧", "周知", "縦覧", "問合せ", "問い合わせ",
                                                     "実施期間", "実施結果", "実施概要", "寄せ"};
  static constexpr std::array<View, 5> answers = {"考え方", "回答", "見解", "対応", "検討"};
  static constexpr std::array<View, 3> times = {"期間", "時期", "期日"};
  static constexpr std::array<View, 9> totals = {"件数", "者数", "人数", "意見数", "意見の数", "総数", "提出状況", "応募状況", "提出された状況"};
  if (heading.size() > 4 * longest_heading || heading.ends_with("。")) return Topic::none;
  const auto text = without_marks(heading);
  if (columns(text) > longest_heading || !made_of(text, topic_words)) return Topic::none;
  const bool opinions = text.find("意見") != View::npos;
  if (has_any(text, times)) return Topic::period;
  if (opinions && has_any(text, answers)) return Topic::opinions;
  if (has_any(text, totals)) return Topic::totals;
  if (has_any(text, procedure)) return Topic::other;
  return Topic::none;
}

std::size_t begin_of_table(const std::vector<Line>& lines, const std::vector<bool>& used, const Profile& profile) {
  std::size_t i = 0;
  while (i < lines.size() && (lines[i].blank() || used[i] || !begins_table(lines[i].text, profile))) ++i;
  return i;
}

std::vector<Topical> find_introduction(const std::vector<Line>& lines, const std::vector<bool>& used, const Profile& profile) {
  return Finder(lines, used, profile).run();
}

}  // namespace iken::ingest
