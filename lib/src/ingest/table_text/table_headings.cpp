// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include "ingest/lines/cell_line.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/table_text/table_view.hpp"

namespace iken::ingest {
namespace {

/// A heading's rest takes no more lines than this.
constexpr std::size_t longest_heading = 3;
/// How far a decision looks ahead, so that no document takes quadratic time.
constexpr std::size_t far_ahead = 400;

class HeadingFinder {
 public:
  explicit HeadingFinder(TableView& table) : t_(table) {}

  void run() {
    for (std::size_t i = 0; i < t_.lines.size(); ++i) {
      if (t_.roles[i].role != Role::loose || t_.levels[i] == HeadingLevel::none || t_.lines[i].text.ends_with("。"))
        continue;
      if (t_.is(t_.previous[i], Role::row_number) || (t_.open(i) && !ends_open_row(i))) continue;
      const auto more = heading_rest(i);
      if (!more) continue;
      t_.roles[i].role = Role::heading;
      t_.roles[i].level = t_.levels[i];
      for (const auto j : *more) t_.roles[j].role = Role::heading_more;
      if (t_.open(i)) close_row_at(i);
    }
    find_unknown();
  }

 private:
  // ---- headings in a form that no profile knows: what else stands between a row's end and the next row's number?

  void find_unknown() {
    const auto level = level_of_unknown();
    for (std::size_t i = 0; i < t_.lines.size(); ++i) {
      const auto end = block_end(i);
      if (end == i) continue;
      if (stands_between_rows(i, end)) {
        t_.roles[i].role = Role::heading;
        t_.roles[i].level = level;
        for (auto j = i + 1; j < end; ++j) t_.roles[j].role = Role::heading_more;
      }
      i = end - 1;
    }
  }

  /// The highest that the known headings leave.
  [[nodiscard]] HeadingLevel level_of_unknown() const {
    for (const auto level : {HeadingLevel::chapter, HeadingLevel::section, HeadingLevel::subsection}) {
      const auto known = [&](const LineRole& role) { return role.role == Role::heading && role.level == level; };
      if (std::none_of(t_.roles.begin(), t_.roles.end(), known)) return level;
    }
    return HeadingLevel::initiative;
  }

  /// Behind the last line of the loose lines from `i` on that no blank line divides; `i` when they can be no heading.
  [[nodiscard]] std::size_t block_end(std::size_t i) const {
    constexpr std::size_t widest = 120;  ///< columns
    auto end = i;
    std::size_t width = 0;
    for (; end < t_.lines.size() && end - i <= longest_heading && t_.is(end, Role::loose) && !t_.values[end]; ++end) width += columns(t_.lines[end].text);
    if (end == i || end - i > longest_heading || width > widest || !t_.blank_before(i)) return i;
    const auto sentence = [&](std::size_t k) { return ends_sentence(t_.lines[k].text) || t_.lines[k].text.ends_with("、"); };
    for (auto k = i; k < end; ++k) {
      if (sentence(k) || is_footnote(t_.lines[k].text)) return i;
    }
    return is_ditto(t_.lines[i].text) ? i : end;
  }

  [[nodiscard]] bool stands_between_rows(std::size_t i, std::size_t end) const {
    if (t_.open(i)) return false;
    auto before = t_.previous[i];
    const bool begins = t_.ends_row(before) || t_.is(before, Role::header) || t_.is(before, Role::heading) ||
                        t_.is(before, Role::heading_more) || t_.is(before, Role::page_number);
    const auto after = t_.next[end - 1];
    const bool leads = t_.is(after, Role::row_number) || t_.is(after, Role::heading);
    return begins && leads && t_.is_table(i);
  }

  /// A row without its class ends at a heading behind which the next row stands.
  [[nodiscard]] bool ends_open_row(std::size_t i) const {
    const auto row = static_cast<std::size_t>(std::upper_bound(t_.row_starts.begin(), t_.row_starts.end(), i) -
                                              t_.row_starts.begin()) -
                     1;
    if (t_.closes[row] != t_.segment_end(row) || t_.closes[row] >= t_.lines.size()) return false;
    const auto before = t_.previous[i];
    if (before == no_line || before <= t_.row_starts[row] || !ends_sentence(t_.lines[before].text)) return false;
    return leads_to_row(i);
  }

  [[nodiscard]] bool leads_to_row(std::size_t i) const {
    std::size_t texts = 0;
    for (std::size_t steps = 0; steps < far_ahead && (i = t_.next[i]) != no_line; ++steps) {
      if (t_.roles[i].role == Role::row_number) return true;
      if (t_.roles[i].role != Role::loose || t_.levels[i] != HeadingLevel::none) continue;
      if (++texts > longest_heading || t_.lines[i].text.ends_with("。")) return false;
    }
    return false;
  }

  void close_row_at(std::size_t i) {
    const auto row = static_cast<std::size_t>(std::upper_bound(t_.row_starts.begin(), t_.row_starts.end(), i) -
                                              t_.row_starts.begin()) -
                     1;
    t_.closes[row] = i;
  }

  /// The lines that belong to the heading's title; nullopt when it is no heading.
  [[nodiscard]] std::optional<std::vector<std::size_t>> heading_rest(std::size_t i) const {
    std::vector<std::size_t> rest;
    if (t_.levels[i] == HeadingLevel::other) return rest;
    bool adjacent = !t_.blank_after(i);
    for (auto j = t_.next[i]; j != no_line; j = t_.next[j]) {
      if (t_.roles[j].role == Role::page_number || t_.roles[j].role == Role::header) {
        adjacent = false;
        continue;
      }
      if (t_.roles[j].role != Role::loose || t_.levels[j] != HeadingLevel::none) return rest;
      const bool sentence = t_.lines[j].text.ends_with("。") || rest.size() == longest_heading;
      if (sentence) return text_behind(rest, adjacent);
      if (t_.page_starts(j) || begins_another(i, rest, j)) return rest;
      rest.push_back(j);
      adjacent = adjacent && !t_.blank_after(j);
    }
    return text_behind(rest, false);
  }

  /// Behind a blank line, a heading that was not too long for its own line is over.
  [[nodiscard]] bool begins_another(std::size_t i, const std::vector<std::size_t>& rest, std::size_t j) const {
    constexpr std::size_t long_line = 30;  ///< columns
    const auto before = rest.empty() ? i : rest.back();
    return t_.blank_before(j) && (columns(t_.lines[before].text) < long_line || is_item(t_.lines[j].text));
  }

  /// Text stands behind the heading. Only lines right below it are its own, and only while they do not run into it.
  [[nodiscard]] std::optional<std::vector<std::size_t>> text_behind(std::vector<std::size_t> rest, bool runs_on) const {
    if (runs_on) return std::nullopt;
    std::size_t own = 0;
    while (own < rest.size() && !t_.blank_before(rest[own])) ++own;
    rest.resize(own);
    return rest;
  }

  TableView& t_;
};

}  // namespace

void find_headings(TableView& table) { HeadingFinder(table).run(); }

}  // namespace iken::ingest
