// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_headings.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "ingest/lines/cell_line.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_heading = 160;  ///< columns
constexpr std::size_t longest_unmarked = 80;
constexpr std::size_t none = static_cast<std::size_t>(-1);

bool ends_with_count(std::string_view text) {
  for (const std::string_view close : {"）", ")", "】", "］", "〕"}) {
    if (text.ends_with(close)) text.remove_suffix(close.size());
  }
  if (!text.ends_with("件")) return false;
  const auto words = base::fold_text(text.substr(0, text.size() - std::string_view("件").size()));
  return !words.empty() && words.back() >= '0' && words.back() <= '9';
}

}  // namespace

GridHeadings::GridHeadings(const TableRows& rows, const GridLines& lines, const Profile& profile, std::size_t first,
                           std::size_t last)
    : rows_(rows), lines_(lines), profile_(profile), first_(first), last_(last) {
  find_counted();
  find_above_tables();
  read_front();
}

HeadingLevel GridHeadings::level_of(const TableRow& row) const {
  const auto text = one_line(row.cells.empty() ? "" : row.cells[0]);
  if (row.place.running || row.cells.size() != 1 || text.empty() || columns(text) > longest_heading ||
      text.ends_with("。"))
    return HeadingLevel::none;
  return heading_level(profile_, text);
}

/// Where the heading above a table stands among its front matter: "２　意見の概要" is no section of the plan.
bool GridHeadings::is_front_heading(std::size_t row) const {
  if (next_strong_[row] < first_) return next_strong_[row] == row || chained_[row];
  return chained_[row] && later_section_;
}

/// Once for all rows, from below: which ones only headings divide from the first opinion, and where the next strong
/// heading among these is.
void GridHeadings::read_front() {
  chained_.assign(first_ + 1, true);
  next_strong_.assign(first_ + 1, none);
  for (auto i = first_; i-- > 0;) {
    const auto level = level_of(rows_.rows[i]);
    const bool passes = rows_.rows[i].kind == RowKind::header || rows_.rows[i].place.running;
    chained_[i] = chained_[i + 1] && (passes || level != HeadingLevel::none);
    const bool strong =
        level == HeadingLevel::chapter || level == HeadingLevel::initiative || level == HeadingLevel::subsection;
    next_strong_[i] = strong && chained_[i] ? i : next_strong_[i + 1];
  }
  for (auto i = first_; i < last_ && !later_section_; ++i) {
    later_section_ = rows_.rows[i].kind == RowKind::text && level_of(rows_.rows[i]) == HeadingLevel::section;
  }
}

/// "…に関する意見（３件）" above a table or between its rows. One alone is the document's title.
void GridHeadings::find_counted() {
  for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
    if (carries_count(i)) above_tables_.insert(i);
  }
  if (above_tables_.size() < 2) above_tables_.clear();
}

/// A line between two tables that stands right above the second heads it; then the one above the first may, too. A
/// running title says the same every time.
void GridHeadings::find_above_tables() {
  std::map<std::string, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < last_; ++i) {
    if (stands_above_table(i)) found[solid(rows_.rows[i].cells[0])].push_back(i);
  }
  std::set<std::size_t> single;
  for (const auto& [text, where] : found) {
    if (where.size() == 1) single.insert(where.front());
  }
  if (std::none_of(single.begin(), single.end(), [&](auto i) { return i > first_; })) return;
  above_tables_.insert(single.begin(), single.end());
}

bool GridHeadings::stands_above_table(std::size_t i) const {
  static constexpr std::array<std::string_view, 7> other = {"考え方", "概要", "結果", "一覧", "凡例", "募集", "件数"};
  const auto& row = rows_.rows[i];
  if (row.kind != RowKind::text || !row.loose || row.cells.size() != 1 || row.place.running || lines_.declared(i)) return false;
  const auto text = one_line(row.cells[0]);
  if (columns(text) > longest_unmarked || text.ends_with("。") || text.ends_with("、") || is_footnote(text) || whole_number(text)) return false;
  if (std::any_of(other.begin(), other.end(), [&](auto word) { return text.find(word) != std::string::npos; })) return false;
  auto next = i + 1;
  while (next < rows_.rows.size() && rows_.rows[next].place.running) ++next;
  return next < rows_.rows.size() && rows_.rows[next].kind == RowKind::header;
}

bool GridHeadings::carries_count(std::size_t i) const {
  const auto& row = rows_.rows[i];
  if (row.cells.size() != 1 || row.place.running || lines_.declared(i)) return false;
  const auto text = one_line(row.cells[0]);
  if (columns(text) > longest_unmarked || !ends_with_count(text)) return false;
  if (row.kind == RowKind::section) return true;
  auto next = i + 1;
  while (next < rows_.rows.size() && rows_.rows[next].place.running) ++next;
  return row.kind == RowKind::text && next < rows_.rows.size() && rows_.rows[next].kind == RowKind::header;
}

HeadingLevel GridHeadings::level(std::size_t i) const {
  const auto& row = rows_.rows[i];
  if (row.kind == RowKind::header || row.kind == RowKind::other || i > last_ || row.cells.empty() || lines_.declared(i))
    return HeadingLevel::none;
  const auto level = level_of(row);
  if (level == HeadingLevel::none && heads_table(i)) return HeadingLevel::chapter;
  if (row.kind == RowKind::section) {
    const auto text = one_line(row.cells[0]);
    const bool unmarked = level == HeadingLevel::none && columns(text) <= longest_unmarked && !text.ends_with("。") &&
                          !text.starts_with("※");
    return unmarked ? HeadingLevel::chapter : level;
  }
  if (level == HeadingLevel::none || (i < first_ && !is_front_heading(i))) return HeadingLevel::none;
  return level;
}

}  // namespace iken::ingest
