// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/wrapping.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// A full line is at most two wide characters short.
constexpr std::size_t ragged = 4;
constexpr std::size_t shortest_wrap = 12;
constexpr std::size_t few = 3;
/// So many cut lines show the rule they were cut by, if no more than one in thirty breaks it.
constexpr std::size_t enough_cuts = 8;
constexpr std::size_t rule_holds = 30;
/// Of so many cut lines one may have been ended on purpose.
constexpr std::size_t mostly_full = 5;
/// So many first lines that are all shorter than the rest were set in.
constexpr std::size_t enough_firsts = 5;
constexpr std::size_t enough_starts = 3;
constexpr std::size_t wide = 2;

using Cells = std::vector<std::vector<CellLine>>;

/// A line in the middle of whose sentence the line ends.
struct Cut {
  std::size_t inside;  ///< without the punctuation that may hang over the edge
  std::size_t width;
  std::size_t unit;    ///< of what keeps together at the beginning of the next line
  bool first;          ///< of its cell
  bool later;          ///< certainly not the first of a paragraph
  std::size_t before;  ///< where a sentence ended before it: that line's width and this line's unit; else 0
};

std::vector<Cut> cuts_of(const Cells& cells, std::size_t width, LineMeasure& measure) {
  std::vector<Cut> cuts;
  for (const auto& cell : cells) {
    const auto lines = without_tears(cell, width);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const auto& line = lines[i];
      const auto& next = lines[i + 1];
      if (next.begins_page || line.begins_page || ends_sentence(line.text)) continue;
      const bool later = i > 0 && !ends_sentence(lines[i - 1].text) && !line.indented;
      const bool behind = i > 0 && ends_between(lines[i - 1].text, line.text);
      const auto before = behind ? measure.width(lines[i - 1]) + measure.unit(line) : 0;
      cuts.push_back({measure.width_inside(line), measure.width(line), measure.unit(next), i == 0, later, before});
    }
  }
  return cuts;
}

struct Fit {
  std::size_t width = 0;
  std::size_t exceptions = static_cast<std::size_t>(-1);  ///< lines that no text cut at this width could have
  std::size_t early = 0;                                  ///< lines that were ended on purpose: an item, a title
};

Fit fit_of(const std::vector<Cut>& cuts, std::size_t width) {
  Fit fit{width, 0, 0};
  for (const auto& cut : cuts) {
    const bool early = cut.width + std::max(cut.unit, ragged) + ragged <= width;
    const bool room = cut.later && cut.width + cut.unit <= width;
    if (early) ++fit.early;
    if (cut.inside > width || (room && !early)) ++fit.exceptions;
  }
  return fit;
}

Fit best_fit(const std::vector<Cut>& cuts, std::size_t near) {
  std::set<std::size_t> widths;
  for (const auto& cut : cuts) {
    if (cut.inside + ragged >= near && cut.inside <= near + ragged) widths.insert(cut.inside);
  }
  Fit best;
  for (const auto width : widths) {
    const auto fit = fit_of(cuts, width);
    if (fit.exceptions + fit.early < best.exceptions + best.early) best = fit;
  }
  return best;
}

/// Are all of these lines as much shorter than full ones as an indent takes?
template <class Which>
bool are_shortened(const std::vector<Cut>& cuts, std::size_t width, std::size_t enough, const Which& which) {
  std::size_t lines = 0;
  std::size_t longest = 0;
  for (const auto& cut : cuts) {
    if (!which(cut)) continue;
    ++lines;
    longest = std::max(longest, cut.inside);
  }
  return lines >= enough && longest + wide <= width && longest + 2 * wide > width;
}

/// The first lines of cells show it; where a label stands before these, those of paragraphs that begin for sure.
std::size_t find_indent(const std::vector<Cut>& cuts, std::size_t width) {
  const auto first = [](const Cut& cut) { return cut.first; };
  const auto starts = [&](const Cut& cut) { return cut.before > 0 && cut.before + 2 * wide <= width; };
  return are_shortened(cuts, width, enough_firsts, first) || are_shortened(cuts, width, enough_starts, starts) ? wide
                                                                                                               : 0;
}

/// As text copied from a word processor: lines that end in the middle of a sentence are the exception.
bool is_uncut(const Cells& cells) {
  constexpr std::size_t exception = 10;
  std::size_t ends = 0;
  std::size_t cut = 0;
  for (const auto& lines : cells) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (is_item(lines[i].text) || is_item(lines[i + 1].text)) continue;
      ++ends;
      if (!ends_sentence(lines[i].text)) ++cut;
    }
  }
  return ends >= few && cut * exception < ends;
}

