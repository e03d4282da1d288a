// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid_infer.hpp"

#include <algorithm>

#include "ingest/grid_rows.hpp"
#include "ingest/lines.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t few = 3;         ///< cells that say nothing yet
constexpr std::size_t long_text = 20;  ///< columns, on average
constexpr std::size_t enough = 2000;   ///< rows that are looked at

/// What stands in one column below the header.
struct Contents {
  std::size_t cells = 0;
  std::size_t symbols = 0;
  std::size_t rising = 0;  ///< numbers that are one more than the one before
  std::size_t width = 0;

  [[nodiscard]] bool numbers() const { return cells >= few && rising * 10 >= cells * 9; }
  [[nodiscard]] bool classes() const { return cells >= few && symbols * 10 >= cells * 9; }
  [[nodiscard]] bool texts() const { return cells > 0 && width >= cells * long_text; }
};

Contents contents_of(const Grid& grid, const GridPlaces& places, const Columns& columns, std::size_t column) {
  Contents found;
  std::optional<int> last = 0;
  const auto end = std::min(grid.rows.size(), columns.end + enough);
  for (auto row = columns.end; row < end; ++row) {
    const auto* cell = places.at(row, column);
    if (cell == nullptr || cell->row != row || cell->columns > 1 || trim(cell->text).empty()) continue;
    // A heading in the first of several columns is none of its values.
    if (places.filled(row).size() < 2) continue;
    ++found.cells;
    found.symbols += is_symbol(solid(cell->text)) ? 1 : 0;
    const auto number = printed_number(cell->text);
    found.rising += number && last && *number == *last + 1 ? 1 : 0;
    last = number;
    found.width += ingest::columns(cell->text);
  }
  return found;
}

}  // namespace

void infer_columns(const Grid& grid, const GridPlaces& places, Columns& columns) {
  const auto opinion = columns.of("opinion");
  const bool all = columns.of("no") && columns.of("category") && columns.of("response");
  if (!opinion || all || columns.begin == columns.end) return;
  std::size_t longest = columns.fields.size();
  std::size_t width = 0;
  for (std::size_t column = 0; column < columns.fields.size(); ++column) {
    auto& field = columns.fields[column];
    if (!field.empty()) continue;
    const auto contents = contents_of(grid, places, columns, column);
    if (!columns.of("no") && column < *opinion && contents.numbers()) {
      field = "no";
    } else if (!columns.of("category") && contents.classes()) {
      field = "category";
    } else if (column > *opinion && contents.texts() && contents.width > width) {
      longest = column;
      width = contents.width;
    }
  }
  if (!columns.of("response") && longest < columns.fields.size()) columns.fields[longest] = "response";
}

}  // namespace iken::ingest
