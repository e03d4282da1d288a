// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_grid.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <optional>
#include <set>

#include "ingest/lines/lines.hpp"
#include "ingest/pdf/pdf_paragraphs.hpp"
#include "ingest/pdf/pdf_running.hpp"
#include "ingest/pdf/pdf_tables.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr double same_edge = 6;  ///< points within which tables on different pages have the same sides
constexpr std::size_t not_known = static_cast<std::size_t>(-1);

/// One page, taken apart.
struct Layout {
  std::vector<RuledTable> tables;
  std::vector<std::vector<std::vector<TextLine>>> cells;  ///< lines of each cell of each table
  std::vector<TextLine> lines;                            ///< outside of tables
  double right = 0;  ///< how far lines go
};

/// Does the glyph's middle stand in it?
bool holds(const Box& box, const Glyph& glyph) {
  const double x = glyph.box.middle_x();
  const double y = glyph.box.middle_y();
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

/// The cell that a glyph stands in; cells of one table do not overlap but where merging left an odd shape.
std::size_t cell_of(const RuledTable& table, const Glyph& glyph) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (holds(table.cells[i], glyph)) return i;
  }
  return not_known;
}

/// The glyphs of page numbers, which may stand close below a table that fills its page.
std::set<const Glyph*> page_numbers(const PdfPage& page, std::vector<const Glyph*>& loose) {
  std::set<const Glyph*> found;
  for (const auto& line : lines_of(loose)) {
    if (!is_page_number(page, line)) continue;
    const auto own = glyphs_between(loose, line.box.y0, line.box.y1);
    found.insert(own.begin(), own.end());
  }
  return found;
}

/// What stands right below a cell that a page cut off belongs to it.
void extend(const PdfPage& page, const RuledTable& table, std::vector<std::vector<const Glyph*>>& cells,
            std::vector<const Glyph*>& loose) {
  if (table.open_below.empty()) return;
  const auto numbers = page_numbers(page, loose);
  for (const auto cell : table.open_below) {
    const auto& box = table.cells[cell];
    std::vector<const Glyph*> below;
    for (const auto* glyph : loose) {
      if (glyph->box.x0 >= box.x0 - 1 && glyph->box.x1 <= box.x1 + 1 && glyph->box.middle_y() > box.y1 &&
          numbers.count(glyph) == 0)
        below.push_back(glyph);
    }
    std::stable_sort(below.begin(), below.end(), [](auto* a, auto* b) { return a->box.y0 < b->box.y0; });
    double foot = box.y1;
    std::set<const Glyph*> taken;
    for (const auto* glyph : below) {
      if (glyph->box.y0 > foot + 0.9 * glyph->box.height()) break;
      foot = std::max(foot, glyph->box.y1);
      taken.insert(glyph);
      cells[cell].push_back(glyph);
    }
    std::erase_if(loose, [&](const Glyph* glyph) { return taken.count(glyph) > 0; });
  }
}

/// Some programs draw the cells that a page cuts on into its margin, or beyond its edge: they then cover the page's
/// number, which is the lowest line and stands apart.
std::set<const Glyph*> covered_page_numbers(const PdfPage& page, const std::vector<RuledTable>& tables) {
  const bool cut = std::any_of(tables.begin(), tables.end(), [&](auto& t) { return !t.open_below.empty(); });
  if (!cut) return {};
  std::vector<const Glyph*> glyphs;
  for (const auto& glyph : page.glyphs) glyphs.push_back(&glyph);
  const auto lines = lines_of(glyphs);
  if (lines.size() < 2 || !is_page_number(page, lines.back())) return {};
  const auto& number = lines.back();
  double foot = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) foot = std::max(foot, lines[i].box.y1);
  if (number.box.y0 < foot + 0.6 * number.size) return {};
  std::erase_if(glyphs, [&](const Glyph* glyph) { return glyph->box.middle_y() < number.box.y0; });
  return {glyphs.begin(), glyphs.end()};
}

