// The records a query set is made from, and which of some words stand in which of them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace iken::bench {

/// The searched text of every record: title, opinion and response, separated so that no word reaches across.
std::vector<std::string> read_texts(const std::string& path);

/// A word as a reader sees one without a dictionary: 2–4 kanji, or 3–10 katakana, between characters of another kind.
struct Word {
  std::string text;
  std::uint32_t records = 0;  ///< how many records have it as such a run
};

/// All words of at least `least` records, most frequent first, then by bytes.
std::vector<Word> find_words(const std::vector<std::string>& texts, std::uint32_t least);

/// Where words occur as substrings, byte for byte.
struct Occurrences {
  std::vector<std::vector<std::uint32_t>> records_of_word;  ///< ascending
  std::vector<std::vector<std::uint32_t>> words_of_record;  ///< ascending
};

Occurrences find_occurrences(const std::vector<std::string>& texts, const std::vector<std::string>& words);

}  // namespace iken::bench
