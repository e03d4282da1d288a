// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace iken::ingest {
namespace {

constexpr double touch = 2.5;  ///< points within which lines meet
constexpr double shortest_rule = 3;  ///< less is a dot
constexpr std::size_t most_rules = 1500;
constexpr std::size_t most_places = 6000;

/// A line along one axis.
struct Segment {
  double at = 0;  ///< place on the other axis
  double begin = 0;
  double end = 0;
};

/// Which of several things belong together.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Pieces of one line become that line.
std::vector<Segment> joined(std::vector<Segment> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](auto& a, auto& b) { return a.at < b.at; });
  std::vector<Segment> lines;
  for (std::size_t i = 0; i < pieces.size();) {
    auto end = i + 1;
    while (end < pieces.size() && pieces[end].at - pieces[end - 1].at <= touch &&
           pieces[end].at - pieces[i].at <= 2 * touch)
      ++end;
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(end),
              [](auto& a, auto& b) { return a.begin < b.begin; });
    const auto first = lines.size();
    for (; i < end; ++i) {
      if (lines.size() > first && pieces[i].begin - lines.back().end <= touch)
        lines.back().end = std::max(lines.back().end, pieces[i].end);
      else
        lines.push_back(pieces[i]);
    }
  }
  return lines;
}

/// Dots and short dashes one behind the other become a line; a dot alone is none.
std::vector<Segment> dotted(std::vector<Segment> dots) {
  constexpr double straight = 0.6;
  constexpr double shortest = 9;
  std::sort(dots.begin(), dots.end(), [](auto& a, auto& b) { return a.at < b.at; });
  std::vector<Segment> lines;
  for (std::size_t i = 0; i < dots.size();) {
    auto end = i + 1;
    while (end < dots.size() && dots[end].at - dots[i].at <= straight) ++end;
    std::sort(dots.begin() + static_cast<std::ptrdiff_t>(i), dots.begin() + static_cast<std::ptrdiff_t>(end),
              [](auto& a, auto& b) { return a.begin < b.begin; });
    auto line = dots[i];
    for (++i; i <= end; ++i) {
      if (i < end && dots[i].begin - line.end <= touch) {
        line.end = std::max(line.end, dots[i].end);
        continue;
      }
      if (line.end - line.begin >= shortest) lines.push_back(line);
      if (i < end) line = dots[i];
    }
    i = end;
  }
  return lines;
}

/// Does a line at `at` cover most of [begin, end]?
bool covers(const std::vector<Segment>& lines, double at, double begin, double end) {
  double covered = 0;
  for (const auto& line : lines) {
    if (std::fabs(line.at - at) > 2 * touch) continue;
    covered += std::max(0.0, std::min(line.end, end) - std::max(line.begin, begin));
  }
  return covered > 0.6 * (end - begin);
}

class Maker {
 public:
  Maker(std::vector<Segment> level, std::vector<Segment> upright)
      : level_(std::move(level)), upright_(std::move(upright)) {}

