// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_rows.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ingest/grid/grid_infer.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/numbering.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr int sure_header = 4;  ///< two exact words

class Reader {
 public:
  Reader(const std::vector<Grid>& grids, const Profile& profile, const ByHand& by_hand)
      : grids_(grids), profile_(profile), by_hand_(by_hand) {}

  TableRows run() {
    for (const auto& grid : grids_) {
      if (grid.loose) {
        read_loose(grid);
      } else {
        read_table(grid);
      }
    }
    return std::move(out_);
  }

 private:
  void read_loose(const Grid& grid) {
    const GridPlaces places(grid);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) add(grid, places, row, RowKind::text);
  }

  void read_table(const Grid& grid) {
    const GridPlaces places(grid);
    std::size_t row = 0;
    const auto header = find_columns(grid, places, profile_, by_hand_, 0, grid.rows.size());
    const bool alike = columns_ && columns_->fields.size() == grid.columns && !grid.rows.empty();
    const bool goes_on = alike && (grid.rows[0].begins_page || counts_on(grid, places));
    if (!header && !goes_on) {
      for (; row < grid.rows.size(); ++row) add(grid, places, row, RowKind::text);
      return;
    }
    if (header) {
      for (; !goes_on && row < header->begin; ++row) add(grid, places, row, RowKind::text);
      if (!goes_on) row = begin_table(grid, places, *header);
    }
    cut_ = !grid.rows.empty() && (grid.rows[0].begins_page || (goes_on && !header && grid.rows[0].page > last_page_));
    while (row < grid.rows.size()) row = read_row(grid, places, row);
  }

  /// A table beside the one above, or below it without its header: the next number tells. It may stand below the rest
  /// of a row and below headings.
  [[nodiscard]] bool counts_on(const Grid& grid, const GridPlaces& places) const {
    constexpr std::size_t near = 8;
    const auto column = columns_->of("no");
    if (!column || last_no_ == 0) return false;
    for (std::size_t row = 0; row < std::min(near, grid.rows.size()); ++row) {
      const auto* cell = places.at(row, *column);
      const auto number = cell != nullptr && cell->columns == 1 ? printed_number(cell->text) : std::nullopt;
      if (number) return *number == last_no_ + 1 && places.filled(row).size() > 2;
    }
    return false;
  }

  /// The row behind the header.
  std::size_t begin_table(const Grid& grid, const GridPlaces& places, const Columns& columns) {
    columns_ = columns;
    if (grid.rows.empty() || !grid.rows[0].partial) infer_columns(grid, places, *columns_);
    ++table_;
    out_.any_columns = true;
    out_.answered = out_.answered || columns_->of("response").has_value();
    out_.numbered = out_.numbered || columns_->of("no").has_value();
    for (auto row = columns.begin; row < columns.end; ++row) add(grid, places, row, RowKind::header);
    return columns.end;
  }

  /// The row behind it.
  std::size_t read_row(const Grid& grid, const GridPlaces& places, std::size_t row) {
    const auto filled = places.filled(row);
    if (filled.empty()) return row + 1;
    if (repeats_header(*columns_, filled, grid.rows[row].partial && out_.rows.back().kind == RowKind::header)) {
      add(grid, places, row, RowKind::header);
      return row + 1;
    }
    if (const auto next = another_header(grid, places, row)) return begin_table(grid, places, *next);
    add_body(grid, places, row, filled);
    return row + 1;
  }

  /// A second table below the first, with other columns.
  [[nodiscard]] std::optional<Columns> another_header(const Grid& grid, const GridPlaces& places,
                                                      std::size_t row) const {
    if (columns_->begin == columns_->end) return std::nullopt;
    auto next = find_columns(grid, places, profile_, by_hand_, row, row + 1);
    if (!next || next->score < sure_header) return std::nullopt;
    return next;
  }

  void add_body(const Grid& grid, const GridPlaces& places, std::size_t row, const std::vector<const Cell*>& filled) {
    if (is_legend(filled, grid.rows[row].partial) || is_page_number(grid, filled)) {
      in_legend_ = in_legend_ || (filled.size() == 1 && heads_legend(filled[0]->text));
      add(grid, places, row, RowKind::text);
      return;
    }
    in_legend_ = false;
    if (goes_on_heading(grid, places, row, filled)) {
      out_.rows.back().cells.back() += "\n" + filled[0]->text;
      out_.rows.back().place.last_line = grid.rows[row].last_line;
      return;
    }
    if (is_section(grid, row, filled)) {
      cut_ = false;
      add(grid, places, row, RowKind::section);
      return;
    }
    auto& added = add(grid, places, row, RowKind::item);
    // The header may be repeated above the row that the page cut.
    added.place.begins_page = cut_;
    read_fields(grid, places, row, added);
    const auto begins = [&](const char* field) {
      const auto at = added.fields.find(field);
      return at != added.fields.end() && at->second.begins_here && !trim(at->second.text).empty();
    };
    if (!begins("opinion") && !begins("response") && !added.no && !begins("category") && !cut_)
      added.kind = RowKind::other;
    cut_ = cut_ && !added.no && columns_->of("no");
    last_no_ = added.no.value_or(last_no_);
    last_page_ = added.place.page;
    if (is_total(added)) added.kind = RowKind::other;
  }

  /// A legend below the opinions, in the columns of the table.
  [[nodiscard]] bool is_legend(const std::vector<const Cell*>& filled, bool partial) const {
    // The class may be a table's first column.
    const auto field = [&](const Cell* cell) { return columns_->fields[std::min(cell->column, columns_->fields.size() - 1)]; };
    const bool classed = field(filled[0]) == "category" && std::any_of(filled.begin(), filled.end(), [&](const Cell* cell) { return field(cell) == "opinion"; });
    if (classed) return false;
    if (solid(filled[0]->text).find("凡例") != std::string::npos && columns(filled[0]->text) <= 24) return true;
    if (filled.size() == 1 && !partial && heads_legend(filled[0]->text)) return true;
    // Below its heading a legend's signs may be digits or letters, as an opinion's number is.
    const bool entry = filled.size() == 2 || (filled.size() == 3 && number_in(filled[2]->text));
    if (in_legend_ && entry && columns(solid(filled[0]->text)) <= 4 && !ends_sentence(trim(filled[1]->text))) return true;
    return filled.size() >= 2 && is_symbol(solid(filled[0]->text));
  }

  /// "＜対応区分＞", "対応区分の凡例": the words alone. As a row of opinions it would be a heading without an opinion.
  static bool heads_legend(std::string_view text) {
    auto words = solid(text);
    static constexpr std::array<std::string_view, 14> brackets = {"＜", "＞", "<", ">", "【", "】", "［", "］", "（", "）", "〔", "〕", "■", "※"};
    for (const auto bracket : brackets) {
      if (words.starts_with(bracket)) words.erase(0, bracket.size());
      if (words.ends_with(bracket)) words.resize(words.size() - bracket.size());
    }
    static constexpr std::array<std::string_view, 8> names = {"対応区分", "区分", "対応状況", "反映状況", "反映区分", "区分の説明", "対応区分の説明", "区分の内容"};
    return std::find(names.begin(), names.end(), words) != names.end();
  }

  /// A page's number that was copied into the table with its page: "- 3 -", or a number alone that is no opinion's next.
  [[nodiscard]] bool is_page_number(const Grid& grid, const std::vector<const Cell*>& filled) const {
    if (filled.size() != 1 || grid.rows[filled[0]->row].partial) return false;
    const auto words = solid(filled[0]->text);
    const auto number = whole_number(words);
    if (!number) return numbers_page(words);
    const auto& field = columns_->fields[std::min(filled[0]->column, columns_->fields.size() - 1)];
    return filled[0]->rows == 1 && field != "persons" && !(field == "no" && *number == last_no_ + 1);
  }

  /// The word stands in the first cell, or behind the heading's or a blank number's.
  static bool is_total(const TableRow& row) {
    const auto first = row.cells.begin();
    const auto last = first + static_cast<std::ptrdiff_t>(std::min<std::size_t>(row.cells.size(), 2));
    return !row.no && std::any_of(first, last, [](const std::string& cell) { return total_kind(cell) != Total::none; });
  }

  /// One cell across the table; where merging is not known, one cell before the opinions or one that begins as a
  /// heading does.
  [[nodiscard]] bool is_section(const Grid& grid, std::size_t row, const std::vector<const Cell*>& filled) const {
    if (filled.size() != 1 || filled[0]->row != row) return false;
    const auto* cell = filled[0];
    const auto opinion = columns_->of("opinion").value_or(0);
    if (printed_number(cell->text)) return false;
    if (goes_on_text(grid, *cell)) return false;
    if (heading_level(profile_, trim(cell->text)) != HeadingLevel::none && columns(cell->text) <= 160) return true;
    const bool across = !in_one_field(*cell) && cell->column <= opinion && cell->column + cell->columns > opinion;
    if (grid.ruled) return cell->columns >= 2 && across;
    return cell->column < opinion;
  }

  /// Behind a page: the items of a list may look like headings, but stand in the column that the page cut.
  [[nodiscard]] bool goes_on_text(const Grid& grid, const Cell& cell) const {
    return cut_ && grid.ruled && grid.columns >= 2 && last_page_ > 0 && in_one_field(cell);
  }

  /// Lines drawn elsewhere may divide a column of opinions or answers into several.
  [[nodiscard]] bool in_one_field(const Cell& cell) const {
    const auto& fields = columns_->fields;
    const auto end = std::min(cell.column + cell.columns, fields.size());
    if (cell.column >= end || end - cell.column == fields.size()) return false;
    const auto& first = fields[cell.column];
    const bool text = first == "opinion" || first == "response";
    return text && std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(cell.column),
                               fields.begin() + static_cast<std::ptrdiff_t>(end), [&](auto& field) { return field == first; });
  }

  /// Where rows are lines only: the rest of a heading that filled the line above.
  [[nodiscard]] bool goes_on_heading(const Grid& grid, const GridPlaces& places, std::size_t row,
                                     const std::vector<const Cell*>& filled) const {
    if (!grid.rows[row].partial || row == 0 || out_.rows.empty() || out_.rows.back().kind != RowKind::section) return false;
    const auto above = places.at(row - 1, filled[0]->column);
    if (filled.size() != 1 || above == nullptr || above->column + above->columns < grid.columns) return false;
    if (filled[0]->column != above->column || out_.rows.back().cells.size() != 1) return false;
    const auto text = trim(filled[0]->text);
    return !printed_number(text) && !text.ends_with("。") && heading_level(profile_, text) == HeadingLevel::none &&
           heading_level(profile_, trim(out_.rows.back().cells[0])) != HeadingLevel::none;
  }

  void read_fields(const Grid& grid, const GridPlaces& places, std::size_t row, TableRow& out) const {
    const Cell* before = nullptr;
    for (std::size_t column = 0; column < grid.columns && column < columns_->fields.size(); ++column) {
      const auto* cell = places.at(row, column);
      if (cell == nullptr || cell == before) continue;
      before = cell;
      const auto& field = columns_->fields[column];
      if (trim(cell->text).empty()) {
        // A page cut the cell above it: what it says stood there.
        if (cell->row != row && !field.empty()) out.fields.try_emplace(field, FieldText{"", false});
        continue;
      }
      if (field.empty() || field == "ignore") {
        auto& more = out.more[columns_->words[column].empty() ? column_letters(column) : columns_->words[column]];
        more += (more.empty() ? "" : "\n") + cell->text;
        continue;
      }
      auto& text = out.fields[field];
      text.begins_here = text.text.empty() ? cell->row == row : text.begins_here || cell->row == row;
      const bool ticked = column < columns_->ticks.size() && !columns_->ticks[column].empty();
      text.text += (text.text.empty() ? "" : "\n") + (ticked ? columns_->ticks[column] : cell->text);
      text.ended = cell->ended;
      text.open = cell->open;
    }
    if (const auto no = out.fields.find("no"); no != out.fields.end()) {
      out.no = printed_number(no->second.text);
      if (!out.no) out.printed_no = trim(no->second.text);
    }
  }

  TableRow& add(const Grid& grid, const GridPlaces& places, std::size_t row, RowKind kind) {
    TableRow added;
    added.kind = kind;
    added.place = grid.rows[row];
    added.ruled = grid.ruled;
    added.exact = grid.exact;
    added.loose = grid.loose;
    added.sheet = !grid.name.empty();
    added.classed = columns_ && columns_->of("category");
    if (kind != RowKind::text) added.table = table_;
    for (const auto* cell : places.filled(row)) {
      if (cell->row == row) added.cells.push_back(cell->text);
    }
    out_.rows.push_back(std::move(added));
    return out_.rows.back();
  }

  const std::vector<Grid>& grids_;
  const Profile& profile_;
  const ByHand& by_hand_;
  TableRows out_;
  std::optional<Columns> columns_;
  bool cut_ = false;  ///< the next row may go on with the last of the page before
  std::size_t table_ = 0;
  int last_no_ = 0;
  int last_page_ = 0;  ///< of the last opinion
  bool in_legend_ = false;  ///< its heading stands above
};

}  // namespace

