// Which rows and lines around the opinions of tables are headings.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <vector>

#include "ingest/grid/grid_lines.hpp"
#include "ingest/statements/place.hpp"

namespace iken::ingest {

/// Keeps references.
class GridHeadings {
 public:
  /// `first`, `last`: rows of the first and the last opinion.
  GridHeadings(const TableRows& rows, const GridLines& lines, const Profile& profile, std::size_t first, std::size_t last);
  [[nodiscard]] HeadingLevel level(std::size_t row) const;
  /// A heading by its place above a table, not by how it begins.
  [[nodiscard]] bool heads_table(std::size_t row) const { return above_tables_.count(row) > 0; }

 private:
  [[nodiscard]] HeadingLevel level_of(const TableRow& row) const;
  [[nodiscard]] bool is_front_heading(std::size_t row) const;
  void read_front();
  void find_counted();
  void find_above_tables();
  [[nodiscard]] bool stands_above_table(std::size_t row) const;
  [[nodiscard]] bool carries_count(std::size_t row) const;

  const TableRows& rows_;
  const GridLines& lines_;
  const Profile& profile_;
  std::size_t first_;
  std::size_t last_;
  std::vector<bool> chained_;             ///< of the rows before the first opinion
  std::vector<std::size_t> next_strong_;  ///< of the same
  bool later_section_ = false;
  std::set<std::size_t> above_tables_;
};

}  // namespace iken::ingest
