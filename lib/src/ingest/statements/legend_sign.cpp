// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/legend_sign.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/lines/phrase.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::size_t longest_line = 600;
constexpr std::size_t longest_word = 10;  ///< characters
constexpr std::array<std::pair<View, View>, 9> brackets = {{{"「", "」"},
                                                            {"【", "】"},
                                                            {"（", "）"},
                                                            {"(", ")"},
                                                            {"［", "］"},
                                                            {"[", "]"},
                                                            {"〔", "〕"},
                                                            {"＜", "＞"},
                                                            {"『", "』"}}};
constexpr std::array<View, 10> dividers = {"：", ":", "・", "…", "‥", "･", "＝", "=", "→", "⇒"};

template <class List>
View starts(View text, const List& list) {
  const auto at = std::find_if(list.begin(), list.end(), [&](View word) { return text.starts_with(word); });
  return at == list.end() ? View() : *at;
}

struct Sign {
  SignKind kind = SignKind::symbol;
  int order = -1;
  std::size_t size = 0;  ///< bytes
};

std::optional<Sign> counted(std::u32string_view points) {
  static constexpr std::u32string_view kana = U"アイウエオカキクケコ";
  const auto first = points.front();
  const auto sign = [&](SignKind kind, char32_t zero) {
    return Sign{kind, static_cast<int>(first - zero), base::encode(points.substr(0, 1)).size()};
  };
  if (first >= U'A' && first <= U'Z') return sign(SignKind::letter, U'A');
  if (first >= U'Ａ' && first <= U'Ｚ') return sign(SignKind::letter, U'Ａ');
  if (first >= U'①' && first <= U'⑳') return sign(SignKind::circled, U'①');
  if (first >= U'Ⅰ' && first <= U'Ⅻ') return sign(SignKind::roman, U'Ⅰ');
  if (const auto at = kana.find(first); at != std::u32string_view::npos)
    return Sign{SignKind::kana, static_cast<int>(at), 3};
  return std::nullopt;
}

std::optional<Sign> digits(View text, std::u32string_view points) {
  std::size_t count = 0;
  while (count < points.size() && is_digit(points[count])) ++count;
  if (count == 0 || count > 2) return std::nullopt;
  const auto size = base::encode(points.substr(0, count)).size();
  const auto number = whole_number(text.substr(0, size));
  return Sign{SignKind::digit, number.value_or(0) - 1, size};
}

/// A short word and nothing that a sentence or a date would have in it.
bool is_word(View text) {
  static constexpr std::u32string_view none = U"。、，．,.0123456789０１２３４５６７８９　 （）()「」・/／";
  if (text.size() > 4 * longest_word) return false;
  const auto points = base::decode(text);
  return points.size() >= 2 && points.size() <= longest_word &&
         std::none_of(points.begin(), points.end(),
                      [](char32_t c) { return none.find(c) != std::u32string_view::npos; });
}

std::optional<Sign> word(View text, View close) {
  std::size_t end = View::npos;
  if (!close.empty()) {
    end = text.find(close);
  } else {
    for (const auto divider : dividers) end = std::min(end, text.find(divider));
  }
  if (end == View::npos || !is_word(text.substr(0, end))) return std::nullopt;
  return Sign{SignKind::word, -1, end};
}

/// "反映　計画に反映するもの　1件": a row of a table of classes. Its count shows that it is one.
std::optional<SignedLine> read_counted_word(View text) {
  const auto end = std::min(text.find("\u3000"), text.find(' '));
  if (end == View::npos || !is_word(text.substr(0, end))) return std::nullopt;
  const auto line = legend_line_of(std::string(text.substr(0, end)), text.substr(end));
  if (!line || !line->count) return std::nullopt;
  return SignedLine{SignKind::word, -1, true, *line};
}

std::optional<Sign> sign_at(View text, View close) {
  const auto points = base::decode(text.substr(0, 12));
  if (points.empty()) return std::nullopt;
  if (const auto sign = counted(points)) return sign;
  if (const auto sign = digits(text, points)) return sign;
  return word(text, close);
}

