// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/csv.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t largest_cell = 4U << 20U;
/// Enough of a file to see how it is divided.
constexpr std::size_t sample_bytes = 256U << 10U;
constexpr std::string_view naming = "sep=";

class Parser {
 public:
  Parser(std::string_view text, char delimiter, const std::string& name)
      : text_(text), delimiter_(delimiter), name_(name) {}

  Result<std::vector<CsvRow>> run() {
    while (at_ < text_.size()) {
      if (auto row = read_row(); !row) return row.error();
    }
    return std::move(rows_);
  }

 private:
  Result<void> read_row() {
    CsvRow row;
    row.first_line = line_;
    for (;;) {
      if (auto cell = read_cell(row); !cell) return cell;
      if (at_ >= text_.size() || text_[at_] == '\n') break;
      ++at_;
      if (at_ == text_.size()) row.cells.emplace_back();
    }
    row.last_line = line_;
    if (at_ < text_.size()) {
      ++at_;
      ++line_;
    }
    rows_.push_back(std::move(row));
    return {};
  }

  Result<void> read_cell(CsvRow& row) {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto quoted = read_quoted(cell); !quoted) return quoted;
    }
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
    cell += text_.substr(begin, at_ - begin);
    if (cell.size() > largest_cell) return too_large();
    if (++cells_ > largest_grid) return Error{ErrorCode::file_over_limits, {name_, std::to_string(largest_grid) + " cells"}, {}};
    row.cells.push_back(std::move(cell));
    return {};
  }

  Result<void> read_quoted(std::string& cell) {
    const int begin = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (cell.size() > largest_cell)
        return Error{ErrorCode::cell_too_large, {name_, std::to_string(begin), std::to_string(largest_cell)}, {}};
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        return {};
      }
    }
    return Error{ErrorCode::file_broken, {name_, "line " + std::to_string(begin) + ": \""}, {}};
  }

  [[nodiscard]] Error too_large() const {
    return {ErrorCode::cell_too_large, {name_, std::to_string(line_), std::to_string(largest_cell)}, {}};
  }

  std::string_view text_;
  char delimiter_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t cells_ = 0;
  std::vector<CsvRow> rows_;
};

/// How many rows have the commonest number of cells above one.
std::size_t evenness(const std::vector<CsvRow>& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) {
    if (row.cells.size() > 1) ++counts[row.cells.size()];
  }
  std::size_t most = 0;
  for (const auto& [cells, count] : counts) most = std::max(most, count * std::min<std::size_t>(cells, 4));
  return most;
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view text, char delimiter, const std::string& name) {
  return Parser(text, delimiter, name).run();
}

std::optional<char> find_delimiter(std::string_view text) {
  if (text.size() > naming.size() + 1 && text.starts_with(naming) && text[naming.size() + 1] == '\n')
    return text[naming.size()];
  static constexpr std::array<char, 4> delimiters = {',', '\t', ';', '|'};
  auto sample = text.substr(0, sample_bytes);
  std::optional<char> best;
  std::size_t most = 0;
  for (const char delimiter : delimiters) {
    auto rows = read_csv(sample, delimiter, "");
    // The sample may end inside a quoted cell: cut it before the last quote and look again.
    if (!rows && sample.size() < text.size()) rows = read_csv(sample.substr(0, sample.rfind('"')), delimiter, "");
    // A quote that is never closed is told later; here only the delimiter counts.
    const auto value =
        rows ? evenness(*rows) : static_cast<std::size_t>(std::count(sample.begin(), sample.end(), delimiter));
    if (value <= most) continue;
    most = value;
    best = delimiter;
  }
  return best;
}

Grid grid_of(std::vector<CsvRow> rows) {
  Grid grid;
  grid.ruled = false;
  for (auto& row : rows) {
    const bool names = grid.rows.empty() && !row.cells.empty() && row.cells.front() == naming;
    grid.rows.push_back({0, row.first_line, row.last_line, false, false, names});
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (trim(row.cells[column]).empty()) continue;
      grid.cells.push_back({grid.rows.size() - 1, column, 1, 1, std::move(row.cells[column])});
      grid.columns = std::max(grid.columns, column + 1);
    }
    row.cells = {};
  }
  drop_empty_columns(grid);
  return grid;
}

}  // namespace iken::ingest
