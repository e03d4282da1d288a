// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_infer.hpp"

#include <algorithm>
#include <array>

#include "ingest/grid/grid_rows.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/symbols.hpp"

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

bool is_tick(std::string_view text) {
  static constexpr std::array<std::string_view, 8> marks = {"○", "〇", "◯", "●", "✓", "✔", "レ", "■"};
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

/// The words of the column without those that head all columns of classes together.
std::string class_word(std::string words) {
  for (const std::string_view head : {"対応区分", "反映区分", "対応状況", "反映状況"}) {
    if (words.starts_with(head) && words.size() > head.size()) words.erase(0, head.size());
  }
  return words;
}

/// Columns of classes that a mark in one of them chooses from: 反映｜参考｜その他.
void find_ticks(const Grid& grid, const GridPlaces& places, Columns& columns) {
  std::vector<std::size_t> found;
  const auto end = std::min(grid.rows.size(), columns.end + enough);
  for (std::size_t column = 0; column < columns.fields.size(); ++column) {
    const auto& field = columns.fields[column];
    if (!field.empty() && field != "category") continue;
    std::size_t ticks = 0;
    bool only = !columns.words[column].empty();
    for (auto row = columns.end; row < end && only; ++row) {
      const auto* cell = places.at(row, column);
      if (cell == nullptr || cell->row != row || cell->columns > 1 || trim(cell->text).empty()) continue;
      only = is_tick(solid(cell->text));
      ++ticks;
    }
    if (only && ticks > 0) found.push_back(column);
  }
  if (found.size() < 2) return;
  std::size_t rows = 0;
  std::size_t single = 0;
  for (auto row = columns.end; row < end; ++row) {
    const auto ticked = std::count_if(found.begin(), found.end(), [&](auto column) {
      const auto* cell = places.at(row, column);
      return cell != nullptr && cell->columns == 1 && is_tick(solid(cell->text));
    });
    rows += ticked > 0 ? 1 : 0;
    single += ticked == 1 ? 1 : 0;
  }
  if (rows < few || single * 10 < rows * 9) return;
  columns.ticks.resize(columns.fields.size());
  for (const auto column : found) {
    columns.fields[column] = "category";
    columns.ticks[column] = class_word(columns.words[column]);
  }
}

}  // namespace

void infer_columns(const Grid& grid, const GridPlaces& places, Columns& columns) {
  if (columns.begin < columns.end) find_ticks(grid, places, columns);
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
