// What stands around the opinions of tables, as lines of text; and what these declare.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ingest/grid/grid_rows.hpp"
#include "ingest/statements/declared.hpp"

namespace iken::ingest {

/// The row as one line, as text would have it: "◎：label　3件" for a row of a legend.
std::string line_of(const TableRow& row);

/// Keeps a reference to the rows.
class GridLines {
 public:
  GridLines(const TableRows& rows, const Profile& profile);
  [[nodiscard]] const Declarations& declarations() const { return declarations_; }
  /// Did the declarations use all of the row?
  [[nodiscard]] bool declared(std::size_t row) const;

 private:
  void make();
  void add(int number, const TableRow& row, std::string text);

  const TableRows& rows_;
  std::vector<Line> lines_;
  std::vector<std::size_t> line_of_row_;
  Declarations declarations_;
};

}  // namespace iken::ingest
