// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid.hpp"

#include <algorithm>

#include "ingest/lines.hpp"

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

std::string text_of(const std::vector<Grid>& grids) {
  std::string text;
  int page = 0;
  for (const auto& grid : grids) {
    const GridPlaces places(grid);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      const auto& place = grid.rows[row];
      if (place.running) continue;
      if (page > 0 && place.page > page) text += '\f';
      page = std::max(page, place.page);
      if (grid.loose && place.apart && !text.empty()) text += '\n';
      for (const auto* cell : places.filled(row)) {
        if (cell->row != row) continue;
        text += cell->text;
        text += grid.loose ? "\n" : "\n\n";
      }
    }
  }
  return text;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

}  // namespace iken::ingest
