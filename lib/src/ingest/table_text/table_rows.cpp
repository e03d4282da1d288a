// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/table_rows.hpp"

#include <algorithm>

#include "ingest/table_text/table_lines.hpp"

namespace iken::ingest {
namespace {

/// Walks over the lines once; every decision has been taken before.
class RowReader {
 public:
  RowReader(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile)
      : lines_(lines), profile_(profile), roles_(find_roles(lines, declarations, profile)) {
    out_.places.emplace_back();
  }

  Rows run() {
    for (; at_ < lines_.size(); ++at_) {
      take(roles_[at_]);
      after_blank_ = roles_[at_].role == Role::blank || (after_blank_ && roles_[at_].role == Role::declared);
      if (is_furniture(roles_[at_].role)) after_blank_ = true;
      if (ends_page(roles_[at_].role)) page_ended_ = true;
    }
    fill_numbers();
    keep_unused_headings();
    return std::move(out_);
  }

 private:
  static bool ends_page(Role role) { return role == Role::header || role == Role::page_number; }
  static bool is_furniture(Role role) { return role == Role::header || role == Role::page_number || role == Role::declared; }

  void take(const LineRole& role) {
    switch (role.role) {
      case Role::blank: break;
      case Role::declared:
        free_open_ = false;  // what the document says of itself stands between two texts
        keep(out_.furniture);
        break;
      case Role::page_number: keep(out_.furniture); break;
      case Role::header:
        started_ = true;
        out_.has_class_column = out_.has_class_column || names_class(lines_[at_].text);
        keep(out_.furniture);
        break;
      case Role::row_number: start_row(role, role.number); break;
      case Role::row_class: take_class(role); break;
      case Role::text_class: take_glued(role); break;
      case Role::heading: take_heading(role); break;
      case Role::heading_more: break;
      case Role::cell: add_cell(lines_[at_].text); break;
      case Role::loose: take_loose(role); break;
    }
  }

  void keep(std::vector<SourceLine>& list) { list.push_back({lines_[at_].number, lines_[at_].text}); }

  [[nodiscard]] CellLine cell_line(std::string_view text) const {
    return {lines_[at_].number, std::string(text), after_blank_, columns(text), lines_[at_].paragraph, page_ended_, lines_[at_].goes_on};
  }

  // ---- rows

  void start_row(const LineRole& role, std::optional<int> no) {
    Row row;
    row.no = no;
    row.page = role.page;
    row.first_line = row.last_line = lines_[at_].number;
    row.place = out_.places.size() - 1;
    out_.rows.push_back(std::move(row));
    open_ = started_ = true;
    free_open_ = page_ended_ = false;
  }

  void add_cell(std::string_view text) {
    auto& row = out_.rows.back();
    row.cell.push_back(cell_line(text));
    page_ended_ = false;
    row.last_line = lines_[at_].number;
  }

  void close(const std::string& symbol) {
    out_.rows.back().symbol = symbol;
    out_.rows.back().last_line = lines_[at_].number;
    open_ = false;
  }

  void take_class(const LineRole& role) {
    if (!open_ && !adopt_free(role)) return keep(out_.unassigned);
    close(role.symbol);
  }

  void take_glued(const LineRole& role) {
    const auto text = trim(std::string_view(lines_[at_].text).substr(0, lines_[at_].text.size() - role.symbol.size()));
    if (!open_) {
      take_loose(role, text);
      if (!adopt_free(role)) return;
    } else {
      add_cell(text);
    }
    close(role.symbol);
  }

  /// Loose text that ends with a class is a row whose number was not printed.
  bool adopt_free(const LineRole& role) {
    if (!free_open_ || out_.free.empty()) return false;
    auto lines = std::move(out_.free.back().lines);
    out_.free.pop_back();
    start_row(role, std::nullopt);
    auto& row = out_.rows.back();
    row.first_line = lines.front().number;
    row.cell = std::move(lines);
    return true;
  }

  // ---- headings and what stands between the rows

  void take_heading(const LineRole& role) {
    started_ = true;
    open_ = free_open_ = false;
    auto text = lines_[at_].text;
    std::vector<SourceLine> printed = {{lines_[at_].number, lines_[at_].text}};
    for (auto i = at_ + 1; i < lines_.size() && roles_[i].role != Role::heading && roles_[i].role != Role::row_number; ++i) {
      if (roles_[i].role != Role::heading_more) continue;
      text += lines_[i].text;
      printed.push_back({lines_[i].number, lines_[i].text});
    }
    out_.places.push_back(below(out_.places.back(), role.level, text, profile_));
    headings_.push_back({out_.places.size() - 1, role.level, std::move(printed)});
  }

  /// A heading that no row stands under must not get lost.
  void keep_unused_headings() {
    for (const auto& heading : headings_) {
      const auto row = std::lower_bound(out_.rows.begin(), out_.rows.end(), heading.place,
                                        [](const Row& r, std::size_t place) { return r.place < place; });
      const bool used = row != out_.rows.end() && same_at(heading.level, out_.places[heading.place], out_.places[row->place]);
      if (!used) out_.furniture.insert(out_.furniture.end(), heading.printed.begin(), heading.printed.end());
    }
  }

  static bool same_at(HeadingLevel level, const Place& a, const Place& b) {
    switch (level) {
      case HeadingLevel::chapter: return a.chapter == b.chapter;
      case HeadingLevel::section: return a.section == b.section;
      case HeadingLevel::subsection: return a.subsection == b.subsection;
      default: return a.initiative == b.initiative;
    }
  }

  void take_loose(const LineRole& role) { take_loose(role, lines_[at_].text); }

  void take_loose(const LineRole& role, std::string_view text) {
    if (!started_) return take_front();
    if (!free_open_) out_.free.push_back({role.page, out_.rows.size(), {}});
    free_open_ = true;
    out_.free.back().lines.push_back(cell_line(text));
    page_ended_ = false;
  }

  void take_front() {
    keep(out_.furniture);
    if (after_blank_ || out_.front.empty()) out_.front.emplace_back();
    out_.front.back() += lines_[at_].text;
  }

  // ---- numbers that are not printed

  void fill_numbers() {
    for (std::size_t i = 0; i < out_.rows.size(); ++i) {
      if (out_.rows[i].no) continue;
      auto end = i;
      while (end < out_.rows.size() && !out_.rows[end].no) ++end;
      const int before = i == 0 ? 0 : out_.rows[i - 1].no.value_or(0);
      const int missing = static_cast<int>(end - i);
      const bool fits = end == out_.rows.size() || *out_.rows[end].no == before + missing + 1;
      for (auto j = i; fits && j < end; ++j) {
        out_.rows[j].no = before + 1 + static_cast<int>(j - i);
        out_.rows[j].number_filled = true;
      }
      i = end;
    }
  }

  struct Heading {
    std::size_t place = 0;
    HeadingLevel level = HeadingLevel::none;
    std::vector<SourceLine> printed;
  };

  const std::vector<Line>& lines_;
  const Profile& profile_;
  std::vector<LineRole> roles_;
  Rows out_;
  std::vector<Heading> headings_;
  std::size_t at_ = 0;
  bool after_blank_ = false;
  bool page_ended_ = false;  ///< since the text's last line
  bool started_ = false;    ///< the table has begun
  bool open_ = false;       ///< a row waits for its class
  bool free_open_ = false;
};

}  // namespace

Rows read_rows(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile) {
  return RowReader(lines, declarations, profile).run();
}

}  // namespace iken::ingest