Layout take_apart(const PdfPage& page, const std::vector<Sides>& sides) {
  Layout out;
  out.tables = find_tables(page, sides);
  std::vector<std::vector<std::vector<const Glyph*>>> in_cells;
  for (const auto& table : out.tables) in_cells.emplace_back(table.cells.size());
  std::vector<const Glyph*> loose;
  std::size_t table = 0;
  std::size_t last = 0;
  const auto covered = covered_page_numbers(page, out.tables);
  for (const auto& glyph : page.glyphs) {
    if (covered.count(&glyph) > 0) {
      loose.push_back(&glyph);
      continue;
    }
    // Mostly the same cell as the glyph before.
    bool found = false;
    for (std::size_t tried = 0; tried < out.tables.size() && !found; ++tried) {
      const auto i = (table + tried) % out.tables.size();
      if (!holds(out.tables[i].box, glyph)) continue;
      const bool again = i == table && last < out.tables[i].cells.size() && holds(out.tables[i].cells[last], glyph);
      const auto cell = again ? last : cell_of(out.tables[i], glyph);
      if (cell == not_known) continue;
      in_cells[i][cell].push_back(&glyph);
      table = i;
      last = cell;
      found = true;
    }
    if (!found) loose.push_back(&glyph);
  }
  for (std::size_t i = 0; i < out.tables.size(); ++i) extend(page, out.tables[i], in_cells[i], loose);
  for (auto& cells : in_cells) {
    out.cells.emplace_back();
    for (auto& glyphs : cells) out.cells.back().push_back(lines_of(glyphs));
  }
  out.lines = lines_of(loose);
  return out;
}

class Maker {
 public:
  explicit Maker(const PdfPages& pages) : pages_(pages) {}

  std::vector<Grid> run() {
    const auto sides = sides_of_tables();
    for (const auto& page : pages_.pages) layouts_.push_back(take_apart(page, sides));
    std::vector<std::vector<TextLine>> loose;
    for (const auto& layout : layouts_) loose.push_back(layout.lines);
    running_.emplace(pages_, loose);
    find_right_sides();
    find_columns();
    find_shapes();
    find_title_size();
    for (std::size_t i = 0; i < layouts_.size(); ++i) add_page(i);
    return std::move(grids_);
  }

 private:
  [[nodiscard]] std::vector<Sides> sides_of_tables() const {
    std::vector<Sides> sides;
    for (const auto& page : pages_.pages) {
      for (const auto& table : find_tables(page, {})) {
        const bool known = std::any_of(sides.begin(), sides.end(), [&](const Sides& s) {
          return std::fabs(s.left - table.box.x0) < same_edge && std::fabs(s.right - table.box.x1) < same_edge;
        });
        if (!known && sides.size() < 100) sides.push_back({table.box.x0, table.box.x1});
      }
    }
    return sides;
  }

  [[nodiscard]] bool is_running(std::size_t page, const TextLine& line) const { return running_->holds(page, line); }

  /// Of all pages of one width together, since a page may have short lines only. A running title may stand beyond.
  void find_right_sides() {
    std::map<long, double> rights;
    for (std::size_t page = 0; page < layouts_.size(); ++page) {
      auto& layout = layouts_[page];
      for (const auto& line : layout.lines) {
        if (!is_running(page, line)) layout.right = std::max(layout.right, line.box.x1);
      }
      for (const auto& table : layout.tables) layout.right = std::max(layout.right, table.box.x1);
      auto& right = rights[std::lround(pages_.pages[page].width)];
      right = std::max(right, layout.right);
    }
    for (std::size_t page = 0; page < layouts_.size(); ++page) {
      layouts_[page].right = rights[std::lround(pages_.pages[page].width)];
    }
  }

