// What of a text is looked up where any word may count.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/terms.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// A word of the text with what it weighs in this index.
struct QueryWord {
  std::string term;
  double idf = 0;
  double weight = 1;               ///< by how often the text has it
  double count = 1;                ///< how often the text has it
  bool part = false;               ///< only as a part of a compound
  std::vector<std::size_t> parts;  ///< of this compound: where they stand among the words
};

/// The heaviest words of a text that are looked up, and twice as many pairs of characters.
inline constexpr std::size_t most_words = 256;

/// How much a word that `frequency` of the records have says: log(1 + (N - n + .5) / (n + .5)).
double idf(const store::Columns& columns, double frequency);

/// Content words, heaviest first; those of nothing but formulas as they are. Errors: index_damaged, index_moved.
Result<std::vector<QueryWord>> query_words(std::string_view text, const store::Reader& reader,
                                           analysis::TermStream& stream);

/// Pairs of letters, but not of two hiragana: those are endings and particles.
std::set<std::string> query_grams(std::string_view text);

}  // namespace iken::search
