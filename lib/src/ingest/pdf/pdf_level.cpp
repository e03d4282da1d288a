// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_level.hpp"

#include <algorithm>
#include <cmath>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr double touch = 2.5;  ///< points within which lines meet
constexpr double same_side = 4;
constexpr std::size_t fewest_rules = 4;
constexpr std::size_t most_boxes = 20'000;
constexpr double narrowest_river = 0.5;  ///< of a character
constexpr std::size_t widest_page = 4000;

/// A level line across a table.
struct Level {
  double y = 0;
  double x0 = 0;
  double x1 = 0;
};

/// Pieces at one height become one line.
std::vector<Level> joined(std::vector<Level> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](auto& a, auto& b) { return a.y < b.y; });
  std::vector<Level> lines;
  for (std::size_t i = 0; i < pieces.size();) {
    auto end = i + 1;
    while (end < pieces.size() && pieces[end].y - pieces[i].y <= touch) ++end;
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(end),
              [](auto& a, auto& b) { return a.x0 < b.x0; });
    const auto first = lines.size();
    for (; i < end; ++i) {
      if (lines.size() > first && pieces[i].x0 - lines.back().x1 <= touch)
        lines.back().x1 = std::max(lines.back().x1, pieces[i].x1);
      else
        lines.push_back(pieces[i]);
    }
  }
  return lines;
}

std::vector<Level> levels_of(const PdfPage& page) {
  std::vector<Level> pieces;
  if (page.rules.size() + page.fills.size() > most_boxes) return pieces;
  for (const auto& rule : page.rules) {
    if (rule.width() > 3 * rule.height()) pieces.push_back({rule.middle_y(), rule.x0, rule.x1});
  }
  for (const auto& fill : page.fills) {
    pieces.push_back({fill.y0, fill.x0, fill.x1});
    pieces.push_back({fill.y1, fill.x0, fill.x1});
  }
  return joined(std::move(pieces));
}

class Maker {
 public:
  explicit Maker(const PdfPages& pages) : out_(pages) {}

  std::optional<PdfPages> run() {
    for (const auto& page : out_.pages) {
      levels_.push_back(levels_of(page));
      std::vector<const Glyph*> glyphs;
      for (const auto& glyph : page.glyphs) glyphs.push_back(&glyph);
      lines_.push_back(lines_of(glyphs));
    }
    if (!find_sides()) return std::nullopt;
    for (std::size_t page = 0; page < out_.pages.size(); ++page) find_bands(page);
    if (!divides_rows()) return std::nullopt;
    find_rivers();
    if (rivers_.empty()) return std::nullopt;
    for (std::size_t page = 0; page < out_.pages.size(); ++page) draw(page);
    return std::move(out_);
  }

