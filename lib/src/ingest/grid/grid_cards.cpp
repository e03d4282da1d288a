// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_cards.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/code_points.hpp"
#include "ingest/grid/grid_columns.hpp"
#include "ingest/grid/grid_rows.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// A label with what stands behind it.
struct Part {
  std::string label;
  std::string field;
  std::string text;
};

/// "対応区分　○", "No.1": label and value in one cell.
std::optional<Part> in_one_cell(const std::string& cell, const Profile& profile) {
  static constexpr std::array<std::string_view, 4> dividers = {"：", ":", "\u3000", " "};
  for (const auto divider : dividers) {
    const auto at = cell.find(divider);
    if (at == std::string::npos || at == 0) continue;
    const auto field = heading_field(solid(cell.substr(0, at)), profile);
    const auto text = trim(std::string_view(cell).substr(at + divider.size()));
    if (!field.empty() && !text.empty()) return Part{cell.substr(0, at), field, std::string(text)};
  }
  const bool numbered = cell.starts_with("No") || cell.starts_with("№") || cell.starts_with("意見");
  if (numbered && printed_number(cell)) return Part{"No.", "no", cell};
  return std::nullopt;
}

/// "意見1", "ご意見（２）", "回答１": the label of a part with the opinion's number behind it.
struct NumberedLabel {
  std::string field;
  std::string number;
};

std::optional<NumberedLabel> numbered_label(const std::string& cell, const Profile& profile) {
  const auto words = solid(cell);
  const auto points = base::decode(words);
  static constexpr std::u32string_view signs = U"（）()[]［］【】.．#№";
  const auto is_sign = [](char32_t c) { return signs.find(c) != std::u32string_view::npos; };
  auto end = points.size();
  while (end > 0 && is_sign(points[end - 1])) --end;
  auto begin = end;
  while (begin > 0 && is_digit(points[begin - 1])) --begin;
  auto label = begin;
  while (label > 0 && is_sign(points[label - 1])) --label;
  if (begin == end || label == 0) return std::nullopt;
  auto word = base::encode(std::u32string_view(points).substr(0, label));
  if (word.starts_with("【")) word.erase(0, std::string_view("【").size());
  auto field = heading_field(word, profile);
  if (field != "opinion" && field != "response") return std::nullopt;
  return NumberedLabel{std::move(field), base::encode(std::u32string_view(points).substr(begin, end - begin))};
}

/// The parts of a row; empty where it is none of a card.
std::vector<Part> parts_of(const std::vector<const Cell*>& filled, const Profile& profile) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  // The opinion's number alone, in a cell beside the whole card.
  if (filled.size() >= 3 && filled[0]->rows > 1 && printed_number(filled[0]->text)) {
    parts.push_back({"No.", "no", filled[0]->text});
    begin = 1;
  }
  for (std::size_t i = begin; i < filled.size(); ++i) {
    const auto& text = filled[i]->text;
    const auto field = heading_field(solid(text), profile);
    if (!field.empty() && i + 1 < filled.size() && heading_field(solid(filled[i + 1]->text), profile).empty()) {
      parts.push_back({text, field, filled[++i]->text});
    } else if (const auto label = numbered_label(text, profile); label && i + 1 < filled.size()) {
      if (label->field == "opinion") parts.push_back({"No.", "no", label->number});
      parts.push_back({text, label->field, filled[++i]->text});
    } else if (auto one = in_one_cell(text, profile)) {
      parts.push_back(std::move(*one));
    } else if (!parts.empty() && i + 1 == filled.size()) {
      parts.back().text += "\n" + text;
    } else {
      return {};
    }
  }
  return parts;
}

/// Those that begin in the row.
std::vector<const Cell*> own_cells(const GridPlaces& places, std::size_t row) {
  auto cells = places.filled(row);
  std::erase_if(cells, [&](const Cell* cell) { return cell->row != row; });
  return cells;
}

