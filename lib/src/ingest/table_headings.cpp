// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include "ingest/table_view.hpp"

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
      if (t_.open(i) && !ends_open_row(i)) continue;
      const auto more = heading_rest(i);
      if (!more) continue;
      t_.roles[i].role = Role::heading;
      t_.roles[i].level = t_.levels[i];
      for (const auto j : *more) t_.roles[j].role = Role::heading_more;
      if (t_.open(i)) close_row_at(i);
    }
  }

 private:
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
      if (t_.page_starts(j)) return rest;
      rest.push_back(j);
      adjacent = adjacent && !t_.blank_after(j);
    }
    return text_behind(rest, false);
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
