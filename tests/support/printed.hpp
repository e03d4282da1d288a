// Pages as the program that reads PDF files lists them, made from lines of text and rules; and what is read from them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.hpp"
#include "ingest/layouts.hpp"
#include "ingest/pdf/pdf_grid.hpp"
#include "ingest/tables.hpp"

namespace iken::tests {

/// Characters of ten points.
class Printed {
 public:
  Printed& page(int width = 600, int height = 800) {
    listed_ += "page " + std::to_string(width) + " " + std::to_string(height) + "\n";
    return *this;
  }
  /// ASCII is half as wide.
  Printed& text(double x, double y, std::string_view line, char kind = 't') {
    for (const auto c : base::decode(line)) {
      const double width = c < 0x80 ? 5 : 10;
      if (c != U'\u3000' && c != U' ') listed_ += std::string(1, kind) + " " + box(x, y, x + width, y + 10) + " " + base::encode(std::u32string_view(&c, 1)) + "\n";
      x += width;
    }
    return *this;
  }
  Printed& hidden(double x, double y, std::string_view line) { return text(x, y, line, 'h'); }
  Printed& rule(double x0, double y0, double x1, double y1) {
    listed_ += "r " + box(x0, y0, x1, y1) + "\n";
    return *this;
  }
  /// A row of a ruled table without the rule below it: the lines of each cell begin 5 points from its left side. Returns
  /// where the next row begins.
  /// Cells marked "^" have no rule above them: they go on with the cell above.
  double row(double y, const std::vector<double>& sides, const std::vector<std::vector<std::string>>& cells) {
    std::size_t most = 1;
    for (const auto& lines : cells) most = std::max(most, lines.size());
    const double foot = y + 10 + 14 * static_cast<double>(most);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool merged = !cells[i].empty() && cells[i].front() == "^";
      for (std::size_t j = merged ? 1 : 0; j < cells[i].size(); ++j) text(sides[i] + 5, y + 5 + 14 * static_cast<double>(j), cells[i][j]);
      if (!merged) rule(sides[i], y, sides[i + 1], y);
    }
    for (const double side : sides) rule(side, y, side, foot);
    return foot;
  }
  void foot(double y, const std::vector<double>& sides) { rule(sides.front(), y, sides.back(), y); }

  /// The same without upright lines.
  double open_row(double y, const std::vector<double>& sides, const std::vector<std::vector<std::string>>& cells) {
    std::size_t most = 1;
    for (const auto& lines : cells) most = std::max(most, lines.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::size_t j = 0; j < cells[i].size(); ++j) text(sides[i] + 5, y + 5 + 14 * static_cast<double>(j), cells[i][j]);
    }
    const double end = y + 10 + 14 * static_cast<double>(most);
    foot(end, sides);
    return end;
  }

  [[nodiscard]] ingest::PdfPages pages() const {
    const auto read = ingest::read_pages(listed_ + "end\n");
    REQUIRE(read);
    return *read;
  }
  [[nodiscard]] std::vector<ingest::Grid> grids() const { return ingest::grids_of(pages()); }
  /// As a document "a".
  [[nodiscard]] ParsedDocument document() const { return document_of(grids()); }
  static ParsedDocument document_of(const std::vector<ingest::Grid>& grids) {
    const auto profiles = ingest::load_profiles({});
    REQUIRE(profiles);
    const auto read = ingest::read_tables(grids, "a.pdf", "a", {}, *profiles);
    REQUIRE(read);
    return *read;
  }

 private:
  static std::string box(double x0, double y0, double x1, double y1) {
    return std::to_string(x0) + " " + std::to_string(y0) + " " + std::to_string(x1) + " " + std::to_string(y1);
  }
  std::string listed_;
};

}  // namespace iken::tests