 private:
  /// Those of most level lines, on all pages.
  bool find_sides() {
    std::size_t most = 0;
    std::vector<Level> all;
    for (std::size_t page = 0; page < levels_.size(); ++page) {
      for (const auto& level : levels_[page]) {
        if (level.x1 - level.x0 > 0.4 * out_.pages[page].width) all.push_back(level);
      }
    }
    constexpr std::size_t enough = 2000;
    if (all.size() > enough) all.resize(enough);
    for (const auto& one : all) {
      const auto same = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Level& other) { return is_same(one, other); }));
      if (same <= most) continue;
      most = same;
      sides_ = one;
    }
    return most >= fewest_rules;
  }

  static bool is_same(const Level& a, const Level& b) {
    return std::fabs(a.x0 - b.x0) < same_side && std::fabs(a.x1 - b.x1) < same_side;
  }

  [[nodiscard]] bool is_inside(const Box& box) const { return box.middle_x() > sides_.x0 && box.middle_x() < sides_.x1; }

  /// Where rows begin and end. Lines close above the first or below the last rule are in the table too: its header, or a
  /// row that the page cuts.
  void find_bands(std::size_t page) {
    auto& ys = bands_.emplace_back();
    for (const auto& level : levels_[page]) {
      if (is_same(level, sides_)) ys.push_back(level.y);
    }
    if (ys.empty()) return;
    const auto& lines = lines_[page];
    double top = ys.front();
    for (auto i = lines.size(); i-- > 0;) {
      const auto& box = lines[i].box;
      if (box.middle_y() > top || !is_inside(box)) continue;
      if (top - box.y1 > 0.9 * lines[i].size || ys.front() - box.y0 > most_lines * lines[i].size) break;
      top = box.y0;
    }
    double foot = ys.back();
    for (const auto& line : lines) {
      if (line.box.middle_y() < foot || !is_inside(line.box)) continue;
      if (line.box.y0 - foot > 0.9 * line.size) break;
      foot = line.box.y1;
    }
    if (top < ys.front()) ys.insert(ys.begin(), top - 1);
    if (foot > ys.back()) ys.push_back(foot + 1);
  }

  /// Are most lines between two of the level lines? A background of the header alone divides nothing.
  [[nodiscard]] bool divides_rows() const {
    std::size_t within = 0;
    std::size_t all = 0;
    for (std::size_t page = 0; page < out_.pages.size(); ++page) {
      if (bands_[page].empty()) continue;
      const auto drawn = [&](const Level& level) { return is_same(level, sides_); };
      const auto first = std::find_if(levels_[page].begin(), levels_[page].end(), drawn);
      const auto last = std::find_if(levels_[page].rbegin(), levels_[page].rend(), drawn);
      for (const auto& line : lines_[page]) {
        const auto y = line.box.middle_y();
        if (y < bands_[page].front()) continue;
        ++all;
        within += y > first->y && y < last->y ? 1 : 0;
      }
    }
    return within * 2 > all;
  }

  /// Places that no row prints on, a few excepted; rows of one piece are headings and say nothing.
  void find_rivers() {
    std::vector<std::size_t> printed(widest_page);
    std::size_t rows = 0;
    double size = 0;
    for (std::size_t page = 0; page < out_.pages.size(); ++page) {
      for (std::size_t band = 0; band + 1 < bands_[page].size(); ++band) {
        std::vector<bool> covered(widest_page);
        const double height = cover(page, bands_[page][band], bands_[page][band + 1], covered);
        if (height == 0 || is_one_piece(covered, height)) continue;
        ++rows;
        size += height;
        for (std::size_t x = 0; x < widest_page; ++x) printed[x] += covered[x] ? 1 : 0;
      }
    }
    if (rows < 2) return;
    const auto few = rows / 10;
    const auto narrow = static_cast<std::size_t>(narrowest_river * size / static_cast<double>(rows));
    std::size_t x = 0;
    while (x < widest_page && printed[x] <= few) ++x;
    for (auto begin = x; x < widest_page; ++x) {
      if (printed[x] <= few) continue;
      if (x - begin > narrow && begin > 0 && printed[begin - 1] > few) rivers_.push_back(static_cast<double>(begin + x) / 2);
      begin = x + 1;
    }
  }

  /// Marks where the band's characters stand. Their height; 0 = there are none.
  double cover(std::size_t page, double top, double foot, std::vector<bool>& covered) const {
    double height = 0;
    for (const auto& glyph : out_.pages[page].glyphs) {
      const auto& box = glyph.box;
      if (trim(glyph.text).empty() || !is_inside(box) || box.middle_y() < top || box.middle_y() > foot) continue;
      height = std::max(height, box.height());
      const auto begin = static_cast<std::size_t>(std::clamp(box.x0 + 1, 0.0, double{widest_page - 1}));
      const auto end = static_cast<std::size_t>(std::clamp(box.x1 - 1, 0.0, double{widest_page - 1}));
      for (auto x = begin; x <= end; ++x) covered[x] = true;
    }
    return height;
  }

  /// No gap as wide as one between columns.
  static bool is_one_piece(const std::vector<bool>& covered, double height) {
    const auto first = std::find(covered.begin(), covered.end(), true);
    const auto last = std::find(covered.rbegin(), covered.rend(), true).base();
    std::size_t gap = 0;
    for (auto x = first; x < last; ++x) {
      gap = *x ? 0 : gap + 1;
      if (static_cast<double>(gap) > 1.3 * height) return false;
    }
    return true;
  }

  void draw(std::size_t page) {
    const auto& ys = bands_[page];
    auto& rules = out_.pages[page].rules;
    for (std::size_t band = 0; band + 1 < ys.size(); ++band) {
      for (const double x : {sides_.x0, sides_.x1}) rules.push_back({x, ys[band], x, ys[band + 1]});
      for (const double x : rivers_) {
        if (!is_crossed(page, ys[band], ys[band + 1], x)) rules.push_back({x, ys[band], x, ys[band + 1]});
      }
      rules.push_back({sides_.x0, ys[band], sides_.x1, ys[band]});
    }
    if (ys.size() > 1) rules.push_back({sides_.x0, ys.back(), sides_.x1, ys.back()});
  }

  /// Does a line of text run across, without a gap there?
  [[nodiscard]] bool is_crossed(std::size_t page, double top, double foot, double x) const {
    const auto& glyphs = out_.pages[page].glyphs;
    return std::any_of(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) {
      // The wide space of a heading, "(1)　…", is no gap.
      const bool blank = trim(glyph.text).empty() && glyph.text != "\u3000";
      if (glyph.box.middle_y() < top || glyph.box.middle_y() > foot || blank) return false;
      return glyph.box.x0 < x + 0.3 && glyph.box.x1 > x - 0.3;
    });
  }

  static constexpr double most_lines = 6;

  PdfPages out_;
  std::vector<std::vector<Level>> levels_;
  std::vector<std::vector<TextLine>> lines_;
  std::vector<std::vector<double>> bands_;  ///< heights where rows begin, and where the last ends
  Level sides_;
  std::vector<double> rivers_;
};

}  // namespace

std::optional<PdfPages> with_upright_rules(const PdfPages& pages) { return Maker(pages).run(); }

}  // namespace iken::ingest
