// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/grid_text.hpp"

#include <algorithm>
#include <array>

#include "ingest/lines/cell_text.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/lines/list_mark.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t enough_cuts = 6;
constexpr std::size_t hanging = 2;  ///< columns of the punctuation that may stand beyond a full line

/// The lines between which nothing but the width can have made a break: an item of a list begins a line of its own.
std::vector<std::vector<CellLine>> without_items(const std::vector<std::vector<CellLine>>& cells) {
  std::vector<std::vector<CellLine>> parts;
  for (const auto& lines : cells) {
    parts.emplace_back();
    for (const auto& line : lines) {
      if (list_mark(line.text)) parts.emplace_back();
      parts.back().push_back(line);
    }
  }
  return parts;
}

std::size_t cuts_in(const std::vector<std::vector<CellLine>>& parts) {
  std::size_t cuts = 0;
  for (const auto& lines : parts) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) cuts += ends_sentence(lines[i].text) ? 0 : 1;
  }
  return cuts;
}

}  // namespace

std::vector<CellLine> lines_of(std::string_view text) {
  std::vector<CellLine> lines;
  bool blank = false;
  for (const auto& line : split_lines(text)) {
    if (line.blank()) {
      blank = true;
      continue;
    }
    lines.push_back({line.number, line.text, blank, columns(line.text), line.paragraph, false, false});
    blank = false;
  }
  return lines;
}

std::string paragraphs(std::string_view text, const Wrapping& wrapping) {
  const auto lines = lines_of(text);
  if (wrapping.width > 0) return join(lines, wrapping);
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line.text;
  return out;
}

Wrapping find_copied_wrapping(const std::vector<std::vector<CellLine>>& cells) {
  const auto parts = without_items(cells);
  if (cuts_in(parts) < enough_cuts) return {};
  const auto wrapping = find_wrapping(parts);
  if (wrapping.width == 0) return {};
  const LineMeasure measure(wrapping.by_characters);
  for (const auto& lines : cells) {
    for (const auto& line : lines) {
      if (measure.width_inside(line) > wrapping.width + hanging) return {};
    }
  }
  return wrapping;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const auto& line : lines_of(text)) {
    if (is_heading_number(out)) out += "\u3000";
    out += line.text;
  }
  return out;
}

bool is_heading_number(std::string_view text) {
  constexpr std::size_t longest = 48;  // bytes; a cell of many lines is asked for each
  if (text.size() > longest) return false;
  const bool chapter = text.starts_with("第") &&
                       (text.ends_with("章") || text.ends_with("節") || text.ends_with("部") || text.ends_with("編"));
  const bool bracketed =
      (text.starts_with("(") && text.ends_with(")")) || (text.starts_with("（") && text.ends_with("）"));
  return (chapter || bracketed) && columns(text) <= 8 && number_in(text).has_value();
}

bool is_ditto(std::string_view text) {
  static constexpr std::array<std::string_view, 8> words = {"〃", "″", "同上", "々", "同じ", "上に同じ", "”", "〃。"};
  return std::find(words.begin(), words.end(), trim(text)) != words.end();
}

}  // namespace iken::ingest
