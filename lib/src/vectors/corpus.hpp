// Texts as numbered words: what the trainer counts.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "iken/analyzer.hpp"

namespace iken::vectors {

inline constexpr std::uint32_t no_word = 0xFFFFFFFF;
inline constexpr std::uint32_t end_of_text = 0xFFFFFFFE;

struct Corpus {
  std::vector<std::uint32_t> tokens;  ///< words in order; end_of_text behind each text
  std::vector<std::string> words;
  std::vector<std::uint64_t> counts;  ///< occurrences
  std::vector<std::uint64_t> texts;   ///< texts that have it
  std::uint64_t text_count = 0;
};

/// Reads all texts. The numbers of the words do not depend on `jobs`.
Corpus read_corpus(const std::function<bool(std::string&)>& next, const Analyzer& analyzer, unsigned jobs);

/// Keeps the `most` most frequent words seen at least `least` times, numbered by frequency, then by bytes; the others
/// become no_word and keep their place.
void keep_frequent(Corpus& corpus, std::uint64_t least, std::size_t most);

}  // namespace iken::vectors
