// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid_text.hpp"

#include <algorithm>
#include <array>

#include "ingest/cell_text.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
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
