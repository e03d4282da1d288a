// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/labels_roles.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;
constexpr std::size_t longest_heading = 160;  ///< columns, of one with its number
constexpr std::size_t longest_unnumbered = 90;
constexpr std::array<View, 9> heading_marks = {"【", "■", "●", "◆", "＜", "<", "《", "○", "◎"};

class Finder {
 public:
  Finder(const std::vector<Line>& lines, const std::vector<std::vector<Piece>>& split, const std::vector<bool>& used, const Profile& profile)
      : lines_(lines), split_(split), used_(used), profile_(profile) {}

  std::vector<LabelRole> run() {
    role_.assign(lines_.size(), LabelRole::text);
    std::set<std::string> had;
    std::size_t last_label = 0;
    std::size_t items = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const auto& piece : split_[i]) {
        if (piece.field.empty()) continue;
        if (begins_item(piece, had, profile_)) {
          had.clear();
          if (items++ == 0) first = i;
          look_back(i, last_label);
        }
        had.insert(piece.field);
        last_label = (piece.field == "category" && piece.text.empty() ? next_filled(i + 1) : i) + 1;
      }
    }
    leave_page_numbers(items);
    find_first_heading(first);
    return std::move(role_);
  }

 private:

  /// Where most items have no number, those that stand alone between them count pages.
  void leave_page_numbers(std::size_t items) {
    const auto bare = [&](std::size_t i) { return role_[i] == LabelRole::number && whole_number(lines_[i].text).has_value(); };
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < role_.size(); ++i) numbers += bare(i) ? 1U : 0U;
    if (numbers * 2 > items) return;
    for (std::size_t i = 0; i < role_.size(); ++i) {
      if (bare(i)) role_[i] = LabelRole::text;
    }
  }

  /// Later headings without number or mark show that the line before the first item may be one.
  void find_first_heading(std::size_t first) {
    for (std::size_t i = 0; i < role_.size(); ++i) {
      if (role_[i] != LabelRole::heading || heading_level(profile_, lines_[i].text) != HeadingLevel::none || is_marked(lines_[i].text)) continue;
      first_may_be_plain_ = true;
      return look_back(first, 0);
    }
  }

  static bool is_marked(const std::string& text) {
    return std::any_of(heading_marks.begin(), heading_marks.end(), [&](View m) { return text.starts_with(m); });
  }

  /// The title is no heading of a chapter.
  [[nodiscard]] bool text_above(std::size_t i) const {
    while (i-- > 0) {
      if (!lines_[i].blank() && !used_[i]) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t next_filled(std::size_t i) const {
    while (i < lines_.size() && lines_[i].blank()) ++i;
    return i;
  }

  void look_back(std::size_t begin, std::size_t stop) {
    bool number = false;
    for (auto i = begin; i-- > stop;) {
      if (lines_[i].blank() || used_[i] || numbers_page(lines_[i].text)) continue;
      if (!number && item_number(lines_[i].text)) {
        role_[i] = LabelRole::number;
        number = true;
      } else if (is_heading(i, stop)) {
        role_[i] = LabelRole::heading;
        number = true;
        if (stop == 0 && heading_level(profile_, lines_[i].text) == HeadingLevel::none && !is_marked(lines_[i].text)) return;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] bool is_heading(std::size_t i, std::size_t stop) const {
    const auto& text = lines_[i].text;
    if (text.ends_with("。") || text.ends_with("、") || columns(text) > longest_heading || item_number(text)) return false;
    if (is_symbol(text)) return false;
    if (heading_level(profile_, text) != HeadingLevel::none) return true;
    if (columns(text) > longest_unnumbered) return false;
    const bool apart = (i == 0 || lines_[i - 1].blank()) && (stop > 0 || (first_may_be_plain_ && text_above(i)));
    return is_marked(text) || (apart && columns(text) <= longest_unnumbered / 2);
  }

  const std::vector<Line>& lines_;
  const std::vector<std::vector<Piece>>& split_;
  const std::vector<bool>& used_;
  const Profile& profile_;
  std::vector<LabelRole> role_;
  bool first_may_be_plain_ = false;
};

}  // namespace

bool begins_item(const Piece& piece, const std::set<std::string>& had, const Profile& profile) {
  if (piece.field.empty()) return false;
  if (had.empty() || had.count(piece.field) > 0) return true;
  // A number or a place may stand before the label that mostly is the first.
  return piece.field == profile.starts && (had.count("opinion") > 0 || had.count("response") > 0);
}

std::vector<LabelRole> find_label_roles(const std::vector<Line>& lines, const std::vector<std::vector<Piece>>& split,
                                        const std::vector<bool>& used, const Profile& profile) {
  return Finder(lines, split, used, profile).run();
}

}  // namespace iken::ingest
