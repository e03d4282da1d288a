// A text as lines, and what each line could be by itself.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iken::ingest {

struct Line {
  int number = 0;    ///< from 1
  int page = 1;
  std::string raw;
  std::string text;  ///< without white space at both ends
  [[nodiscard]] bool blank() const { return text.empty(); }
};

/// Splits at '\n'; a form feed begins a new page.
std::vector<Line> split_lines(std::string_view text);

/// White space at both ends removed: ASCII, U+3000, U+00A0.
std::string_view trim(std::string_view text);
/// ASCII form of digits in any width; nullopt when `text` is not one to six digits and nothing else.
std::optional<int> whole_number(std::string_view text);
/// Columns: wide characters count as two.
std::size_t columns(std::string_view text);
/// Does the text end as a sentence does: 。？！ or a closing bracket behind one of them?
bool ends_sentence(std::string_view text);

/// Words of the table's header and nothing else: "№ 意見の概要 区の考え方", "対応", "区分".
bool is_table_header(std::string_view text);

enum class HeadingLevel { none, chapter, section, subsection, initiative };
HeadingLevel heading_level(std::string_view text);

}  // namespace iken::ingest
