// Char filter: spaces that line wrapping left inside Japanese text.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/char_filters.hpp"
#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

/// One line break or one narrow space in the original; a wide space is put there on purpose.
bool is_wrap(const NormalizedText& text, OffsetCursor& cursor, std::size_t begin, std::size_t end) {
  const auto from = cursor.original_begin(begin);
  const auto cut = text.original().substr(from, cursor.original_end(end) - from);
  return cut == " " || cut == "\n" || cut == "\r\n" || cut == "\r";
}

}  // namespace

void join_wrapped_lines(NormalizedText& text) {
  const auto bytes = text.text();
  OffsetCursor cursor(text.edits());
  std::vector<Replacement> replacements;
  for (auto at = bytes.find(' '); at != std::string_view::npos; at = bytes.find(' ', at)) {
    const auto begin = at;
    while (at < bytes.size() && bytes[at] == ' ') ++at;
    if (at - begin > 2 || !is_japanese(character_before(bytes, begin)) || !is_japanese(character_at(bytes, at)))
      continue;
    if (is_wrap(text, cursor, begin, at)) replacements.push_back({begin, at, ""});
  }
  text.replace(replacements);
}

}  // namespace iken::analysis
