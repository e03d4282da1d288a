// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/code_points.hpp"
#include "base/damage.hpp"
#include "base/text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t most_things = 8'000'000;

/// Characters of the same shape of which the first is the rarer in Japanese office documents.
char32_t usual_character(char32_t c) {
  static constexpr auto pairs = std::to_array<std::pair<char32_t, char32_t>>({{0x2014, 0x2015},
                                                                              {0x2027, 0x30FB},
                                                                              {0x301C, 0xFF5E},
                                                                              {0x2016, 0x2225},
                                                                              {0x00A5, 0xFFE5},
                                                                              {0x00A2, 0xFFE0},
                                                                              {0x00A3, 0xFFE1},
                                                                              {0x00AC, 0xFFE2}});
  const auto at = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == c; });
  return at == pairs.end() ? c : at->second;
}

/// Fonts in which 目 and the radical ⽬ share one picture lead some programs to write down the radical. No Japanese
/// text means it.
char32_t printed_character(char32_t c) {
  if (c >= 0x2F00 && c <= 0x2FD5) {
    const auto folded = base::decode(base::fold_text(base::encode(std::u32string_view(&c, 1))));
    return folded.size() == 1 ? folded.front() : c;
  }
  return c == base::broken_few ? c : base::meant(c);
}

class Parser {
 public:
  explicit Parser(std::string_view listed) : rest_(listed) {}

  std::optional<PdfPages> run() {
    std::size_t things = 0;
    while (!rest_.empty()) {
      const auto end = rest_.find('\n');
      if (end == std::string_view::npos || ++things > most_things) return std::nullopt;
      const auto line = rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      if (line == "end") return rest_.empty() ? std::optional(std::move(out_)) : std::nullopt;
      if (!read(line)) return std::nullopt;
      if (out_.crowded) return std::move(out_);
    }
    return std::nullopt;
  }

 private:
  bool read(std::string_view line) {
    if (line == "lowest" && out_.pages.empty()) {
      lowest_ = true;
      return true;
    }
    if (line.starts_with("page ")) return read_page(line.substr(5));
    if (line.size() < 3 || line[1] != ' ' || out_.pages.empty()) return false;
    auto rest = line.substr(2);
    Box box;
    for (auto* number : {&box.x0, &box.y0, &box.x1, &box.y1}) {
      if (!take(rest, *number)) return false;
    }
    if (line[0] == 'i')
      out_.pages.back().pictures.push_back(box);
    else if (line[0] == 'r')
      out_.pages.back().rules.push_back(box);
    else if (line[0] == 'f')
      out_.pages.back().fills.push_back(box);
    else if (line[0] == 't')
      add_glyph(box, rest, out_.pages.back().glyphs);
    else if (line[0] == 'h')
      add_glyph(box, rest, out_.pages.back().hidden);
    else
      return false;
    return true;
  }

  bool read_page(std::string_view rest) {
    PdfPage page;
    if (!take(rest, page.width) || !take(rest, page.height)) return false;
    out_.pages.push_back(std::move(page));
    return true;
  }

  static bool take(std::string_view& rest, double& number) {
    const auto* end = rest.data() + rest.size();
    const auto taken = std::from_chars(rest.data(), end, number);
    if (taken.ec != std::errc() || !std::isfinite(number) || std::fabs(number) > 1e6) return false;
    rest.remove_prefix(static_cast<std::size_t>(taken.ptr - rest.data()));
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    return true;
  }

  void add_glyph(const Box& box, std::string_view text, std::vector<Glyph>& glyphs) {
    auto points = base::decode(text);
    const bool wide = box.width() > 0.8 * box.height();
    for (auto& point : points) {
      const auto printed = lowest_ && wide ? usual_character(printed_character(point)) : printed_character(point);
      if (printed != point) ++out_.mended;
      point = printed;
    }
    // A wide space may share its picture with the narrow one.
    if (wide && (points == U" " || points == U"\u00A0" || points == U"\u2003")) points.assign(1, U'\u3000');
    Glyph glyph{box, base::encode(points)};
    // Bold made by printing twice.
    const bool twice = !glyphs.empty() && glyphs.back().text == glyph.text &&
                       std::fabs(glyphs.back().box.x0 - box.x0) < 1 && std::fabs(glyphs.back().box.y0 - box.y0) < 1;
    if (!twice) glyphs.push_back(std::move(glyph));
    out_.crowded = glyphs.size() > most_on_page;
  }

  std::string_view rest_;
  PdfPages out_;
  bool lowest_ = false;
};

bool is_space(const Glyph& glyph) { return trim(glyph.text).empty(); }

void add_glyph(TextLine& line, const Glyph& glyph) {
  const double size = glyph.box.height();
  const double gap = glyph.box.x0 - line.box.x1;
  const bool narrow = !line.text.empty() && (static_cast<unsigned char>(line.text.back()) < 0x80 ||
                                             static_cast<unsigned char>(glyph.text[0]) < 0x80);
  if (!line.text.empty() && !is_space(glyph) && !trim(line.text).empty() &&
      trim(line.text).size() == line.text.size()) {
    if (gap > 0.8 * size)
      line.text += "\u3000";
    else if (narrow && gap > 0.25 * size)
      line.text += ' ';
  }
  line.text += glyph.text;
  line.box.x1 = std::max(line.box.x1, glyph.box.x1);
  line.box.y0 = std::min(line.box.y0, glyph.box.y0);
  line.box.y1 = std::max(line.box.y1, glyph.box.y1);
  line.size = std::max(line.size, size);
}

void finish(TextLine& line, std::vector<const Glyph*>& glyphs, std::vector<TextLine>& lines) {
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph* a, const Glyph* b) { return a->box.x0 < b->box.x0; });
  line = {glyphs.front()->box, 0, {}};
  for (const auto* glyph : glyphs) add_glyph(line, *glyph);
  glyphs.clear();
  if (!trim(line.text).empty()) lines.push_back(line);
}

}  // namespace

std::optional<PdfPages> read_pages(std::string_view listed) { return Parser(listed).run(); }

std::vector<TextLine> lines_of(std::vector<const Glyph*>& glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return a->box.middle_y() < b->box.middle_y(); });
  std::vector<TextLine> lines;
  std::vector<const Glyph*> row;
  TextLine line;
  double middle = 0;
  for (const auto* glyph : glyphs) {
    const bool same = !row.empty() && std::fabs(glyph->box.middle_y() - middle) <
                                          0.5 * std::max(glyph->box.height(), row.front()->box.height());
    if (!row.empty() && !same) finish(line, row, lines);
    if (row.empty()) middle = glyph->box.middle_y();
    row.push_back(glyph);
  }
  if (!row.empty()) finish(line, row, lines);
  return lines;
}

std::vector<const Glyph*> glyphs_between(const std::vector<const Glyph*>& glyphs, double above, double below) {
  const auto begin = std::lower_bound(glyphs.begin(), glyphs.end(), above,
                                      [](const Glyph* glyph, double y) { return glyph->box.middle_y() < y; });
  const auto end = std::upper_bound(begin, glyphs.end(), below,
                                    [](double y, const Glyph* glyph) { return y < glyph->box.middle_y(); });
  return {begin, end};
}

}  // namespace iken::ingest