  /// No cells if the lines make no table.
  RuledTable run() {
    find_places();
    RuledTable table;
    if (xs_.size() < 2 || ys_.size() < 2 || xs_.size() * ys_.size() > most_places) return table;
    table.box = {xs_.front(), ys_.front(), xs_.back(), ys_.back()};
    table.ys = ys_;
    Groups groups((xs_.size() - 1) * (ys_.size() - 1));
    for (std::size_t row = 0; row + 1 < ys_.size(); ++row) {
      for (std::size_t column = 0; column + 1 < xs_.size(); ++column) join(groups, row, column);
    }
    collect(groups, table);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const auto& cell = table.cells[i];
      if (cell.y1 >= ys_.back() - touch && !covers(level_, ys_.back(), cell.x0, cell.x1)) table.open_below.push_back(i);
    }
    return table;
  }

 private:
  void find_places() {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const auto& line : level_) {
      ys.push_back(line.at);
      xs.push_back(line.begin);
      xs.push_back(line.end);
    }
    for (const auto& line : upright_) {
      xs.push_back(line.at);
      ys.push_back(line.begin);
      ys.push_back(line.end);
    }
    xs_ = clusters(outer(xs, upright_), touch);
    ys_ = clusters(outer(ys, level_), touch);
  }

  /// Of the ends of lines only the outermost count, which stand for an outer line that is not drawn.
  static std::vector<double> outer(const std::vector<double>& all, const std::vector<Segment>& lines) {
    std::vector<double> places;
    for (const auto& line : lines) places.push_back(line.at);
    if (all.empty()) return places;
    const auto [low, high] = std::minmax_element(all.begin(), all.end());
    for (const double end : {*low, *high}) {
      const bool drawn =
          std::any_of(places.begin(), places.end(), [&](double at) { return std::fabs(at - end) <= 2 * touch; });
      if (!drawn) places.push_back(end);
    }
    return places;
  }

  [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const { return row * (xs_.size() - 1) + column; }

  void join(Groups& groups, std::size_t row, std::size_t column) {
    if (column + 2 < xs_.size() && !covers(upright_, xs_[column + 1], ys_[row], ys_[row + 1]))
      groups.join(index(row, column), index(row, column + 1));
    if (row + 2 < ys_.size() && !covers(level_, ys_[row + 1], xs_[column], xs_[column + 1]))
      groups.join(index(row, column), index(row + 1, column));
  }

  void collect(Groups& groups, RuledTable& table) const {
    std::vector<std::size_t> cell_of((xs_.size() - 1) * (ys_.size() - 1), static_cast<std::size_t>(-1));
    for (std::size_t row = 0; row + 1 < ys_.size(); ++row) {
      for (std::size_t column = 0; column + 1 < xs_.size(); ++column) {
        const Box place{xs_[column], ys_[row], xs_[column + 1], ys_[row + 1]};
        auto& cell = cell_of[groups.of(index(row, column))];
        if (cell == static_cast<std::size_t>(-1)) {
          cell = table.cells.size();
          table.cells.push_back(place);
        } else {
          auto& box = table.cells[cell];
          box = {std::min(box.x0, place.x0), std::min(box.y0, place.y0), std::max(box.x1, place.x1),
                 std::max(box.y1, place.y1)};
        }
      }
    }
  }

  std::vector<Segment> level_;
  std::vector<Segment> upright_;
  std::vector<double> xs_;
  std::vector<double> ys_;
};

bool meet(const Segment& level, const Segment& upright) {
  return upright.at >= level.begin - touch && upright.at <= level.end + touch && level.at >= upright.begin - touch &&
         level.at <= upright.end + touch;
}

/// The end of a row that the page before began: lines between its cells and one below, no other.
bool is_rest(const std::vector<Segment>& level, const std::vector<Segment>& upright, const std::vector<Sides>& sides) {
  if (level.size() != 1 || upright.size() < 3) return false;
  return std::any_of(sides.begin(), sides.end(), [&](const Sides& s) {
    return std::fabs(s.left - level[0].begin) < 3 * touch && std::fabs(s.right - level[0].end) < 3 * touch;
  });
}

/// The middle of a row that began before the page and ends behind it: lines between its cells, none above or below.
bool is_middle(const std::vector<Segment>& level, const std::vector<Segment>& upright, const std::vector<Sides>& sides) {
  if (!level.empty() || upright.size() < 3) return false;
  const auto [left, right] = std::minmax_element(upright.begin(), upright.end(), [](auto& a, auto& b) { return a.at < b.at; });
  return std::any_of(sides.begin(), sides.end(), [&](const Sides& s) {
    return std::fabs(s.left - left->at) < 3 * touch && std::fabs(s.right - right->at) < 3 * touch;
  });
}

/// Upright lines of one height that no other line meets belong together where they are as wide as a known table.
void join_middle(Groups& groups, std::size_t first, const std::vector<Segment>& upright, const std::vector<Sides>& sides) {
  std::map<std::size_t, int> sizes;
  for (std::size_t i = 0; i < first + upright.size(); ++i) ++sizes[groups.of(i)];
  std::vector<std::size_t> alone;
  for (std::size_t j = 0; j < upright.size(); ++j) {
    if (sizes[groups.of(first + j)] == 1) alone.push_back(j);
  }
  for (std::size_t begin = 0; begin < alone.size(); ++begin) {
    const auto& one = upright[alone[begin]];
    std::vector<Segment> same;
    std::vector<std::size_t> which;
    for (const auto j : alone) {
      if (std::fabs(upright[j].begin - one.begin) > 3 * touch || std::fabs(upright[j].end - one.end) > 3 * touch) continue;
      same.push_back(upright[j]);
      which.push_back(j);
    }
    if (!is_middle({}, same, sides)) continue;
    for (const auto j : which) groups.join(first + j, first + which.front());
    return;
  }
}

/// Grows to hold the other.
void grow(Box& box, const Box& other) {
  box = {std::min(box.x0, other.x0), std::min(box.y0, other.y0), std::max(box.x1, other.x1), std::max(box.y1, other.y1)};
}

