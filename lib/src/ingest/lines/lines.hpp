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
  std::string text;  ///< without white space at both ends
  bool form_feed = false;  ///< a form feed stands in it
  bool indented = false;   ///< white space before the text
  bool goes_on = false;    ///< the line before was full, as its place on a page shows; a paragraph may end there too
  bool paragraph = false;  ///< a wide space before the text, as before the first line of a paragraph
  std::size_t from_above = 0;  ///< bytes of its text that were printed at the end of the line above
  [[nodiscard]] bool blank() const { return text.empty(); }
};

/// Splits at '\n'; a form feed begins a new page.
std::vector<Line> split_lines(std::string_view text);

/// text.starts_with(word), for those who ask every line for many words: most differ in a byte that needs no call.
inline bool begins_with(std::string_view text, std::string_view word) {
  const auto size = word.size();
  if (size == 0 || size > text.size()) return size == 0;
  return text.front() == word.front() && text[size - 1] == word.back() && text.starts_with(word);
}

/// White space at both ends removed: ASCII, U+3000, U+00A0.
std::string_view trim(std::string_view text);
/// ASCII form of digits in any width; nullopt when `text` is not one to six digits and nothing else.
std::optional<int> whole_number(std::string_view text);
/// The first number in the text, digits in any width; nullopt if there is none below a million.
std::optional<int> number_in(std::string_view text);
/// The people of "３名", "3人", "3件", "3"; nullopt for anything else, so that nothing of it gets lost.
std::optional<int> people_in(std::string_view text);
/// Columns: wide characters count as two.
std::size_t columns(std::string_view text);
/// "- 3 -", "3 / 12", "P.3": a page's number with signs around it.
bool numbers_page(std::string_view text);
/// The same without its digits, of which nothing may be left.
bool is_page_number_pattern(std::string_view pattern);
/// Is it a digit in any width?
bool is_digit(char32_t c);
/// Does the text end as a sentence does: 。？！ or a closing bracket behind one of them?
bool ends_sentence(std::string_view text);

}  // namespace iken::ingest
