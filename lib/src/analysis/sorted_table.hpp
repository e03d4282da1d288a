// A tab-separated file, sorted bytewise by its first column, looked up where it lies.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"

namespace iken::analysis {

/// Pieces of `line` between the separators; at least one.
std::vector<std::string_view> split(std::string_view line, char separator);

class SortedTable {
 public:
  SortedTable() = default;
  /// A missing file is an empty table.
  explicit SortedTable(const std::string& path) : file_(path) {}

  /// What stands behind the first tab, of every line whose first column is `key`, in order.
  [[nodiscard]] std::vector<std::string_view> find(std::string_view key) const;

 private:
  base::MappedFile file_;
};

}  // namespace iken::analysis