/// A cell merged over a whole page has no line within: it divides the table into two, which stand side by side and as
/// wide together as the table is on another page.
void join_divided(Groups& groups, const std::vector<Segment>& level, const std::vector<Segment>& upright,
                  const std::vector<Sides>& sides) {
  std::map<std::size_t, Box> boxes;
  for (std::size_t i = 0; i < level.size() + upright.size(); ++i) {
    const auto& line = i < level.size() ? level[i] : upright[i - level.size()];
    const Box own = i < level.size() ? Box{line.begin, line.at, line.end, line.at} : Box{line.at, line.begin, line.at, line.end};
    const auto [at, is_new] = boxes.try_emplace(groups.of(i), own);
    if (!is_new) grow(at->second, own);
  }
  constexpr std::size_t most = 60;
  if (boxes.size() > most) return;
  for (const auto& [left, a] : boxes) {
    for (const auto& [right, b] : boxes) {
      const bool beside = b.x0 > a.x1 && std::fabs(a.y0 - b.y0) < 3 * touch && std::fabs(a.y1 - b.y1) < 3 * touch;
      const bool known = beside && std::any_of(sides.begin(), sides.end(), [&](const Sides& s) {
        return std::fabs(s.left - a.x0) < 3 * touch && std::fabs(s.right - b.x1) < 3 * touch;
      });
      if (!known) continue;
      for (const auto& [other, c] : boxes) {
        const bool within = c.x0 >= a.x0 - touch && c.x1 <= b.x1 + touch && c.y0 >= a.y0 - 3 * touch && c.y1 <= a.y1 + 3 * touch;
        if (within) groups.join(other, left);
      }
    }
  }
}

}  // namespace

std::vector<double> clusters(std::vector<double> values, double near) {
  std::sort(values.begin(), values.end());
  std::vector<double> means;
  for (std::size_t i = 0; i < values.size();) {
    auto end = i + 1;
    while (end < values.size() && values[end] - values[end - 1] <= near) ++end;
    means.push_back(std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(i),
                                    values.begin() + static_cast<std::ptrdiff_t>(end), 0.0) /
                    static_cast<double>(end - i));
    i = end;
  }
  return means;
}

std::vector<RuledTable> find_tables(const PdfPage& page, const std::vector<Sides>& sides) {
  std::vector<Segment> level_dots;
  std::vector<Segment> upright_dots;
  for (const auto& rule : page.rules) {
    if (std::max(rule.width(), rule.height()) >= shortest_rule) continue;
    level_dots.push_back({rule.middle_y(), rule.x0, rule.x1});
    upright_dots.push_back({rule.middle_x(), rule.y0, rule.y1});
  }
  auto level = dotted(std::move(level_dots));
  auto upright = dotted(std::move(upright_dots));
  for (const auto& rule : page.rules) {
    if (std::max(rule.width(), rule.height()) < shortest_rule) continue;
    if (rule.width() >= rule.height())
      level.push_back({rule.middle_y(), rule.x0, rule.x1});
    else
      upright.push_back({rule.middle_x(), rule.y0, rule.y1});
  }
  level = joined(std::move(level));
  upright = joined(std::move(upright));
  std::vector<RuledTable> tables;
  if (level.size() + upright.size() > most_rules) return tables;
  Groups groups(level.size() + upright.size());
  for (std::size_t i = 0; i < level.size(); ++i) {
    for (std::size_t j = 0; j < upright.size(); ++j) {
      if (meet(level[i], upright[j])) groups.join(i, level.size() + j);
    }
  }
  join_divided(groups, level, upright, sides);
  join_middle(groups, level.size(), upright, sides);
  for (std::size_t root = 0; root < level.size() + upright.size(); ++root) {
    if (groups.of(root) != root) continue;
    std::vector<Segment> own_level;
    std::vector<Segment> own_upright;
    for (std::size_t i = 0; i < level.size(); ++i) {
      if (groups.of(i) == root) own_level.push_back(level[i]);
    }
    for (std::size_t j = 0; j < upright.size(); ++j) {
      if (groups.of(level.size() + j) == root) own_upright.push_back(upright[j]);
    }
    if (own_upright.empty() || (own_level.size() < 2 && !is_rest(own_level, own_upright, sides) && !is_middle(own_level, own_upright, sides))) continue;
    auto table = Maker(std::move(own_level), std::move(own_upright)).run();
    if (table.cells.size() > 1) tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(), [](auto& a, auto& b) { return a.box.y0 < b.box.y0; });
  return tables;
}

}  // namespace iken::ingest
