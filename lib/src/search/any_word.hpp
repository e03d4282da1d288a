// Ranking where any word may count: for sentences, new opinions and evaluation.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "analysis/terms.hpp"
#include "search/matches.hpp"
#include "search/nearness.hpp"
#include "search/query_words.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// Numbers of this ranking, with the reason. The measurements are in bench/results/.
struct AnyWordRanking {
  /// How fast more occurrences stop counting, for records of `k1_chars` characters. In short records a repeated word
  /// says little (0.4 was best at 170 and at 370 characters), in long debates more (0.8 at 6,000); see
  /// bench/results/ranking.md.
  double k1 = 0.4;
  double k1_chars = 200;
  std::array<double, store::field_count> b = {0.75, 0.75, 0.2};
  /// A title stands over many records and says less of each.
  std::array<double, store::field_count> field_weight = {1.0, 1.0, 0.5};
  /// Pairs of characters against words: they find what MeCab cut differently.
  double gram_weight = 0.4;
  /// Parts of a compound count where the record has not the compound itself: there they would count twice.
  double part_weight = 0.4;
  /// A record that has all words against one that has a heavy one often: scores grow by this share of the coverage.
  double coverage_weight = 0.3;
  /// Confidence is this share of coverage, the rest of score. A word of the title counts more here: the record is about
  /// it. Chosen with `precedent_confidence` on the sample collection.
  double evidence_in_title = 2.5;
  double coverage_share = 0.6;
  /// In units of the highest idf: a score that hardly any record reaches.
  double sure_score = 8.2;
  /// Words up to which the score counts fully.
  double short_text = 16;
  /// Records in other words: cosine · need_factor · (1 - coverage of the best)^need_power · min(1, (need_words / n)²)
  /// is added to lexical / best lexical. Words are right whenever they are there; a long text has enough of them.
  double need_factor = 5;
  double need_power = 3;
  double need_words = 8;
  /// Nearness counts for confidence only above this cosine, which unrelated texts reach too.
  double sure_cosine = 0.3;
  double cosine_share = 0.5;
  /// Records without any of the words must be at least this near to be there.
  double least_cosine = 0.2;
};

struct AnyWordResult {
  Matches matches;                ///< every record with at least one of the words, or near enough
  std::vector<float> coverage;    ///< parallel to it: share of the words' idf that the record has, 0 to 1
  std::vector<float> confidence;  ///< parallel to it: how much of the text's matter the record has, 0 to 1
  std::vector<QueryWord> words;   ///< known in the index or not (idf of an unknown word is the highest)
};

/// `nearness` may be null: words alone. Errors: index_damaged, index_moved. A text without content words finds nothing.
Result<AnyWordResult> rank_any_word(std::string_view text, const store::Reader& reader, analysis::TermStream& stream,
                                    const Nearness* nearness, const AnyWordRanking& ranking = {});

}  // namespace iken::search
