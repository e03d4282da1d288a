// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/sorted_table.hpp"

#include <algorithm>

namespace iken::analysis {

namespace {

std::size_t line_start(std::string_view bytes, std::size_t at) {
  const auto newline = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_end(std::string_view bytes, std::size_t at) { return std::min(bytes.find('\n', at), bytes.size()); }

std::string_view line_at(std::string_view bytes, std::size_t start) {
  return bytes.substr(start, line_end(bytes, start) - start);
}

std::string_view key_of(std::string_view line) { return line.substr(0, line.find('\t')); }

/// Start of the first line whose key is not less than `key`.
std::size_t lower_bound(std::string_view bytes, std::string_view key) {
  std::size_t low = 0;
  auto high = bytes.size();
  while (low < high) {
    const auto start = std::max(low, line_start(bytes, low + (high - low) / 2));
    const auto line = line_at(bytes, start);
    if (key_of(line) < key) {
      low = std::min(start + line.size() + 1, bytes.size());
    } else {
      high = start;
    }
  }
  return low;
}

}  // namespace

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> pieces;
  for (auto at = line.find(separator); at != std::string_view::npos; at = line.find(separator)) {
    pieces.push_back(line.substr(0, at));
    line.remove_prefix(at + 1);
  }
  pieces.push_back(line);
  return pieces;
}

std::vector<std::string_view> SortedTable::find(std::string_view key) const {
  std::vector<std::string_view> values;
  const auto bytes = file_.bytes();
  for (auto at = lower_bound(bytes, key); at < bytes.size();) {
    const auto line = line_at(bytes, at);
    const auto found = key_of(line);
    if (found != key) break;
    if (found.size() < line.size()) values.push_back(line.substr(found.size() + 1));
    at += line.size() + 1;
  }
  return values;
}

}  // namespace iken::analysis
