// SPDX-License-Identifier: GPL-2.0-or-later
#include "extract.hpp"

#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace iken::pdf {
namespace {

constexpr double thickest_rule = 4;
constexpr double shortest_rule = 0.3;  ///< a dot of a dotted line
constexpr double ascent = 0.88;
constexpr double descent = 0.12;

struct Point {
  double x = 0;
  double y = 0;
};

void append_utf8(std::string& out, Unicode c) {
  if (c < 0x20 || c == 0x7F || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) return;
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

class Lister : public OutputDev {
 public:
  explicit Lister(std::FILE* out) : out_(out) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int, GfxState* state, XRef*) override {
    std::fprintf(out_, "page %.2f %.2f\n", state->getPageWidth(), state->getPageHeight());
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode, int,
                const Unicode* u, int length) override {
    list(state, x, y, dx, dy, u, length);
  }

  bool beginType3Char(GfxState* state, double x, double y, double dx, double dy, CharCode, const Unicode* u,
                      int length) override {
    list(state, x, y, dx, dy, u, length);
    return true;
  }

  void stroke(GfxState* state) override { list_path(state, true); }
  void fill(GfxState* state) override { list_path(state, false); }
  void eoFill(GfxState* state) override { list_path(state, false); }

  // Pictures are not looked at, only where they are.
  void drawImageMask(GfxState* state, Object*, Stream*, int, int, bool, bool, bool) override { picture(state); }
  void drawImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, const int*, bool) override {
    picture(state);
  }

 private:
  void list(GfxState* state, double x, double y, double dx, double dy, const Unicode* u, int length) {
    std::string text;
    for (int i = 0; i < length; ++i) append_utf8(text, u[i]);
    if (text.empty()) return;
    Point at;
    Point step;
    state->transform(x, y, &at.x, &at.y);
    const double spacing = state->getCharSpace() * state->getHorizScaling();
    const auto font = state->getFont();
    const bool upright = font && font->getWMode() != 0;
    double sx = 0;
    double sy = 0;
    state->textTransformDelta(upright ? 0 : spacing, upright ? state->getCharSpace() : 0, &sx, &sy);
    state->transformDelta(dx - sx, dy - sy, &step.x, &step.y);
    const double size = state->getTransformedFontSize();
    const double width = std::max(std::fabs(step.x), upright ? size : 0.0);
    if (!std::isfinite(at.x + at.y + width + size)) return;
    const char kind = is_clipped(state, at.x + width / 2, at.y - 0.38 * size) ? 'h' : 't';
    std::fprintf(out_, "%c %.2f %.2f %.2f %.2f %s\n", kind, at.x, at.y - ascent * size, at.x + width, at.y + descent * size,
                 text.c_str());
  }

  /// Spreadsheets print a merged cell on every page that it reaches, whole, and show a part of it only.
  static bool is_clipped(GfxState* state, double x, double y) {
    constexpr double near = 1;
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    return x < x0 - near || x > x1 + near || y < y0 - near || y > y1 + near;
  }

  void list_path(GfxState* state, bool stroked) {
    const auto* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const auto* part = path->getSubpath(i);
      if (stroked)
        list_segments(state, *part);
      else
        list_box(state, *part);
    }
  }

  static Point place(GfxState* state, const GfxSubpath& part, int i) {
    Point at;
    state->transform(part.getX(i), part.getY(i), &at.x, &at.y);
    return at;
  }

  void list_segments(GfxState* state, const GfxSubpath& part) {
    for (int i = 1; i < part.getNumPoints(); ++i) {
      if (part.getCurve(i)) continue;
      const auto a = place(state, part, i - 1);
      const auto b = place(state, part, i);
      rule(std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y));
    }
  }

  /// A thin filled box is how many programs draw a line.
  void list_box(GfxState* state, const GfxSubpath& part) {
    if (part.getNumPoints() < 4) return;
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    for (int i = 0; i < part.getNumPoints(); ++i) {
      const auto at = place(state, part, i);
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    rule(low.x, low.y, high.x, high.y);
    background(state, low, high);
  }

  /// A filled box of a row or a cell; paper is white.
  void background(GfxState* state, const Point& low, const Point& high) {
    constexpr double narrowest = 12;
    constexpr double white = 0.99;
    const double width = high.x - low.x;
    const double height = high.y - low.y;
    if (!std::isfinite(width + height) || width < narrowest || height < narrowest / 2 || height <= thickest_rule) return;
    GfxRGB color;
    state->getFillRGB(&color);
    if (colToDbl(color.r) > white && colToDbl(color.g) > white && colToDbl(color.b) > white) return;
    std::fprintf(out_, "f %.2f %.2f %.2f %.2f\n", low.x, low.y, high.x, high.y);
  }

  void picture(GfxState* state) {
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    for (int i = 0; i < 4; ++i) {
      Point at;
      state->transform(i % 2, i / 2, &at.x, &at.y);
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    if (!std::isfinite(low.x + low.y + high.x + high.y)) return;
    std::fprintf(out_, "i %.2f %.2f %.2f %.2f\n", low.x, low.y, high.x, high.y);
  }

  void rule(double x0, double y0, double x1, double y1) {
    const double width = x1 - x0;
    const double height = y1 - y0;
    if (!std::isfinite(width + height) || std::min(width, height) > thickest_rule ||
        std::max(width, height) < shortest_rule)
      return;
    std::fprintf(out_, "r %.2f %.2f %.2f %.2f\n", x0, y0, x1, y1);
  }

  std::FILE* out_;
};

}  // namespace

void extract(const std::string& bytes, int most_pages, std::FILE* out) {
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  // The document frees its stream.
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) {
    std::fprintf(out, document.getErrorCode() == errEncrypted ? "error encrypted\n" : "error broken\n");
    return;
  }
  const int pages = document.getNumPages();
  if (pages > most_pages) {
    std::fprintf(out, "error pages %d\n", pages);
    return;
  }
  // Of characters that share a picture this writer names the one with the lowest number.
  const auto made = document.getDocInfoStringEntry("Producer");
  if (made && made->toStr().find("Skia") != std::string::npos) std::fprintf(out, "lowest\n");
  Lister lister(out);
  if (pages > 0) document.displayPages(&lister, 1, pages, 72, 72, 0, false, true, false);
  std::fprintf(out, "end\n");
}

}  // namespace iken::pdf
