// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/column_rows.hpp"

#include <algorithm>
#include <optional>

#include "ingest/lists/column_names.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_short = 40;  ///< columns of a cell that is no opinion
constexpr std::size_t fewest_rows = 2;

class Finder {
 public:
  Finder(const std::vector<Line>& lines, const Profile& profile) : lines_(lines), profile_(profile) {
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
      if (field_of(profile, profile.columns[i]) == "opinion") opinion_ = i;
    }
  }

  std::vector<BlockRow> run(std::size_t begin, std::size_t end, const std::vector<bool>& used) {
    if (opinion_ == 0) return {};
    find_blocks(begin, end, used);
    std::vector<BlockRow> rows;
    for (std::size_t at = 0; at < blocks_.size();) {
      const auto next = next_row(at);
      if (next - at < profile_.columns.size()) return {};
      auto row = row_of(at, next);
      if (row.empty()) return {};
      rows.push_back(std::move(row));
      at = next;
    }
    return rows.size() >= fewest_rows ? std::move(rows) : std::vector<BlockRow>();
  }

 private:
  void find_blocks(std::size_t begin, std::size_t end, const std::vector<bool>& used) {
    bool open = false;
    for (auto i = begin; i < end; ++i) {
      const bool taken = lines_[i].blank() || (i < used.size() && used[i]) ||
                         (is_table_header(profile_, lines_[i].text) && !whole_number(lines_[i].text));
      if (!taken && !open) blocks_.emplace_back();
      if (!taken) blocks_.back().push_back(i);
      open = !taken;
    }
  }

  [[nodiscard]] std::optional<int> number_at(std::size_t block) const {
    if (block >= blocks_.size() || blocks_[block].size() != 1) return std::nullopt;
    return whole_number(lines_[blocks_[block].front()].text);
  }

  /// Where the number behind this row's stands, so far away that the row has all its cells.
  [[nodiscard]] std::size_t next_row(std::size_t at) const {
    const auto number = number_at(at);
    if (!number) return at;
    for (auto i = at + profile_.columns.size(); i < blocks_.size(); ++i) {
      if (number_at(i) == *number + 1) return i;
    }
    return blocks_.size();
  }

  /// The blocks before the opinion and behind it are its neighbours' cells; a page's number may stand at the end.
  [[nodiscard]] BlockRow row_of(std::size_t at, std::size_t end) const {
    const auto behind = profile_.columns.size() - opinion_ - 1;
    auto last = end;
    // Notes may stand behind the last row.
    while (end == blocks_.size() && behind > 0 && last > at + profile_.columns.size() && !is_count(last - 1)) --last;
    if (last - at > profile_.columns.size() && behind > 0 && is_count(last - 1) && is_count(last - 2)) --last;
    BlockRow row;
    for (std::size_t i = 0; i < opinion_; ++i) {
      if (blocks_[at + i].size() != 1 || columns(lines_[blocks_[at + i].front()].text) > longest_short) return {};
      row.push_back(blocks_[at + i]);
    }
    row.emplace_back();
    for (auto i = at + opinion_; i < last - behind; ++i) row.back().insert(row.back().end(), blocks_[i].begin(), blocks_[i].end());
    for (auto i = last - behind; i < last; ++i) {
      if (!is_count(i)) return {};
      row.push_back(blocks_[i]);
    }
    return row;
  }

  [[nodiscard]] bool is_count(std::size_t block) const {
    return blocks_[block].size() == 1 && people_in(lines_[blocks_[block].front()].text).has_value();
  }

  const std::vector<Line>& lines_;
  const Profile& profile_;
  std::size_t opinion_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<BlockRow> rows_of_blocks(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                                     const std::vector<bool>& used, const Profile& profile) {
  return Finder(lines, profile).run(begin, end, used);
}

}  // namespace iken::ingest