  /// Tables with the same sides have the same columns, wherever one of them has a line.
  void find_columns() {
    for (const auto& layout : layouts_) {
      for (const auto& table : layout.tables) {
        auto family = std::find_if(families_.begin(), families_.end(), [&](const Family& f) {
          return std::fabs(f.left - table.box.x0) < same_edge && std::fabs(f.right - table.box.x1) < same_edge;
        });
        if (family == families_.end()) family = families_.insert(families_.end(), {table.box.x0, table.box.x1, {}});
        for (const auto& cell : table.cells) family->edges.insert(family->edges.end(), {cell.x0, cell.x1});
      }
    }
    for (auto& family : families_) family.edges = clusters(std::move(family.edges), same_edge / 2);
  }

  /// Letters on the first page that are larger than all others.
  void find_title_size() {
    std::vector<double> sizes;
    for (const auto& layout : layouts_) {
      for (const auto& line : layout.lines) sizes.push_back(line.size);
      for (const auto& table : layout.cells) {
        for (const auto& cell : table) {
          for (const auto& line : cell) sizes.push_back(line.size);
        }
      }
    }
    if (sizes.empty() || layouts_.front().lines.empty()) return;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    double largest = 0;
    for (const auto& line : layouts_.front().lines) largest = std::max(largest, line.size);
    if (largest > 1.15 * *middle) title_size_ = largest;
  }

  struct Family {
    double left = 0;
    double right = 0;
    std::vector<double> edges;
  };

  std::size_t family_of(const RuledTable& table) const {
    for (std::size_t i = 0; i < families_.size(); ++i) {
      if (std::fabs(families_[i].left - table.box.x0) < same_edge &&
          std::fabs(families_[i].right - table.box.x1) < same_edge)
        return i;
    }
    return 0;
  }

  /// The columns of a cell among those of its family.
  struct Span {
    std::size_t family = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    auto operator<=>(const Span&) const = default;
  };

  [[nodiscard]] Span span_of(const RuledTable& table, const Box& cell) const {
    const auto family = family_of(table);
    const auto& edges = families_[family].edges;
    const auto begin = nearest(edges, cell.x0);
    return {family, begin, std::max<std::size_t>(nearest(edges, cell.x1), begin + 1)};
  }

  void find_shapes() {
    std::map<Span, std::vector<const std::vector<TextLine>*>> cells;
    for (const auto& layout : layouts_) {
      for (std::size_t table = 0; table < layout.tables.size(); ++table) {
        for (std::size_t i = 0; i < layout.cells[table].size(); ++i)
          cells[span_of(layout.tables[table], layout.tables[table].cells[i])].push_back(&layout.cells[table][i]);
      }
    }
    for (const auto& [span, lines] : cells) {
      const auto& edges = families_[span.family].edges;
      shapes_[span] = shape_of(lines, edges[span.begin], edges[std::min(span.end, edges.size() - 1)]);
    }
  }

  static std::size_t nearest(const std::vector<double>& edges, double x) {
    const auto at = std::min_element(edges.begin(), edges.end(),
                                     [x](double a, double b) { return std::fabs(a - x) < std::fabs(b - x); });
    return static_cast<std::size_t>(at - edges.begin());
  }

  void add_page(std::size_t page) {
    const auto& layout = layouts_[page];
    std::size_t table = 0;
    bool first = true;  // only running titles so far
    const TextLine* before = nullptr;
    for (const auto& line : layout.lines) {
      while (table < layout.tables.size() && layout.tables[table].box.y0 < line.box.y0) {
        add_table(page, table++, first);
        first = false;
        before = nullptr;
      }
      add_line(page, line, before);
      if (!is_running(page, line)) {
        first = false;
        last_family_ = not_known;
      }
      before = &line;
    }
    for (; table < layout.tables.size(); ++table) {
      add_table(page, table, first);
      first = false;
    }
    add_hidden(page);
  }

