// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_lines.hpp"

#include <algorithm>

#include "ingest/lines/grid_text.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_legend_row(const TableRow& row) {
  if (row.cells.size() < 2 || row.kind == RowKind::item) return false;
  const auto line = read_legend_line(line_of(row));
  return line && line->certain;
}

}  // namespace

GridLines::GridLines(const TableRows& rows, const Profile& profile) : rows_(rows) {
  make();
  declarations_ = read_declarations(lines_, profile);
}

std::string line_of(const TableRow& row) {
  std::vector<std::string> cells;
  for (const auto& cell : row.cells) cells.push_back(one_line(cell));
  if (cells.size() >= 2 && columns(cells[0]) <= 4 && read_legend_line(cells[0] + "：" + cells[1])) {
    auto line = cells[0] + "：" + cells[1];
    if (cells.size() > 2) line += "　" + cells[2] + (whole_number(cells[2]) ? "件" : "");
    for (std::size_t i = 3; i < cells.size(); ++i) line += "　" + cells[i];
    return line;
  }
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // "意見件数 | 3 | 件"
    const bool unit = i > 0 && whole_number(cells[i - 1]) && (cells[i] == "件" || cells[i] == "名" || cells[i] == "人");
    line += (line.empty() || unit ? "" : "　") + cells[i];
  }
  // A total in a cell of its own mostly has no 件 behind it.
  if (cells.size() == 2 && whole_number(cells[1]) && cells[0].find("件数") != std::string::npos) line += "件";
  return line;
}

void GridLines::make() {
  line_of_row_.assign(rows_.rows.size(), none);
  bool legend = false;
  for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
    const auto& row = rows_.rows[i];
    if (row.place.running) continue;
    if (row.kind == RowKind::item || row.kind == RowKind::header || row.cells.empty()) {
      legend = false;
      continue;
    }
    const bool symbol = is_legend_row(row);
    // Only a line right below may go on with a legend's last label.
    if (legend && (row.place.apart || !row.loose)) add(0, row, "");
    if (symbol && !legend && i + 1 < rows_.rows.size() && is_legend_row(rows_.rows[i + 1])) add(0, row, "凡例");
    legend = symbol;
    line_of_row_[i] = lines_.size();
    if (row.loose && row.cells.size() == 1) {
      add(row.place.first_line, row, one_line(row.cells[0]));
    } else if (row.cells.size() == 1) {
      for (const auto& line : split_lines(row.cells[0])) add(row.place.first_line, row, line.text);
    } else {
      add(row.place.first_line, row, line_of(row));
    }
    if (!symbol) add(0, row, "");
  }
}

void GridLines::add(int number, const TableRow& row, std::string text) {
  lines_.push_back({number, std::max(row.place.page, 1), std::move(text), false, false});
}

bool GridLines::declared(std::size_t row) const {
  if (line_of_row_[row] == none) return false;
  bool all = true;
  for (auto i = line_of_row_[row];
       i < lines_.size() && !lines_[i].blank() && lines_[i].number == rows_.rows[row].place.first_line; ++i) {
    all = all && declarations_.used[i];
  }
  return all;
}

}  // namespace iken::ingest
