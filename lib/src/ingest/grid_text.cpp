// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid_text.hpp"

#include <algorithm>
#include <array>

#include "ingest/cell_text.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
namespace {

/// A full line is at most two wide characters short.
constexpr std::size_t ragged = 4;
constexpr std::size_t shortest_wrap = 12;
constexpr std::size_t few = 3;

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

}  // namespace

Wrapping find_wrapping(const std::vector<std::string>& cells) {
  std::vector<std::size_t> cut;
  for (const auto& cell : cells) {
    const auto lines = lines_of(cell);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (!ends_sentence(lines[i].text)) cut.push_back(lines[i].width);
    }
  }
  return find_wrapping(cut);
}

Wrapping find_wrapping(const std::vector<std::size_t>& cut) {
  if (cut.size() < few) return {};
  const auto width = *std::max_element(cut.begin(), cut.end());
  const auto full = std::count_if(cut.begin(), cut.end(), [&](auto w) { return w + ragged >= width; });
  const bool wrapped = width >= shortest_wrap && static_cast<std::size_t>(full) * 5 >= cut.size() * 4;
  return wrapped ? Wrapping{width} : Wrapping{};
}

std::string paragraphs(std::string_view text, const Wrapping& wrapping) {
  const auto lines = lines_of(text);
  if (wrapping.width > 0) return join(lines, wrapping.width);
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line.text;
  return out;
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