Total total_kind(std::string_view cell) {
  const auto words = solid(cell);
  if (words == "合計" || words == "計" || words == "総計" || words == "総合計") return Total::all;
  return words == "小計" || (words.ends_with("計") && words.starts_with("小")) ? Total::part : Total::none;
}

std::optional<int> printed_number(std::string_view text) {
  auto words = solid(text);
  std::string_view rest = words;
  static constexpr std::array<std::string_view, 15> before = {
      "意見番号", "意見", "番号", "No.", "No．", "NO.", "Ｎｏ．", "Ｎｏ.", "№", "No", "NO", "（", "(", "#", "第"};
  static constexpr std::array<std::string_view, 7> behind = {"）", ")", ".", "．", "番", "号", ".0"};
  for (const auto word : before) {
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  }
  for (const auto word : behind) {
    if (rest.ends_with(word)) rest.remove_suffix(word.size());
  }
  if (const auto number = whole_number(rest)) return number;
  if (rest.empty() || is_symbol(rest)) return std::nullopt;
  auto left = rest;
  const auto number = take_number(left);
  return left.empty() ? number : std::nullopt;
}

TableRows read_rows(const std::vector<Grid>& grids, const Profile& profile, const ByHand& by_hand) {
  return Reader(grids, profile, by_hand).run();
}

}  // namespace iken::ingest
