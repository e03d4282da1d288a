// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid.hpp"

#include <algorithm>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {

GridPlaces::GridPlaces(const Grid& grid) : grid_(&grid), places_(grid.rows.size() * grid.columns) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const auto& cell = grid.cells[i];
    const auto last_row = std::min(cell.row + cell.rows, grid.rows.size());
    const auto last_column = std::min(cell.column + cell.columns, grid.columns);
    for (auto row = cell.row; row < last_row; ++row) {
      for (auto column = cell.column; column < last_column; ++column) {
        auto& place = places_[row * grid.columns + column];
        if (place == 0) place = static_cast<std::uint32_t>(i) + 1;
      }
    }
  }
}

const Cell* GridPlaces::at(std::size_t row, std::size_t column) const {
  if (row >= grid_->rows.size() || column >= grid_->columns) return nullptr;
  const auto place = places_[row * grid_->columns + column];
  return place == 0 ? nullptr : &grid_->cells[place - 1];
}

std::vector<const Cell*> GridPlaces::filled(std::size_t row) const {
  std::vector<const Cell*> cells;
  for (std::size_t column = 0; column < grid_->columns; ++column) {
    const auto* cell = at(row, column);
    if (cell == nullptr || trim(cell->text).empty()) continue;
    if (std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
  }
  return cells;
}

void drop_empty_columns(Grid& grid) {
  std::vector<bool> used(grid.columns);
  for (const auto& cell : grid.cells) {
    if (cell.column < grid.columns && !trim(cell.text).empty()) used[cell.column] = true;
  }
  std::vector<std::size_t> place(grid.columns + 1);
  std::vector<std::size_t> original;
  for (std::size_t column = 0; column < grid.columns; ++column) {
    place[column] = original.size();
    if (used[column]) original.push_back(grid.original.empty() ? column : grid.original[column]);
  }
  place[grid.columns] = original.size();
  std::erase_if(grid.cells, [&](const Cell& cell) { return trim(cell.text).empty() && !used[cell.column]; });
  for (auto& cell : grid.cells) {
    const auto end = place[std::min(cell.column + cell.columns, grid.columns)];
    cell.column = place[cell.column];
    cell.columns = std::max<std::size_t>(end - std::min(end, cell.column), 1);
  }
  grid.columns = original.size();
  grid.original = std::move(original);
}

namespace {

void add_lines(std::vector<Line>& lines, std::string_view text, bool loose) {
  for (auto& line : split_lines(text)) {
    line.goes_on = loose && line.number > 1;
    lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<Line> text_of(const std::vector<Grid>& grids) {
  std::vector<Line> lines;
  int page = 0;
  for (const auto& grid : grids) {
    const GridPlaces places(grid);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      const auto& place = grid.rows[row];
      if (place.running) continue;
      if (grid.loose && place.apart && !lines.empty()) lines.emplace_back();
      const auto begin = lines.size();
      for (const auto* cell : places.filled(row)) {
        if (cell->row != row) continue;
        add_lines(lines, cell->text, grid.loose);
        if (!grid.loose) lines.emplace_back();
      }
      if (page > 0 && place.page > page && begin < lines.size()) lines[begin].form_feed = true;
      page = std::max(page, place.page);
      for (auto i = begin; i < lines.size(); ++i) lines[i].page = std::max(page, 1);
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].number = static_cast<int>(i) + 1;
    if (i > 0) lines[i].page = std::max(lines[i].page, lines[i - 1].page);
  }
  return lines;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

}  // namespace iken::ingest
