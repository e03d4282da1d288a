// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_pictures.hpp"

#include <algorithm>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr double most_of_page = 0.4;
constexpr std::size_t longest_number = 40;  ///< characters of a page's number with signs around it

bool is_blank(const PdfPage& page) {
  return std::all_of(page.glyphs.begin(), page.glyphs.end(), [](const Glyph& glyph) { return trim(glyph.text).empty(); });
}

/// Nothing but its number.
bool is_numbered_only(const PdfPage& page) {
  if (page.glyphs.size() > longest_number) return false;
  std::vector<const Glyph*> glyphs;
  for (const auto& glyph : page.glyphs) glyphs.push_back(&glyph);
  const auto lines = lines_of(glyphs);
  return std::all_of(lines.begin(), lines.end(), [](const TextLine& line) {
    return whole_number(trim(line.text)).has_value() || numbers_page(trim(line.text));
  });
}

/// Scanners may cut a page into strips.
bool is_covered(const PdfPage& page) {
  double area = 0;
  for (const auto& picture : page.pictures) {
    const auto width = std::min(picture.x1, page.width) - std::max(picture.x0, 0.0);
    const auto height = std::min(picture.y1, page.height) - std::max(picture.y0, 0.0);
    if (width > 0 && height > 0) area += width * height;
  }
  return area > most_of_page * page.width * page.height;
}

bool is_picture(const PdfPage& page) { return is_numbered_only(page) && is_covered(page); }

}  // namespace

bool is_textless(const PdfPages& pages) {
  return std::all_of(pages.pages.begin(), pages.pages.end(),
                     [](const PdfPage& page) { return is_blank(page) || is_picture(page); });
}

std::vector<std::size_t> picture_pages(const PdfPages& pages) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    if (is_picture(pages.pages[i])) found.push_back(i + 1);
  }
  return found;
}

}  // namespace iken::ingest