  Grid& loose_grid() {
    if (grids_.empty() || !grids_.back().loose) {
      grids_.emplace_back();
      grids_.back().loose = true;
      grids_.back().columns = 1;
    }
    return grids_.back();
  }

  /// What a page does not show belongs to nothing on it, but is not lost: as furniture.
  void add_hidden(std::size_t page) {
    std::vector<const Glyph*> glyphs;
    for (const auto& glyph : pages_.pages[page].hidden) glyphs.push_back(&glyph);
    for (const auto& line : lines_of(glyphs)) {
      auto& grid = loose_grid();
      const auto number = ++number_;
      grid.cells.push_back({grid.rows.size(), 0, 1, 1, std::string(trim(line.text))});
      grid.rows.push_back({static_cast<int>(page) + 1, number, number, false, true, true});
    }
  }

  /// A line that goes on with the one before it, which was full, belongs to its paragraph.
  void add_line(std::size_t page, const TextLine& line, const TextLine* before) {
    auto& grid = loose_grid();
    const bool close = before != nullptr && !grid.rows.empty() && line.box.y0 - before->box.y1 < 0.9 * line.size;
    const bool alike = before != nullptr && std::fabs(line.size - before->size) < 0.08 * line.size;
    const bool both = before != nullptr && !is_running(page, line) && !is_running(page, *before);
    const bool centred = both && std::fabs(line.box.middle_x() - before->box.middle_x()) < 0.6 * line.size;
    const bool indented = both && !centred && line.box.x0 > before->box.x0 + 0.7 * line.size;
    const auto legend = read_legend_line(trim(line.text));
    const bool own = indented || (legend && legend->certain) || whole_number(trim(line.text));
    if (close && alike && both && !own && was_full(*before, line, layouts_[page].right)) {
      grid.cells.back().text += "\n" + std::string(trim(line.text));
      return;
    }
    const auto number = ++number_;
    grid.cells.push_back({grid.rows.size(), 0, 1, 1, std::string(trim(line.text))});
    const int rank = page == 0 && title_size_ > 0 && line.size > 0.97 * title_size_ ? 1 : 0;
    grid.rows.push_back({static_cast<int>(page) + 1, number, number, false, !close || !alike, is_running(page, line), false, rank});
  }

  void add_table(std::size_t page, std::size_t index, bool first) {
    const auto& layout = layouts_[page];
    const auto& table = layout.tables[index];
    const auto family = family_of(table);
    const auto& edges = families_[family].edges;
    Grid grid;
    grid.exact = true;
    grid.columns = edges.size() - 1;
    for (std::size_t row = 0; row + 1 < table.ys.size(); ++row) {
      const auto number = ++number_;
      grid.rows.push_back({static_cast<int>(page) + 1, number, number, false, false, false});
    }
    grid.rows.front().begins_page = first && family == last_family_;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const auto& box = table.cells[i];
      const auto row = nearest(table.ys, box.y0);
      const auto rows = std::max<std::size_t>(nearest(table.ys, box.y1), row + 1) - row;
      const auto span = span_of(table, box);
      auto text = flowing_text(layout.cells[index][i], shapes_.at(span));
      grid.cells.push_back({row, span.begin, rows, span.end - span.begin, std::move(text.text), text.ended});
      grid.cells.back().open = std::find(table.open_below.begin(), table.open_below.end(), i) != table.open_below.end();
    }
    grids_.push_back(std::move(grid));
    last_family_ = family;
  }

  const PdfPages& pages_;
  std::vector<Layout> layouts_;
  std::optional<RunningLines> running_;
  std::vector<Family> families_;
  std::map<Span, ColumnShape> shapes_;
  std::vector<Grid> grids_;
  std::size_t last_family_ = not_known;
  double title_size_ = 0;  ///< 0 = none is larger
  int number_ = 0;
};

}  // namespace

std::vector<Grid> grids_of(const PdfPages& pages) { return Maker(pages).run(); }

}  // namespace iken::ingest
