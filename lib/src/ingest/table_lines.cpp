// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_lines.hpp"

#include <algorithm>
#include <optional>

#include "base/code_points.hpp"
#include "ingest/sequence.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
/// A header shorter than this may be a word of the text.
constexpr std::size_t sure_header = 10;
/// A heading's rest takes no more lines than this.
constexpr std::size_t longest_heading = 3;
constexpr int highest_number = 9999;
/// How far a decision looks ahead, so that no document takes quadratic time.
constexpr std::size_t far_ahead = 400;

class RoleFinder {
 public:
  RoleFinder(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile)
      : lines_(lines), legend_(declarations.legend), profile_(profile), roles_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].blank()) roles_[i].role = declarations.used[i] ? Role::declared : Role::loose;
    }
    link();
  }

  std::vector<LineRole> run() {
    find_page_marks();
    find_simple();
    find_headers();
    find_numbers();
    find_closes();
    find_page_numbers();
    find_headings();
    find_cells();
    number_pages();
    return std::move(roles_);
  }

 private:
  // ---- neighbours

  void link() {
    next_.assign(lines_.size() + 1, none);
    previous_.assign(lines_.size() + 1, none);
    for (std::size_t i = 0, last = none; i < lines_.size(); ++i) {
      previous_[i] = last;
      if (roles_[i].role != Role::blank && roles_[i].role != Role::declared) last = i;
    }
    for (std::size_t i = lines_.size(), last = none; i-- > 0;) {
      next_[i] = last;
      if (roles_[i].role != Role::blank && roles_[i].role != Role::declared) last = i;
    }
  }

  [[nodiscard]] bool is(std::size_t i, Role role) const { return i != none && roles_[i].role == role; }
  [[nodiscard]] bool blank_before(std::size_t i) const { return i == 0 || lines_[i - 1].blank(); }
  [[nodiscard]] bool blank_after(std::size_t i) const { return i + 1 >= lines_.size() || lines_[i + 1].blank(); }
  [[nodiscard]] bool isolated(std::size_t i) const { return blank_before(i) && blank_after(i); }
  [[nodiscard]] bool starts_page(std::size_t i) const { return i != none && starts_page_[i]; }

  /// A form feed, or the single space that some extractions leave of it, begins a page.
  void find_page_marks() {
    starts_page_.assign(lines_.size(), false);
    const auto indented = std::count_if(lines_.begin(), lines_.end(), [](const Line& l) { return l.indented; });
    const auto filled = std::count_if(lines_.begin(), lines_.end(), [](const Line& l) { return !l.blank(); });
    const bool rare = indented * 12 <= std::max<std::ptrdiff_t>(filled, 48);
    bool feed = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      feed = feed || lines_[i].form_feed;
      if (lines_[i].blank()) continue;
      starts_page_[i] = feed || (rare && lines_[i].indented);
      feed = false;
    }
  }

  // ---- what a line is by itself

  void find_simple() {
    values_.assign(lines_.size(), std::nullopt);
    levels_.assign(lines_.size(), HeadingLevel::none);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i].role != Role::loose) continue;
      const auto& text = lines_[i].text;
      values_[i] = whole_number(text);
      if (values_[i]) continue;
      if (is_class(legend_, text)) {
        roles_[i].role = Role::row_class;
        roles_[i].symbol = text;
      } else if (auto symbol = class_at_end(legend_, text); !symbol.empty()) {
        roles_[i].role = Role::text_class;
        roles_[i].symbol = std::move(symbol);
      } else {
        levels_[i] = heading_level(profile_, text);
      }
    }
  }

  // ---- table headers

  void find_headers() {
    std::vector<std::size_t> group;
    for (std::size_t i = 0; i <= lines_.size(); ++i) {
      if (i < lines_.size() && (roles_[i].role == Role::blank || roles_[i].role == Role::declared)) continue;
      const bool word = i < lines_.size() && roles_[i].role == Role::loose && is_table_header(profile_, lines_[i].text);
      if (word && (group.empty() || !starts_page(i) || lines_[i].text.size() < sure_header)) {
        group.push_back(i);
        continue;
      }
      take_header(group);
      group.clear();
      if (word) group.push_back(i);
    }
  }

  void take_header(const std::vector<std::size_t>& group) {
    if (group.empty()) return;
    std::size_t width = 0;
    for (const auto i : group) width += columns(lines_[i].text);
    if (width < sure_header && !short_header(group)) return;
    for (const auto i : group) {
      roles_[i].role = Role::header;
      levels_[i] = HeadingLevel::none;
    }
  }

  /// 区分 alone: a cut header at the top of a page, or a word that fills a line of a cell.
  [[nodiscard]] bool short_header(const std::vector<std::size_t>& group) const {
    const auto first = group.front();
    const auto before = previous_[first];
    if (starts_page(first) || before == none || values_[before] || ends_row(before)) return true;
    return blank_before(first) && blank_after(group.back()) && ends_sentence(lines_[before].text);
  }

  [[nodiscard]] bool ends_row(std::size_t i) const { return is(i, Role::row_class) || is(i, Role::text_class); }

  // ---- numbers of opinions

  [[nodiscard]] double evidence(std::size_t i) const {
    const auto before = previous_[i];
    const auto after = next_[i];
    double sum = (blank_before(i) ? 1.5 : 0) + (blank_after(i) ? 1.5 : 0);
    if (before != none && roles_[before].role == Role::loose && levels_[before] == HeadingLevel::none && !values_[before]) {
      if (!ends_sentence(lines_[before].text)) sum -= blank_before(i) ? 3 : 9;
    } else {
      sum += 2;
    }
    return sum + follows(i, after);
  }

  [[nodiscard]] double follows(std::size_t i, std::size_t after) const {
    constexpr double impossible = -100;
    constexpr double hardly = -30;
    if (after == none || roles_[after].role == Role::header) return impossible;
    if (values_[after]) return hardly;
    if (starts_page(after) || lines_[after].page != lines_[i].page) return impossible;
    if (roles_[after].role == Role::row_class) return -8;
    const auto level = levels_[after];
    if (level == HeadingLevel::none) return 2;
    return level == HeadingLevel::section || level == HeadingLevel::subsection ? -5 : hardly;
  }

  void find_numbers() {
    std::vector<NumberLine> numbers;
    int classes = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i].role == Role::row_class || roles_[i].role == Role::text_class) ++classes;
      if (!values_[i] || *values_[i] < 1 || *values_[i] > highest_number) continue;
      numbers.push_back({i, *values_[i], evidence(i), classes});
    }
    for (const auto at : running_count(numbers, classes > 0)) {
      row_starts_.push_back(numbers[at].line);
      roles_[numbers[at].line].role = Role::row_number;
    }
  }

  [[nodiscard]] std::size_t segment_end(std::size_t row) const {
    return row + 1 < row_starts_.size() ? row_starts_[row + 1] : lines_.size();
  }

  // ---- where each row ends

  void find_closes() {
    for (std::size_t row = 0; row < row_starts_.size(); ++row) closes_.push_back(close_of(row_starts_[row], segment_end(row)));
    demote_other_classes();
  }

  /// The line that ends the row; `end` when none does.
  [[nodiscard]] std::size_t close_of(std::size_t begin, std::size_t end) const {
    bool any = false;
    for (auto i = begin + 1; i < end; ++i) {
      if (roles_[i].role == Role::loose) any = true;
      if (roles_[i].role == Role::text_class && (blank_after(i) || !class_before_heading(i, end))) return i;
      if (roles_[i].role == Role::row_class && any && !(starts_footnote(i) && class_before_heading(i, end))) return i;
    }
    return end;
  }

  /// ※ alone, and the note's text right below it.
  [[nodiscard]] bool starts_footnote(std::size_t i) const {
    return !blank_after(i) && is(i + 1, Role::loose) && !values_[i + 1] && levels_[i + 1] == HeadingLevel::none;
  }

  [[nodiscard]] bool class_before_heading(std::size_t i, std::size_t end) const {
    const auto last = std::min(end, i + far_ahead);
    for (++i; i < last; ++i) {
      if (roles_[i].role == Role::row_class || roles_[i].role == Role::text_class) return true;
      if (levels_[i] == HeadingLevel::initiative || levels_[i] == HeadingLevel::chapter) return false;
    }
    return false;
  }

  /// A class inside an open row is text after all.
  void demote_other_classes() {
    for (std::size_t row = 0; row < row_starts_.size(); ++row) {
      for (auto i = row_starts_[row] + 1; i < closes_[row] && i < lines_.size(); ++i) {
        if (roles_[i].role == Role::row_class || roles_[i].role == Role::text_class) roles_[i].role = Role::loose;
      }
    }
  }

  [[nodiscard]] bool open(std::size_t i) const {
    const auto row = std::upper_bound(row_starts_.begin(), row_starts_.end(), i) - row_starts_.begin();
    return row > 0 && i < closes_[static_cast<std::size_t>(row) - 1];
  }

  // ---- page numbers

  void find_page_numbers() {
    int last = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!values_[i] || roles_[i].role != Role::loose) continue;
      const auto after = next_[i];
      const bool page_ends = after == none || is(after, Role::header) || starts_page(after) || lines_[after].page != lines_[i].page;
      const bool page_begins = (previous_[i] == none || is(previous_[i], Role::header) || starts_page(i)) && isolated(i);
      const bool counts = isolated(i) && last > 0 && *values_[i] == last + 1;
      if (open(i) && !page_ends && !page_begins && !counts) continue;
      if (!page_ends && !page_begins && runs_on(i)) continue;
      roles_[i].role = Role::page_number;
      last = *values_[i];
    }
  }

  /// A number in the middle of a text's lines.
  [[nodiscard]] bool runs_on(std::size_t i) const {
    const auto before = previous_[i];
    return !blank_before(i) && is(before, Role::loose) && !ends_sentence(lines_[before].text);
  }

  // ---- headings

  void find_headings() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i].role != Role::loose || levels_[i] == HeadingLevel::none || lines_[i].text.ends_with("。")) continue;
      if (open(i) && !ends_open_row(i)) continue;
      const auto more = heading_rest(i);
      if (!more) continue;
      roles_[i].role = Role::heading;
      roles_[i].level = levels_[i];
      for (const auto j : *more) roles_[j].role = Role::heading_more;
      if (open(i)) close_row_at(i);
    }
  }

  /// A row without its class ends at a heading behind which the next row stands.
  [[nodiscard]] bool ends_open_row(std::size_t i) const {
    const auto row = static_cast<std::size_t>(std::upper_bound(row_starts_.begin(), row_starts_.end(), i) - row_starts_.begin()) - 1;
    if (closes_[row] != segment_end(row) || closes_[row] >= lines_.size()) return false;
    const auto before = previous_[i];
    if (before == none || before <= row_starts_[row] || !ends_sentence(lines_[before].text)) return false;
    return leads_to_row(i);
  }

  [[nodiscard]] bool leads_to_row(std::size_t i) const {
    std::size_t texts = 0;
    for (std::size_t steps = 0; steps < far_ahead && (i = next_[i]) != none; ++steps) {
      if (roles_[i].role == Role::row_number) return true;
      if (roles_[i].role != Role::loose || levels_[i] != HeadingLevel::none) continue;
      if (++texts > longest_heading || lines_[i].text.ends_with("。")) return false;
    }
    return false;
  }

  void close_row_at(std::size_t i) {
    const auto row = static_cast<std::size_t>(std::upper_bound(row_starts_.begin(), row_starts_.end(), i) - row_starts_.begin()) - 1;
    closes_[row] = i;
  }

  /// The lines that belong to the heading's title; nullopt when it is no heading.
  [[nodiscard]] std::optional<std::vector<std::size_t>> heading_rest(std::size_t i) const {
    std::vector<std::size_t> rest;
    if (levels_[i] == HeadingLevel::other) return rest;
    bool adjacent = !blank_after(i);
    for (auto j = next_[i]; j != none; j = next_[j]) {
      if (roles_[j].role == Role::page_number || roles_[j].role == Role::header) {
        adjacent = false;
        continue;
      }
      if (roles_[j].role != Role::loose || levels_[j] != HeadingLevel::none) return rest;
      const bool sentence = lines_[j].text.ends_with("。") || rest.size() == longest_heading;
      if (sentence) return text_behind(rest, adjacent);
      if (starts_page(j)) return rest;
      rest.push_back(j);
      adjacent = adjacent && !blank_after(j);
    }
    return text_behind(rest, false);
  }

  /// Text stands behind the heading. Only lines right below it are its own, and only while they do not run into it.
  [[nodiscard]] std::optional<std::vector<std::size_t>> text_behind(std::vector<std::size_t> rest, bool runs_on) const {
    if (runs_on) return std::nullopt;
    std::size_t own = 0;
    while (own < rest.size() && !blank_before(rest[own])) ++own;
    rest.resize(own);
    return rest;
  }

  // ---- the rest

  void find_cells() {
    for (std::size_t row = 0; row < row_starts_.size(); ++row) {
      for (auto i = row_starts_[row] + 1; i < closes_[row] && i < lines_.size(); ++i) {
        if (roles_[i].role == Role::loose) roles_[i].role = Role::cell;
      }
    }
  }

  /// Pages by form feeds where there are any; else by page numbers, headers and page marks, whichever come first.
  void number_pages() {
    const bool feeds = !lines_.empty() && lines_.back().page > 1;
    int page = 1;
    bool content = false;
    bool pending = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto role = roles_[i].role;
      if (role != Role::blank) {
        const bool boundary = pending || starts_page(i) || role == Role::header;
        if (boundary && content) ++page;
        if (boundary) content = false;
        pending = role == Role::page_number;
        content = content || !(role == Role::header || role == Role::page_number || (role == Role::loose && page == 1 && row_starts_.empty()));
        if (before_table(i)) content = false;
      }
      roles_[i].page = feeds ? lines_[i].page : page;
    }
  }

  [[nodiscard]] bool before_table(std::size_t i) const {
    return (row_starts_.empty() || i < row_starts_.front()) && roles_[i].role == Role::loose;
  }

  const std::vector<Line>& lines_;
  const std::vector<LegendEntry>& legend_;
  const Profile& profile_;
  std::vector<LineRole> roles_;
  std::vector<std::size_t> next_;      ///< the next line that is neither blank nor declared
  std::vector<std::size_t> previous_;
  std::vector<bool> starts_page_;
  std::vector<std::optional<int>> values_;
  std::vector<HeadingLevel> levels_;
  std::vector<std::size_t> row_starts_;
  std::vector<std::size_t> closes_;    ///< parallel: the line that ends the row
};

}  // namespace

std::vector<LineRole> find_roles(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile) {
  return RoleFinder(lines, declarations, profile).run();
}

}  // namespace iken::ingest
