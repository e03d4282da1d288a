// A legend that stands on one line.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/legend_sign.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::size_t longest_line = 600;
constexpr std::size_t longest_name = 24;  ///< columns
constexpr std::size_t longest_sign = 60;  ///< bytes that tell whether an entry begins

constexpr std::array<View, 9> spaces = {"\u3000", " ", "\t", "、", "，", ",", "／", "；", ";"};
constexpr std::array<View, 5> closings = {"】", "］", "〕", "）", ")"};

bool names_legend(View text) {
  static constexpr std::array<View, 5> names = {"凡例", "区分", "分類", "対応状況", "反映状況"};
  return columns(text) <= longest_name &&
         std::any_of(names.begin(), names.end(), [&](View name) { return text.find(name) != View::npos; });
}

/// "（注）", "注１：": legends below a table are notes. Takes it and the note's full stop off.
View without_note(View text) {
  auto rest = text;
  for (const View open : {"（", "("}) {
    if (rest.starts_with(open)) rest.remove_prefix(open.size());
  }
  if (!rest.starts_with("注")) return text;
  rest.remove_prefix(View("注").size());
  const auto first = rest.find_first_not_of("0123456789");
  rest.remove_prefix(std::min(first, rest.size()));
  while (rest.size() >= 3 && whole_number(rest.substr(0, 3)) && static_cast<unsigned char>(rest.front()) >= 0x80) rest.remove_prefix(3);
  static constexpr std::array<View, 6> closes = {"）", ")", "：", ":", "　", " "};
  const auto* close = std::find_if(closes.begin(), closes.end(), [&](View word) { return rest.starts_with(word); });
  if (close == closes.end()) return text;
  rest.remove_prefix(close->size());
  if (rest.ends_with("。")) rest.remove_suffix(View("。").size());
  return trim(rest);
}

/// Takes the entries off, one after the other.
class Parser {
 public:
  explicit Parser(View text) : text_(text) {}

  std::vector<LegendLine> run() {
    if (!take_name()) return {};
    while (at_ < text_.size()) {
      const auto begin = at_;
      signs_.push_back(*sign_at(begin));
      do at_ = next_word(at_);
      while (at_ < text_.size() && !begins_entry());
      if (!take_entry(text_.substr(begin, at_ - begin))) return {};
    }
    return entries_.size() >= 2 ? std::move(entries_) : std::vector<LegendLine>();
  }

 private:
  /// Up to the first entry.
  bool take_name() {
    for (; at_ < text_.size(); at_ = next_word(at_)) {
      const auto name = text_.substr(0, at_);
      named_ = names_legend(name);
      const auto sign = sign_at(at_);
      // "※ 対応区分": a note's mark.
      if (!sign || (at_ == 0 && !sign->divided)) continue;
      return at_ == 0 || named_;
    }
    return false;
  }

  /// Behind the next space, comma or closing bracket, or behind the name's colon.
  [[nodiscard]] std::size_t next_word(std::size_t at) const {
    const auto skip_spaces = [&] {
      for (bool again = true; again;) {
        again = false;
        for (const auto space : spaces) {
          if (!text_.substr(at).starts_with(space)) continue;
          at += space.size();
          again = true;
        }
      }
      return at;
    };
    const auto any = [&](const auto& list) {
      return std::any_of(list.begin(), list.end(), [&](View word) { return text_.substr(at).starts_with(word); });
    };
    while (at < text_.size()) {
      if (any(spaces)) return skip_spaces();
      const auto size = static_cast<unsigned char>(text_[at]) < 0x80 ? 1U : 3U;
      const bool closed = any(closings);
      const bool colon = text_.substr(at).starts_with("：") || text_.substr(at).starts_with(":");
      const bool behind_name = colon && signs_.empty() && names_legend(text_.substr(0, at));
      at = std::min(at + size, text_.size());
      if (closed || behind_name) return skip_spaces();
    }
    return at;
  }

  [[nodiscard]] std::optional<SignedLine> sign_at(std::size_t at) const {
    const auto rest = text_.substr(at);
    auto sign = read_signed_line(std::string(rest.substr(0, longest_sign)) + "　x");
    if (!sign && named_) sign = read_glued_line(rest);
    if (sign && sign->kind == SignKind::word && !(named_ && sign->divided)) return std::nullopt;
    return sign;
  }

  [[nodiscard]] bool begins_entry() const {
    const auto sign = sign_at(at_);
    if (!sign) return false;
    const auto& before = signs_.back();
    const bool behind_bracket = text_.substr(0, at_).ends_with("）") || text_.substr(0, at_).ends_with(")");
    if (behind_bracket && !sign->divided) return false;
    if (sign->kind == SignKind::symbol) return true;
    if (sign->kind != before.kind) return false;
    // A digit or a kana may begin a word of the label.
    const bool strict = !sign->divided && (sign->kind == SignKind::digit || sign->kind == SignKind::kana);
    return sign->order < 0 || (strict ? sign->order == before.order + 1 : sign->order > before.order);
  }

  bool take_entry(View whole) {
    for (bool again = true; again;) {
      again = false;
      for (const auto space : spaces) {
        if (!whole.ends_with(space)) continue;
        whole.remove_suffix(space.size());
        again = true;
      }
    }
    auto entry = read_signed_line(whole);
    if (!entry && named_) entry = read_glued_line(whole);
    if (!entry || !(named_ || (entry->line.certain && entry->kind == SignKind::symbol))) return false;
    if (!symbols_.insert(entry->line.entry.symbol).second) return false;
    entries_.push_back(std::move(entry->line));
    return true;
  }

  View text_;
  std::size_t at_ = 0;
  bool named_ = false;
  std::vector<SignedLine> signs_;
  std::vector<LegendLine> entries_;
  std::set<std::string> symbols_;
};

}  // namespace

std::vector<LegendLine> read_one_line_legend(View text) {
  if (text.size() > longest_line) return {};
  text = without_note(text);
  if (text.ends_with("。")) return {};
  return Parser(text).run();
}

bool names_one_line_legend(View text) {
  const auto name = text.substr(0, std::min({text.find("】"), text.find("：")}));
  return name.size() < text.size() && names_legend(name);
}

}  // namespace iken::ingest
