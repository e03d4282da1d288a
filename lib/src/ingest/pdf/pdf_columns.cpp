// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_columns.hpp"

#include <algorithm>
#include <cmath>

#include "ingest/lines/lines.hpp"
#include "ingest/pdf/pdf_running.hpp"

namespace iken::ingest {
namespace {

constexpr double clear_gap = 1.2;        ///< widths of a character that divide two cells on a line
constexpr double narrowest_river = 0.5;  ///< of a character
constexpr std::size_t widest_page = 4000;
constexpr std::size_t few_lines = 12;  ///< that say nothing of columns

/// A piece of a line without a gap in it.
struct Piece {
  Box box;
  std::string text;
};

struct PrintedLine {
  TextLine whole;
  std::vector<Piece> pieces;
  std::vector<const Glyph*> glyphs;  ///< from left to right
};

std::vector<Piece> pieces_of(std::vector<const Glyph*>& glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(), [](auto* a, auto* b) { return a->box.x0 < b->box.x0; });
  std::vector<Piece> pieces;
  for (const auto* glyph : glyphs) {
    const bool apart = pieces.empty() || glyph->box.x0 - pieces.back().box.x1 > clear_gap * glyph->box.height();
    if (apart && trim(glyph->text).empty()) continue;
    if (apart) pieces.push_back({glyph->box, {}});
    pieces.back().text += glyph->text;
    pieces.back().box.x1 = std::max(pieces.back().box.x1, glyph->box.x1);
  }
  return pieces;
}

class Maker {
 public:
  Maker(const PdfPages& pages, bool narrow) : pages_(pages), narrow_(narrow) {}

  std::vector<Grid> run() {
    for (const auto& page : pages_.pages) read_page(page);
    std::vector<std::vector<TextLine>> wholes;
    for (const auto& page : lines_) {
      wholes.emplace_back();
      for (const auto& line : page) wholes.back().push_back(line.whole);
    }
    const RunningLines running(pages_, wholes);
    if (narrow_)
      find_narrow_rivers(running);
    else
      find_rivers();
    if (rivers_.empty()) return {};
    for (std::size_t page = 0; page < lines_.size(); ++page) add_page(page, running);
    return std::move(grids_);
  }

 private:
  void read_page(const PdfPage& page) {
    std::vector<const Glyph*> glyphs;
    for (const auto& glyph : page.glyphs) glyphs.push_back(&glyph);
    lines_.emplace_back();
    for (const auto& whole : lines_of(glyphs)) {
      auto own = glyphs_between(glyphs, whole.box.y0, whole.box.y1);
      lines_.back().push_back({whole, pieces_of(own), own});
    }
  }

  /// Places that hardly any line with several pieces prints on, between others that they do.
  void find_rivers() {
    std::vector<std::size_t> printed(widest_page);
    std::size_t divided = 0;
    double size = 0;
    for (const auto& page : lines_) {
      for (const auto& line : page) {
        if (line.pieces.size() < 2) continue;
        ++divided;
        size += line.whole.size;
        for (const auto& piece : line.pieces) {
          const auto begin = static_cast<std::size_t>(std::clamp(piece.box.x0, 0.0, double{widest_page - 1}));
          const auto end = static_cast<std::size_t>(std::clamp(piece.box.x1, 0.0, double{widest_page - 1}));
          for (auto x = begin; x <= end; ++x) ++printed[x];
        }
      }
    }
    if (divided < 3) return;
    const auto few = divided / 25;
    const auto narrow = static_cast<std::size_t>(narrowest_river * size / static_cast<double>(divided));
    add_rivers(printed, few, narrow);
  }

  /// Places that hardly any line prints on; lines across the page are few. Then the lines are cut there.
  void find_narrow_rivers(const RunningLines& running) {
    std::vector<std::size_t> printed(widest_page);
    std::size_t lines = 0;
    double size = 0;
    for (std::size_t page = 0; page < lines_.size(); ++page) {
      for (const auto& line : lines_[page]) {
        if (running.holds(page, line.whole)) continue;
        ++lines;
        size += line.whole.size;
        for (const auto* glyph : line.glyphs) {
          if (!trim(glyph->text).empty()) cover(printed, glyph->box);
        }
      }
    }
    if (lines < few_lines) return;
    add_rivers(printed, lines / 8, static_cast<std::size_t>(narrowest_river * size / static_cast<double>(lines)));
    for (auto& page : lines_) {
      for (auto& line : page) line.pieces = cut(line.glyphs);
    }
  }

