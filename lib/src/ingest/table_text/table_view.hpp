// A table's text while the roles of its lines are being decided: each step adds what it has found out.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "ingest/table_text/table_lines.hpp"

namespace iken::ingest {

constexpr std::size_t no_line = static_cast<std::size_t>(-1);

/// By index of the line. `lines`, the declarations and the profile must live as long.
struct TableView {
  TableView(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile);

  [[nodiscard]] bool is(std::size_t i, Role role) const { return i != no_line && roles[i].role == role; }
  [[nodiscard]] bool blank_before(std::size_t i) const { return i == 0 || lines[i - 1].blank(); }
  [[nodiscard]] bool blank_after(std::size_t i) const { return i + 1 >= lines.size() || lines[i + 1].blank(); }
  [[nodiscard]] bool isolated(std::size_t i) const { return blank_before(i) && blank_after(i); }
  [[nodiscard]] bool page_starts(std::size_t i) const { return i != no_line && starts_page[i]; }

  [[nodiscard]] bool ends_row(std::size_t i) const { return is(i, Role::row_class) || is(i, Role::text_class); }

  /// Has the table begun before the line, with its header or its first row?
  [[nodiscard]] bool is_table(std::size_t i) const {
    const auto begins = [](const LineRole& role) { return role.role == Role::header || role.role == Role::row_number; };
    return std::any_of(roles.begin(), roles.begin() + static_cast<std::ptrdiff_t>(i), begins);
  }

  /// Where the row's lines end: the next row's number, or the end of the text.
  [[nodiscard]] std::size_t segment_end(std::size_t row) const {
    return row + 1 < row_starts.size() ? row_starts[row + 1] : lines.size();
  }

  /// Does the line stand in a row that has not ended?
  [[nodiscard]] bool open(std::size_t i) const {
    const auto row = std::upper_bound(row_starts.begin(), row_starts.end(), i) - row_starts.begin();
    return row > 0 && i < closes[static_cast<std::size_t>(row) - 1];
  }

  const std::vector<Line>& lines;
  const std::vector<LegendEntry>& legend;
  const Profile& profile;
  std::vector<LineRole> roles;
  std::vector<std::size_t> next;  ///< the next line that is neither blank nor declared
  std::vector<std::size_t> previous;
  std::vector<bool> starts_page;
  std::vector<std::optional<int>> values;      ///< a number alone on its line
  std::vector<std::optional<int>> row_values;  ///< as the table prints the numbers of its rows
  std::vector<HeadingLevel> levels;
  std::vector<std::size_t> row_starts;
  std::vector<std::size_t> closes;  ///< parallel: the line that ends the row

 private:
  void link();
  void find_page_marks();
};

// The steps, in their order.
void find_headers(TableView& table);
void find_running_lines(TableView& table);
void find_rows(TableView& table);
void find_page_numbers(TableView& table);
void find_headings(TableView& table);

}  // namespace iken::ingest