bool shows_indent(const Cells& cells) {
  std::size_t filled = 0;
  std::size_t indented = 0;
  for (const auto& lines : cells) {
    if (lines.empty()) continue;
    ++filled;
    if (lines.front().indented) ++indented;
  }
  return filled >= enough_firsts && indented * 5 >= filled * 4;
}

/// Sentences that end before their line does, against those that end in the middle of a line.
bool has_short_paragraphs(const Cells& cells, const Wrapping& wrapping, LineMeasure& measure) {
  constexpr std::string_view stop = "。";
  std::size_t paragraphs = 0;
  std::size_t within = 0;
  for (const auto& lines : cells) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string_view text = lines[i].text;
      for (auto at = text.find(stop); at != std::string_view::npos; at = text.find(stop, at + 1)) {
        const auto behind = text.substr(at + stop.size());
        if (!behind.empty() && !inside_brackets(text.substr(0, at), behind)) ++within;
      }
      const bool ended = i + 1 < lines.size() && ends_between(text, lines[i + 1].text);
      if (ended && measure.had_room(lines[i], lines[i + 1], wrapping)) ++paragraphs;
    }
  }
  return paragraphs > within;
}

}  // namespace

std::vector<CellLine> without_tears(const std::vector<CellLine>& lines, std::size_t width) {
  std::vector<CellLine> whole;
  bool goes_on = false;  // the line before ends in a number that was torn out
  for (const auto& line : lines) {
    const bool number = whole_number(line.text).has_value();
    const bool fits = !whole.empty() && whole.back().width + line.width <= width + wide;
    const bool apart = line.after_blank || line.begins_page;
    if ((number || goes_on) && fits && !apart && !ends_sentence(whole.back().text)) {
      whole.back().text += line.text;
      whole.back().width += line.width;
      goes_on = number;
      continue;
    }
    whole.push_back(line);
    goes_on = number;
  }
  return whole;
}

std::size_t LineMeasure::of(std::string_view text) const {
  return by_characters_ ? wide * base::code_point_count(text) : columns(text);
}

std::size_t LineMeasure::width(const CellLine& line) const { return by_characters_ ? of(line.text) : line.width; }

std::size_t LineMeasure::width_inside(const CellLine& line) const {
  return width(line) - (line.width - width_without_hanging(line));
}

std::size_t LineMeasure::unit(const CellLine& line) { return of(unit_.of(line.text)); }

bool LineMeasure::had_room(const CellLine& line, const CellLine& next, const Wrapping& wrapping, std::size_t indent) {
  const auto used = width(line) + indent;
  const auto needed = unit(next);
  return used + (wrapping.exact ? needed : std::max(needed, ragged)) <= wrapping.width;
}

Wrapping wrapping_at(std::size_t width, const Cells& cells) {
  if (width == 0 || is_uncut(cells)) return {};
  Wrapping wrapping{width};
  wrapping.shows_indent = shows_indent(cells);
  LineMeasure by_columns(false);
  LineMeasure by_characters(true);
  const auto cuts = cuts_of(cells, width, by_columns);
  const auto counted = cuts_of(cells, width, by_characters);
  auto fit = best_fit(cuts, width);
  std::size_t longest = 0;
  for (const auto& cut : counted) longest = std::max(longest, cut.inside);
  const auto other = best_fit(counted, longest);
  wrapping.by_characters = other.exceptions < fit.exceptions;
  if (wrapping.by_characters) fit = other;
  wrapping.exact = cuts.size() >= enough_cuts && fit.exceptions * rule_holds <= cuts.size() &&
                   fit.early * mostly_full <= cuts.size();
  if (!wrapping.exact) {
    wrapping.by_characters = false;
    return wrapping;
  }
  wrapping.width = fit.width;
  wrapping.indent = find_indent(wrapping.by_characters ? counted : cuts, fit.width);
  LineMeasure measure(wrapping.by_characters);
  wrapping.short_paragraphs = has_short_paragraphs(cells, wrapping, measure);
  return wrapping;
}

Wrapping find_wrapping(const Cells& cells) {
  std::vector<std::size_t> cut;
  for (const auto& lines : cells) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const bool by_place = lines[i + 1].begins_page || lines[i + 1].goes_on;
      if (!ends_sentence(lines[i].text) && !by_place) cut.push_back(lines[i].width);
    }
  }
  if (cut.size() < few) return {};
  const auto width = *std::max_element(cut.begin(), cut.end());
  const auto full = std::count_if(cut.begin(), cut.end(), [&](auto w) { return w + ragged >= width; });
  const bool wrapped = width >= shortest_wrap && static_cast<std::size_t>(full) * 5 >= cut.size() * 4;
  return wrapped ? wrapping_at(width, cells) : Wrapping{};
}

}  // namespace iken::ingest