  static void cover(std::vector<std::size_t>& printed, const Box& box) {
    const auto begin = static_cast<std::size_t>(std::clamp(box.x0 + 1, 0.0, double{widest_page - 1}));
    const auto end = static_cast<std::size_t>(std::clamp(box.x1 - 1, 0.0, double{widest_page - 1}));
    for (auto x = begin; x <= end; ++x) ++printed[x];
  }

  void add_rivers(const std::vector<std::size_t>& printed, std::size_t few, std::size_t narrow) {
    std::size_t x = 0;
    while (x < widest_page && printed[x] <= few) ++x;
    for (std::size_t begin = x; x < widest_page; ++x) {
      if (printed[x] <= few) continue;
      if (x - begin > narrow && begin > 0 && printed[begin - 1] > few) rivers_.push_back(static_cast<double>(begin + x) / 2);
      begin = x + 1;
    }
  }

  /// A line that runs across a river without a gap is one piece.
  [[nodiscard]] std::vector<Piece> cut(const std::vector<const Glyph*>& glyphs) const {
    constexpr double gap = 0.3;
    std::vector<Piece> pieces;
    for (const auto* glyph : glyphs) {
      const bool blank = trim(glyph->text).empty();
      const bool apart = pieces.empty() || (column_of(glyph->box.middle_x()) != column_of(pieces.back().box.x1 - 1) &&
                                            glyph->box.x0 - pieces.back().box.x1 > gap * glyph->box.height());
      if (apart && blank) continue;
      if (apart) pieces.push_back({glyph->box, {}});
      pieces.back().text += glyph->text;
      if (!blank) pieces.back().box.x1 = std::max(pieces.back().box.x1, glyph->box.x1);
    }
    return pieces;
  }

  [[nodiscard]] std::size_t column_of(double x) const {
    return static_cast<std::size_t>(std::upper_bound(rivers_.begin(), rivers_.end(), x) - rivers_.begin());
  }

  void add_page(std::size_t page, const RunningLines& running) {
    Grid grid;
    grid.ruled = false;
    grid.columns = rivers_.size() + 1;
    Grid loose;
    loose.loose = true;
    loose.columns = 1;
    for (const auto& line : lines_[page]) {
      const auto number = ++number_;
      GridRow place{static_cast<int>(page) + 1, number, number};
      if (running.holds(page, line.whole)) {
        place.running = true;
        loose.cells.push_back({loose.rows.size(), 0, 1, 1, std::string(trim(line.whole.text))});
        loose.rows.push_back(place);
        continue;
      }
      place.partial = true;
      place.begins_page = page > 0 && grid.rows.empty();
      add_pieces(line, grid);
      grid.rows.push_back(place);
    }
    if (!loose.rows.empty()) grids_.push_back(std::move(loose));
    if (!grid.rows.empty()) grids_.push_back(std::move(grid));
  }

  void add_pieces(const PrintedLine& line, Grid& grid) const {
    for (const auto& piece : line.pieces) {
      const auto first = column_of(piece.box.x0 + 1);
      const auto last = column_of(piece.box.x1 - 1);
      auto* before = grid.cells.empty() || grid.cells.back().row != grid.rows.size() ? nullptr : &grid.cells.back();
      if (before != nullptr && before->column + before->columns > first) {
        before->text += "\u3000" + piece.text;
        before->columns = std::max(before->columns, last + 1 - before->column);
      } else {
        grid.cells.push_back({grid.rows.size(), first, 1, std::max(last, first) + 1 - first, piece.text});
      }
    }
  }

  const PdfPages& pages_;
  bool narrow_;
  std::vector<std::vector<PrintedLine>> lines_;
  std::vector<double> rivers_;
  std::vector<Grid> grids_;
  int number_ = 0;
};

}  // namespace

std::vector<Grid> unruled_grids_of(const PdfPages& pages) { return Maker(pages, false).run(); }

std::vector<Grid> narrow_grids_of(const PdfPages& pages) { return Maker(pages, true).run(); }

}  // namespace iken::ingest
