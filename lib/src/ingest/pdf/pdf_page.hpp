// What stands on the pages of a PDF, as the reading program lists it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iken::ingest {

/// In points from the page's upper left corner.
struct Box {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  [[nodiscard]] double width() const { return x1 - x0; }
  [[nodiscard]] double height() const { return y1 - y0; }
  [[nodiscard]] double middle_x() const { return (x0 + x1) / 2; }
  [[nodiscard]] double middle_y() const { return (y0 + y1) / 2; }
};

struct Glyph {
  Box box;
  std::string text;  ///< mostly one character
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<Box> pictures;
  std::vector<Glyph> glyphs;
  std::vector<Glyph> hidden;  ///< not to be seen, but in the file
  std::vector<Box> rules;  ///< thin lines, upright or level
  std::vector<Box> fills;  ///< backgrounds
};

struct PdfPages {
  std::vector<PdfPage> pages;
  std::size_t mended = 0;  ///< characters that the file names by others of the same shape
  bool crowded = false;    ///< a page has more characters than any that is meant to be read; the rest was left out
  std::vector<std::size_t> picture_pages;  ///< numbers, from 1, of pages that are pictures without text
};

inline constexpr std::size_t most_on_page = 200'000;

/// Reads what lib/libexec/extract.hpp describes; nullopt when it is anything else, or does not come to its end.
std::optional<PdfPages> read_pages(std::string_view listed);

/// One line of text: glyphs side by side.
struct TextLine {
  Box box;
  double size = 0;  ///< height of its characters
  std::string text;
};

/// Lines from above to below. Wide gaps become a space. Sorts `glyphs` by their middles.
std::vector<TextLine> lines_of(std::vector<const Glyph*>& glyphs);

/// Of glyphs sorted so: those whose middles are not above or below.
std::vector<const Glyph*> glyphs_between(const std::vector<const Glyph*>& glyphs, double above, double below);

}  // namespace iken::ingest