/// Does it hold cards, so far as opinions and answers stand below each other?
bool has_cards(const Grid& grid, const Profile& profile) {
  if (grid.loose || grid.columns < 2) return false;
  const GridPlaces places(grid);
  std::size_t opinions = 0;
  std::size_t answers = 0;
  std::size_t rows = 0;
  std::size_t labelled = 0;
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    const auto filled = own_cells(places, row);
    if (grid.rows[row].partial) return false;
    if (filled.size() < 2 && !(filled.size() == 1 && labelled > 0)) continue;
    ++rows;
    const auto parts = parts_of(filled, profile);
    labelled += parts.empty() ? 0 : 1;
    const auto has = [&](const char* field) {
      return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.field == field; });
    };
    opinions += has("opinion") ? 1 : 0;
    answers += has("response") && !has("opinion") ? 1 : 0;
  }
  return opinions > 0 && answers > 0 && labelled * 10 >= rows * 7;
}

class Maker {
 public:
  Maker(const std::vector<Grid>& grids, const Profile& profile) : grids_(grids), profile_(profile) {}

  std::optional<std::vector<Grid>> run() {
    if (!std::any_of(grids_.begin(), grids_.end(), [&](auto& grid) { return has_cards(grid, profile_); }))
      return std::nullopt;
    find_labels();
    for (const auto& grid : grids_) {
      if (has_cards(grid, profile_))
        read_cards(grid);
      else
        out_.push_back(grid);
    }
    return std::move(out_);
  }

 private:
  /// One column for each label of any card.
  void find_labels() {
    for (const auto& grid : grids_) {
      if (!has_cards(grid, profile_)) continue;
      const GridPlaces places(grid);
      for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        for (const auto& part : parts_of(own_cells(places, row), profile_)) {
          if (column_of(part) == labels_.size()) labels_.push_back(part);
        }
      }
    }
  }

  [[nodiscard]] std::size_t column_of(const Part& part) const {
    const auto at =
        std::find_if(labels_.begin(), labels_.end(), [&](auto& label) { return label.field == part.field; });
    return static_cast<std::size_t>(at - labels_.begin());
  }

  void read_cards(const Grid& grid) {
    const GridPlaces places(grid);
    had_.assign(labels_.size(), true);  // a card of its own begins
    bool open = false;
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      const auto filled = own_cells(places, row);
      if (filled.empty()) continue;
      const auto parts = parts_of(filled, profile_);
      if (parts.empty() && open && places.filled(row).front()->row != row) {
        // Beside a label that spans several rows.
        for (const auto* cell : filled) out_.back().cells.back().text += "\n" + cell->text;
        continue;
      }
      if (parts.empty()) {
        add_between(grid, row, filled);
        open = false;
        had_.assign(labels_.size(), true);
        continue;
      }
      if (!open) begin_table(grid, row);
      open = true;
      for (const auto& part : parts) add(part, grid, row);
    }
  }

  void begin_table(const Grid& grid, std::size_t row) {
    Grid table;
    table.name = grid.name;
    table.ruled = true;
    table.exact = grid.exact;
    table.columns = labels_.size();
    table.rows.push_back(grid.rows[row]);
    for (std::size_t i = 0; i < labels_.size(); ++i) table.cells.push_back({0, i, 1, 1, labels_[i].label});
    out_.push_back(std::move(table));
  }

  void add(const Part& part, const Grid& grid, std::size_t row) {
    auto& table = out_.back();
    const auto column = column_of(part);
    if (had_[column] || table.rows.size() == 1) {
      table.rows.push_back(grid.rows[row]);
      table.rows.back().begins_page = false;
      had_.assign(labels_.size(), false);
    }
    had_[column] = true;
    table.rows.back().last_line = std::max(table.rows.back().last_line, grid.rows[row].last_line);
    table.cells.push_back({table.rows.size() - 1, column, 1, 1, part.text});
  }

  /// What stands between cards: a heading, mostly.
  void add_between(const Grid& grid, std::size_t row, const std::vector<const Cell*>& filled) {
    Grid loose;
    loose.loose = true;
    loose.columns = 1;
    std::string text;
    for (const auto* cell : filled) text += (text.empty() ? "" : "\u3000") + cell->text;
    loose.rows.push_back(grid.rows[row]);
    loose.rows.back().apart = true;
    loose.cells.push_back({0, 0, 1, 1, text});
    out_.push_back(std::move(loose));
  }

  const std::vector<Grid>& grids_;
  const Profile& profile_;
  std::vector<Part> labels_;
  std::vector<bool> had_;  ///< labels that the card has
  std::vector<Grid> out_;
};

}  // namespace

std::optional<std::vector<Grid>> from_cards(const std::vector<Grid>& grids, const Profile& profile) {
  return Maker(grids, profile).run();
}

}  // namespace iken::ingest
