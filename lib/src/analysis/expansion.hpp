// Other ways to say a word of a query: variants, synonyms, readings. Query side only; no re-index when they change.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/search.hpp"

namespace iken::analysis {

/// Another form. `text` is normalized like Term::written and may be several words ("個人 番号" is written 個人番号).
struct Alternative {
  std::string text;
  std::vector<std::string> terms;     ///< the index terms of `text`, in order; one for a single word
  MatchTier tier = MatchTier::variant;  ///< variant or synonym
  double weight = 1;                  ///< 0 < weight < 1, relative to the typed word
  int from_year = 0;                  ///< synonyms with a period: only records of these calendar years; 0 = open
  int to_year = 0;
};

/// Every other form of `word` (a normalized word, base form, or a whole run of words without spaces), best first,
/// without `word` itself. Variants: the table of dict/variants, and the rules for katakana (final ー, ヴ, ウェ, ・ …),
/// years (平成28年 = 2016年), numbers. Synonyms: dict/synonyms. Empty if there is none. No chain: a synonym's own
/// variants are included, a synonym's synonyms are not.
std::vector<Alternative> alternatives(const Analyzer& analyzer, std::string_view word);

/// The katakana reading that kana or romaji text stands for: "まいなんばー", "ﾏｲﾅ" and "maina" give "マイナンバー",
/// "マイナ" and "マイナ". All spellings of romaji (Hepburn, Kunrei, IME) are read; an unfinished last consonant is
/// dropped. Empty when `text` is neither.
std::string reading_of(std::string_view text);

}  // namespace iken::analysis