/// ICT, アンケート, ３年: words that begin with what could be a sign.
bool begins_label(SignKind kind, char32_t c) {
  static constexpr std::u32string_view units = U"年月日時分件名人個か箇ヶカ項章節号番回度％%歳才割円";
  if (kind == SignKind::letter) return !(c < 0x80 || (c >= U'Ａ' && c <= U'ｚ'));
  if (kind == SignKind::kana) return !((c >= U'ァ' && c <= U'ヿ') || c == U'ー');
  if (kind == SignKind::digit) return !is_digit(c) && units.find(c) == std::u32string_view::npos && c != U'.' && c != U'．' && c != U'，' && c != U',';
  return true;
}

}  // namespace

std::optional<SignedLine> read_signed_line(View text) {
  text = trim(text);
  if (text.size() > longest_line) return std::nullopt;
  SignedLine found;
  auto rest = text;
  View close;
  for (const auto& [open, end] : brackets) {
    if (!rest.starts_with(open)) continue;
    close = end;
    rest.remove_prefix(open.size());
    break;
  }
  if (const auto sign = sign_at(rest, close)) {
    const auto printed = std::string(rest.substr(0, sign->size));
    rest.remove_prefix(sign->size);
    const bool bracketed = !close.empty() && rest.starts_with(close);
    if (!close.empty() && !bracketed) return std::nullopt;
    if (bracketed) rest = trim(rest.substr(close.size()));
    found.kind = sign->kind;
    found.order = sign->order;
    found.divided = bracketed || !starts(trim(rest), dividers).empty();
    const auto line = legend_line_of(printed, bracketed ? "　" + std::string(rest) : std::string(rest));
    if (!line) return std::nullopt;
    found.line = *line;
    return found;
  }
  const auto line = read_legend_line(text);
  if (!line) return read_counted_word(text);
  found.line = *line;
  found.divided = line->certain;
  return found;
}

std::optional<SignedLine> read_glued_line(View text) {
  text = trim(text);
  const auto points = base::decode(text.substr(0, 12));
  if (points.size() < 2 || text.size() > longest_line) return std::nullopt;
  auto sign = counted(points);
  if (!sign) sign = digits(text, points);
  const auto first = base::encode(std::u32string_view(points).substr(0, 1));
  if (!sign && is_symbol(first)) sign = Sign{SignKind::symbol, -1, first.size()};
  if (!sign) return std::nullopt;
  const auto next = base::decode(text.substr(sign->size, 4));
  if (next.empty() || !begins_label(sign->kind, next.front())) return std::nullopt;
  const auto line = legend_line_of(std::string(text.substr(0, sign->size)), "　" + std::string(text.substr(sign->size)));
  if (!line) return std::nullopt;
  return SignedLine{sign->kind, sign->order, false, *line};
}

bool speaks_of_classes(View label) {
  static constexpr std::array<View, 29> words = {
      "反映", "参考", "修正", "検討", "対応", "実施", "記載", "盛り込", "盛込", "困難", "できない", "その他", "趣旨", "含ま", "含め", "同様",
      "賛同", "質問", "感想", "既に", "見直", "変更", "取り入れ", "考慮",   "要望", "採用", "原案", "採択", "不要"};
  return std::any_of(words.begin(), words.end(), [&](View word) { return label.find(word) != View::npos; });
}

bool announces_legend(View text) {
  static constexpr std::array<View, 8> names = {"凡例", "区分", "分類", "対応状況", "反映状況", "記号", "取扱", "取り扱い"};
  static constexpr std::array<View, 54> all = {
      "凡例", "区分", "分類", "対応", "反映", "状況", "記号",   "取扱い", "取扱", "取り扱い", "説明",   "内容", "見方", "一覧", "意味",
      "種別", "種類", "件数", "表示", "欄",   "表",   "考え方", "ご意見", "意見", "計画",     "素案",   "案",   "本",   "市",   "区",
      "町",   "村",   "県",   "都",   "府",   "について", "については", "に関する", "に対する", "への", "ごと", "別", "次", "以下", "下記",
      "とおり", "です", "である", "の", "は", "と", "、", "。", "・"};
  const auto inner = without_marks(text);
  if (columns(inner) > 48) return false;
  const auto is_named = [&](View name) { return inner.find(name) != View::npos; };
  return std::any_of(names.begin(), names.end(), is_named) && made_of(inner, all);
}

}  // namespace iken::ingest
