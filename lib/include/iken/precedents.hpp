// What was said to such an opinion before, and which opinions of a batch are one and the same.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/record.hpp"
#include "iken/search.hpp"

namespace iken {

/// An opinion that has no answer yet.
struct NewOpinion {
  std::string id;
  std::string text;
};

/// A piece of a marked difference between two texts.
struct DifferencePart {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string text;

  bool operator==(const DifferencePart&) const = default;
};

/// How `before` becomes `after`, character by character; equal stretches too short to be read are joined to the change
/// around them. The `same` and `removed` parts make up `before`, the `same` and `added` ones `after`. Texts that differ
/// in more than a thousand places are told as one change between their common begin and end.
std::vector<DifferencePart> difference(std::string_view before, std::string_view after);
/// On one line: 使える［－よう－］｛＋場所＋｝
std::string marked(const std::vector<DifferencePart>& parts);

struct DuplicateMember {
  std::size_t index = 0;   ///< into the list that was given
  double similarity = 1;   ///< with the family's first member, 0 to 1
  bool exact = true;       ///< the same letters and digits
  std::vector<DifferencePart> difference;  ///< from the first member's text; empty for itself and for an equal text
};

/// Members in the order of the list; the first is what the others were compared with. At least two.
struct DuplicateFamily {
  std::vector<DuplicateMember> members;
};

/// Opinions are one family when of the runs of five letters that one or the other has, at least this share is in both.
/// One word changed in a sentence of forty letters leaves .7; two opinions of the same wish in own words stay below .3.
inline constexpr double duplicate_similarity = 0.6;

/// Families of equal and nearly equal opinions. Compared are letters and digits, after folding (NFKC, case): spaces and
/// punctuation count for nothing, and a text without letters belongs to no family. An opinion joins the family whose
/// first member it is most like, of equals the earlier. The same list gives the same families, in order of their first
/// members. Cost: about a second for 20,000 opinions of 200 characters.
std::vector<DuplicateFamily> find_duplicates(const std::vector<NewOpinion>& opinions,
                                             double similarity = duplicate_similarity);

/// What speaks for a hit being a precedent. Parallel to the hits of `SimilarResults`.
struct Precedent {
  std::size_t group = 0;            ///< from 1, by first appearance: hits of one group have the same answer
  double confidence = 0;            ///< 0 to 1; see `precedent_confidence`
  std::vector<std::string> shared;  ///< words that both have, heaviest first
};

/// Below this a hit is no precedent. Chosen on tests/relevance (bench/results/ranking.md).
extern const double precedent_confidence;

struct SimilarResults {
  SearchResults results;
  bool precedent = false;  ///< false: no record is near enough, and there are no hits
  std::vector<Precedent> precedents;
};

/// The records nearest to a new opinion, best first, at most `limit`; none when the best is not near enough to be a
/// precedent. Of a text over 64 KB the beginning is used. Errors: index_damaged, record_damaged.
Result<SimilarResults> find_similar(const Searcher& searcher, std::string_view text, std::size_t limit = 10,
                                    bool snippets = true);

/// One new opinion on the worksheet.
struct MatchRow {
  NewOpinion opinion;
  std::vector<Hit> precedents;      ///< at most three, best first; none = 前例なし
  std::vector<double> confidences;  ///< parallel to it
  std::string category;             ///< symbol and label of the best precedent
  std::string initiative;           ///< label and title of the best precedent
  std::size_t family = 0;           ///< number of the duplicate family in this batch, from 1; 0 = none
  double confidence = 0;            ///< of the best precedent
};

/// `progress` is told how many are done and returns false to stop. `jobs`: threads, 0 = one per core; the rows are the
/// same for every number. Errors: index_damaged, record_damaged, cancelled.
Result<std::vector<MatchRow>> match(const Searcher& searcher, const std::vector<NewOpinion>& opinions, unsigned jobs = 0,
                                    const std::function<bool(std::size_t)>& progress = {});

/// A worksheet with one row an opinion: CSV with byte order mark and CRLF, or an XLSX file, as bytes. No cell can start
/// a formula. `japanese` chooses the language of the header.
std::string to_csv(const std::vector<MatchRow>& rows, bool japanese = true);
/// Errors: storage_failed (a temporary file is written).
Result<std::string> to_xlsx(const std::vector<MatchRow>& rows, bool japanese = true);

}  // namespace iken
