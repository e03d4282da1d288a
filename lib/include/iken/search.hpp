// Asking.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken {

/// Why a record is there, best first.
enum class MatchTier { word, variant, synonym, reading, reference, inside };

/// The name used in output: "word", …
std::string_view name(MatchTier tier);

enum class SortOrder { relevance, no, date };
enum class MatchMode { automatic, word, literal };

/// An exact restriction that never touches the score. Several values of one facet are alternatives.
struct Filter {
  std::string facet;
  std::string value;
};

struct SearchRequest {
  std::string query;
  std::size_t limit = 10;
  std::size_t offset = 0;
  SortOrder sort = SortOrder::relevance;
  MatchMode match = MatchMode::automatic;
  bool expand = true;  ///< variants, synonyms, readings
  std::vector<Filter> filters;
  std::vector<std::string> facets = {"category", "initiative"};  ///< facets to count
  bool snippets = true;
};

/// A cut of a field with the places that matched.
struct Snippet {
  std::string text;
  std::vector<Span> spans;  ///< code points of `text`, half-open, whole characters, in order, never overlapping
};

struct Hit {
  std::size_t rank = 0;  ///< from 1, over the whole result
  double score = 0;
  MatchTier match = MatchTier::word;
  Record record;
  Snippet opinion;
  Snippet response;
  Snippet title;  ///< of the initiative
  double confidence = 0;            ///< `rank` only: how much of the text's matter the record has, 0 to 1
  std::vector<std::string> shared;  ///< `rank` with snippets only: words that both have, heaviest first
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
};

/// Counted over all hits. values + missing = total, for a facet without a filter of its own.
struct FacetCounts {
  std::string name;
  std::vector<FacetValue> values;  ///< most frequent first, then by value
  std::uint64_t missing = 0;
};

struct Expansion {
  std::string from;
  std::vector<std::string> to;
  std::string kind;  ///< "variant", "synonym", "reading"
};

/// For zero hits: how often each part of the query occurs on its own.
struct PartCount {
  std::string part;
  std::uint64_t count = 0;
  std::vector<std::string> nearest;  ///< words of the index that look or sound alike
};

struct SearchResults {
  std::string query;
  std::uint64_t total = 0;
  std::int64_t took_us = 0;
  bool relaxed = false;
  std::string revision;
  std::vector<Expansion> expanded;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  std::vector<PartCount> parts;  ///< only when nothing was found
};

/// A word of the index that begins as what was typed.
struct Completion {
  std::string word;           ///< as the first record that has it writes it
  std::string reading;        ///< katakana; empty unless the reading is what begins so
  std::uint64_t records = 0;  ///< how many have it
};

/// Records counted by several facets at once.
struct CrossTable {
  struct Row {
    std::vector<std::string> values;  ///< parallel to `facets`; "" = the record has none
    std::uint64_t records = 0;
    std::uint64_t persons = 0;        ///< sum over the records that say for how many people they stand
    std::uint64_t unstated = 0;       ///< records that do not say it
  };
  std::vector<std::string> facets;
  std::vector<Row> rows;  ///< only combinations that occur; along each facet most frequent first, then by value, "" last
  std::uint64_t records = 0;
  std::uint64_t persons = 0;
  std::uint64_t unstated = 0;
};

/// One stage of a query on its way, for a person to look at.
struct QueryStage {
  std::string name;  ///< "text", "elements", "tree", "expanded", "lists"
  std::string text;
};

/// Why a record scored, or why it is not there.
struct Explanation {
  std::vector<QueryStage> stages;
  struct Line {
    std::string part;        ///< part of the query
    std::string found_as;    ///< the form that is in the record; empty = not there
    MatchTier tier = MatchTier::word;
    std::string field;       ///< "opinion", "response", "title"
    double score = 0;
  };
  std::vector<Line> lines;   ///< only when a record was named
  bool found = false;
  double score = 0;
};

/// Answers queries over one index.
/// Thread rule: safe to use from many threads at once. Each request sees one committed state of the index.
class Searcher {
 public:
  /// `analyzer` must outlive the searcher.
  /// Errors: index_missing, index_foreign, index_format, index_fingerprint, index_damaged.
  static Result<Searcher> open(const std::string& path, const Analyzer& analyzer);

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// Errors: query_*, facet_unknown, index_damaged, record_damaged.
  [[nodiscard]] Result<SearchResults> search(const SearchRequest& request) const;

  /// The records most like `text`, any word may count, best first, at most `limit`; no threshold. Hits carry record,
  /// score and the words they share with the text as marks. Errors: index_damaged, record_damaged.
  [[nodiscard]] Result<SearchResults> rank(std::string_view text, std::size_t limit, bool snippets = true) const;

  /// Errors: query_*, record_unknown.
  [[nodiscard]] Result<Explanation> explain(const SearchRequest& request, const std::string& record_id = "") const;

  /// Facet counts over the whole index or over the hits of `query` (empty = everything).
  /// Errors: facet_unknown, query_*.
  [[nodiscard]] Result<std::vector<FacetCounts>> count(const std::vector<std::string>& facets,
                                                       const std::string& query = "") const;

  /// The same records counted by all of `facets` (one to four) together, with the people behind them.
  /// Errors: facet_unknown, value_invalid (how many facets), query_*.
  [[nodiscard]] Result<CrossTable> tabulate(const std::vector<std::string>& facets, const std::string& query = "") const;

  /// Words of the index that begin with `prefix`, written so or read so (kanji, kana, romaji), most used first; at most
  /// `limit`. Empty for an empty prefix. Looks at no more than 20,000 words. Errors: index_damaged, record_damaged.
  [[nodiscard]] Result<std::vector<Completion>> suggest(std::string_view prefix, std::size_t limit = 10) const;

  /// Moves to the newest committed state, if there is a newer one.
  Result<void> refresh();

  struct Impl;

 private:
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The facets every index has, in the order of the contract.
std::vector<std::string_view> facet_names();

}  // namespace iken
