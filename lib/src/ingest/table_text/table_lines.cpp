// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/table_lines.hpp"

#include <algorithm>

#include "ingest/statements/symbols.hpp"
#include "ingest/table_text/row_number.hpp"
#include "ingest/table_text/table_view.hpp"

namespace iken::ingest {
namespace {

/// "3", and a page's number between signs, which no heading is: "- 3 -", "p.3".
std::optional<int> number_alone(const Profile& profile, std::string_view text) {
  if (const auto number = whole_number(text)) return number;
  if (!numbers_page(text) || heading_level(profile, text) != HeadingLevel::none) return std::nullopt;
  return number_in(text);
}

void find_simple(TableView& t) {
  const auto form = number_form_of(t.lines);
  for (std::size_t i = 0; i < t.lines.size(); ++i) {
    if (t.roles[i].role != Role::loose) continue;
    const auto& text = t.lines[i].text;
    t.row_values[i] = number_as(form, text);
    t.values[i] = t.row_values[i] ? t.row_values[i] : number_alone(t.profile, text);
    if (t.values[i]) continue;
    if (is_class(t.legend, text)) {
      t.roles[i].role = Role::row_class;
      t.roles[i].symbol = text;
    } else if (auto symbol = class_at_end(t.legend, text); !symbol.empty()) {
      t.roles[i].role = Role::text_class;
      t.roles[i].symbol = std::move(symbol);
    } else {
      t.levels[i] = heading_level(t.profile, text);
    }
  }
}

void find_cells(TableView& t) {
  for (std::size_t row = 0; row < t.row_starts.size(); ++row) {
    for (auto i = t.row_starts[row] + 1; i < t.closes[row] && i < t.lines.size(); ++i) {
      if (t.roles[i].role == Role::loose) t.roles[i].role = Role::cell;
    }
  }
}

bool before_table(const TableView& t, std::size_t i) {
  return (t.row_starts.empty() || i < t.row_starts.front()) && t.roles[i].role == Role::loose;
}

/// Pages by form feeds where there are any; else by page numbers, headers and page marks, whichever come first.
void number_pages(TableView& t) {
  const bool feeds = !t.lines.empty() && t.lines.back().page > 1;
  int page = 1;
  bool content = false;
  bool pending = false;
  for (std::size_t i = 0; i < t.lines.size(); ++i) {
    const auto role = t.roles[i].role;
    if (role != Role::blank) {
      const bool boundary = pending || t.page_starts(i) || role == Role::header;
      if (boundary && content) ++page;
      if (boundary) content = false;
      pending = role == Role::page_number;
      content = content || !(role == Role::header || role == Role::page_number ||
                             (role == Role::loose && page == 1 && t.row_starts.empty()));
      if (before_table(t, i)) content = false;
    }
    t.roles[i].page = feeds ? t.lines[i].page : page;
  }
}

}  // namespace

std::vector<LineRole> find_roles(const std::vector<Line>& lines, const Declarations& declarations,
                                 const Profile& profile) {
  TableView table(lines, declarations, profile);
  find_simple(table);
  find_headers(table);
  find_running_lines(table);
  find_rows(table);
  find_page_numbers(table);
  find_headings(table);
  find_cells(table);
  number_pages(table);
  for (const auto row : table.row_starts) table.roles[row].number = table.row_values[row];
  return std::move(table.roles);
}

}  // namespace iken::ingest
