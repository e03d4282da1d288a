// Words of a query looked for in the index: as typed, in their other forms, inside longer words.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "search/literal.hpp"
#include "search/matches.hpp"
#include "search/notes.hpp"
#include "search/plan.hpp"
#include "search/ranking.hpp"
#include "search/scorer.hpp"
#include "store/candidates.hpp"

namespace iken::search {

/// The records outside of which nothing matters; null = everything does.
using Within = const store::Candidates*;

/// Made once per query. What it is made from must outlive it. Errors of all: index_damaged, index_moved.
class Words {
 public:
  Words(const store::Reader& reader, const Ranking& ranking, MatchMode match, Notes& notes);

  /// A word's list is read once per query.
  Result<const store::WordList*> list(const std::string& term);

  /// Records with the word, one of its forms, or (but for MatchMode::word) its characters.
  Result<Matches> find(const WordPlan& word, FieldMask mask, Within within);
  /// Records with this very term.
  Result<Matches> typed(const std::string& term, FieldMask mask, Within within);
  /// Adds the records that have one of the forms of what was written as `from`.
  Result<void> add_forms(const std::string& from, const std::vector<Form>& forms, FieldMask mask, Weighted& weighted);
  /// Adds the records of a term; false if there are none.
  Result<bool> add_term(const std::string& term, FieldMask mask, float weight, MatchTier tier, Weighted& weighted);

  Matches scored(const Weighted& weighted);
  /// What was found, and behind it what has only the characters of `word`; `records`: how many have the word.
  Result<Matches> with_inside(Matches found, std::size_t records, const WordPlan& word, FieldMask mask, Within within);
  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier = MatchTier::inside) const {
    return inside(hits, tier, hits.docs.size());
  }

  /// What the words looked for since `start_sum` weigh together.
  void start_sum() { idf_sum_ = 0; }
  [[nodiscard]] double idf_sum() const { return idf_sum_; }

 private:
  [[nodiscard]] bool in_period(std::uint32_t doc, const Form* form) const;
  void add(Weighted& into, const std::vector<store::Posting>& postings, FieldMask mask, float weight, MatchTier tier,
           const Form* form) const;
  Matches scored(const std::vector<store::Posting>& postings, std::size_t records);
  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier, std::size_t records) const;
  float noted_idf(std::size_t records);

  const store::Reader& reader_;
  std::shared_ptr<const store::Columns> columns_;
  const Ranking& ranking_;
  MatchMode match_;
  Notes& notes_;
  Scorer scorer_;
  std::unordered_map<std::string, store::WordList> lists_;
  double idf_sum_ = 0;
};

}  // namespace iken::search
