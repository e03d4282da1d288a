// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/legend_block.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/statements/labels_split.hpp"
#include "ingest/statements/legend_sign.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::size_t longest_heading = 48;  ///< columns
constexpr std::size_t longest_more = 100;    ///< columns of a line that goes on with a label
constexpr std::size_t ragged = 4;

enum class Heading { none, plain, sure };

Heading heading_of(View text) {
  if (text.find("凡例") != View::npos && columns(text) <= longest_heading) return Heading::sure;
  return announces_legend(text) ? Heading::plain : Heading::none;
}

class BlockReader {
 public:
  BlockReader(const std::vector<Line>& lines, std::size_t at, const Profile& profile)
      : lines_(lines), at_(at), profile_(profile), heading_(heading_of(lines[at].text)) {}

  LegendBlock run() {
    auto i = at_;
    if (heading_ != Heading::none) {
      block_.lines.push_back(at_);
      last_ = at_;
      ++i;
    }
    for (; i < lines_.size(); ++i) {
      if (lines_[i].blank()) continue;
      if (!take_entry(i) && !take_more(i)) break;
    }
    return is_legend() ? std::move(block_) : LegendBlock();
  }

 private:
  bool take_entry(std::size_t i) {
    const auto& text = lines_[i].text;
    auto entry = read_signed_line(text);
    if (!entry || is_table_header(profile_, text) || !fits(*entry, text)) return false;
    if (signed_.empty() && heading_ == Heading::none) last_ = i;
    full_ = std::max(full_, columns(text));
    open_ = !entry->line.count;
    block_.entries.push_back(entry->line);
    block_.numbers.push_back(lines_[i].number);
    block_.lines.push_back(i);
    signed_.push_back(std::move(*entry));
    last_ = i;
    return true;
  }

  /// One kind of sign, each once; counted ones run on. A sign like － may stand for all others.
  [[nodiscard]] bool fits(const SignedLine& entry, const std::string& text) const {
    const bool counted = entry.kind != SignKind::symbol && entry.kind != SignKind::letter && entry.kind != SignKind::word;
    if (!counted && heading_level(profile_, text) != HeadingLevel::none) return false;
    if (entry.kind == SignKind::word && (!entry.divided || is_label(text))) return false;
    const auto& symbol = entry.line.entry.symbol;
    if (std::any_of(signed_.begin(), signed_.end(), [&](const auto& e) { return e.line.entry.symbol == symbol; })) return false;
    if (signed_.empty()) return !counted || entry.order == 0 || (heading_ != Heading::none && told(entry));
    if (is_note(entry)) return false;
    const auto& before = signed_.back();
    if (entry.kind == SignKind::symbol) return before.divided == entry.divided || before.kind == SignKind::symbol;
    if (entry.kind != before.kind) return false;
    if (!counted) return true;
    const bool next = entry.order == before.order + 1 || (told(entry) && entry.order > before.order);
    return next && entry.divided == before.divided;
  }

  /// A colon, dots or a count show that a sign has a label.
  static bool told(const SignedLine& entry) { return entry.divided || entry.line.count.has_value(); }

  /// ※ before a sentence, behind entries that are none.
  [[nodiscard]] bool is_note(const SignedLine& entry) const {
    if (entry.kind != SignKind::symbol || entry.divided || !entry.line.entry.label.ends_with("。")) return false;
    return std::none_of(signed_.begin(), signed_.end(), [](const auto& e) { return e.line.entry.label.ends_with("。"); });
  }

  [[nodiscard]] bool is_label(const std::string& text) const {
    return profile_.kind == Kind::labels && !split_labels(text, profile_).front().field.empty();
  }

  /// A label that goes on in the next line, mostly with its count at the end.
  bool take_more(std::size_t i) {
    const auto& text = lines_[i].text;
    const auto width = columns(text);
    if (signed_.empty() || i != last_ + 1 || !open_ || width > longest_more) return false;
    if (is_table_header(profile_, text) || heading_level(profile_, text) != HeadingLevel::none || whole_number(text)) return false;
    if (is_label(text) || columns(lines_[last_].text) + ragged < std::max(full_, width)) return false;
    auto& entry = block_.entries.back();
    const auto whole = legend_line_of(entry.entry.symbol, "・" + entry.entry.label + text);
    if (!whole) return false;
    entry.entry.label = whole->entry.label;
    entry.count = whole->count;
    open_ = !whole->count;
    block_.lines.push_back(i);
    last_ = i;
    return true;
  }

  // ---- is it one?

  [[nodiscard]] bool is_legend() const {
    if (signed_.empty()) return false;
    const auto kind = signed_.front().kind;
    if (heading_ == Heading::none) return stands_for_itself(kind);
    const bool own = kind == SignKind::symbol || kind == SignKind::letter;
    if (heading_ == Heading::sure && own) return true;
    if (signed_.size() < 2) return false;
    if (own) return true;
    // "１　…", "①　…" may be headings; "参考：…" may be anything.
    const bool sure = heading_ == Heading::sure || all_divided();
    return kind == SignKind::word ? speak_of_classes() : sure || speak_of_classes();
  }

  /// Without a heading: two lines with dots and counts, or three whose labels speak of classes.
  [[nodiscard]] bool stands_for_itself(SignKind kind) const {
    constexpr std::size_t few = 3;
    if (signed_.size() < 2 || !(all_divided() || (kind == SignKind::symbol && signed_.size() > few))) return false;
    const bool sentences = std::any_of(block_.entries.begin(), block_.entries.end(),
                                       [](const auto& e) { return e.entry.label.ends_with("。"); });
    if (sentences) return false;
    const bool counted = std::any_of(block_.entries.begin(), block_.entries.end(), [](const auto& e) { return e.count.has_value(); });
    if (counted && (kind == SignKind::symbol || kind == SignKind::letter)) return true;
    return signed_.size() >= few && speak_of_classes() && (kind == SignKind::symbol || kind == SignKind::word || signed_.front().order == 0);
  }

  [[nodiscard]] bool all_divided() const {
    return std::all_of(signed_.begin(), signed_.end(), [](const auto& e) { return e.divided; });
  }

  [[nodiscard]] bool speak_of_classes() const {
    const auto speaking = std::count_if(signed_.begin(), signed_.end(), [](const SignedLine& e) {
      return speaks_of_classes(e.kind == SignKind::word ? e.line.entry.symbol : e.line.entry.label);
    });
    return speaking >= 2 && static_cast<std::size_t>(speaking) * 2 >= signed_.size();
  }

  const std::vector<Line>& lines_;
  std::size_t at_;
  const Profile& profile_;
  Heading heading_;
  LegendBlock block_;
  std::vector<SignedLine> signed_;
  std::size_t last_ = 0;  ///< the last line that was taken
  std::size_t full_ = 0;  ///< columns of the widest line
  bool open_ = false;     ///< the last entry has no count yet
};

}  // namespace

LegendBlock read_legend_block(const std::vector<Line>& lines, std::size_t at, const Profile& profile) {
  return BlockReader(lines, at, profile).run();
}

}  // namespace iken::ingest
