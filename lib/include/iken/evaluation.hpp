// Is this ranking better than that one?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iken/error.hpp"

namespace iken::evaluation {

/// A query of a query file.
struct TestQuery {
  std::string id;
  std::string text;

  bool operator==(const TestQuery&) const = default;
};

/// Grades by query id, then by record id. Above 0 is relevant; a record without a grade is not.
using Judgements = std::map<std::string, std::map<std::string, int>>;

struct RankedRecord {
  std::string id;
  double score = 0;

  bool operator==(const RankedRecord&) const = default;
};

/// What a ranking answered to one query, best first.
struct RankedQuery {
  std::string id;
  std::vector<RankedRecord> records;

  bool operator==(const RankedQuery&) const = default;
};

/// A query that found nothing stands in a run with an empty list; in a run file it cannot.
using Run = std::vector<RankedQuery>;

/// Six numbers between 0 and 1, as trec_eval defines them (P_1, recip_rank cut at 10, ndcg_cut_10, recall_10,
/// recall_100, map_cut_100), except that the order of a run is taken as it stands.
struct Metrics {
  double p1 = 0;
  double mrr10 = 0;
  double ndcg10 =
      0;  ///< gain = grade, discount 1/log2(rank + 1), over the best possible ten (Järvelin, Kekäläinen 2002)
  double r10 = 0;
  double r100 = 0;
  double map100 = 0;  ///< sum of the precisions at the relevant ranks up to 100, over all relevant records

  bool operator==(const Metrics&) const = default;
};

/// Name and value of each, in the order of the contract: "P@1", "MRR@10", "nDCG@10", "R@10", "R@100", "MAP@100".
std::vector<std::pair<std::string_view, double>> named(const Metrics& metrics);

/// The metrics of one answer. `grades` without a relevant record gives zeros. Only the first 100 records count; a
/// record named twice counts where it stands first.
Metrics measure(const std::vector<RankedRecord>& records, const std::map<std::string, int>& grades);

struct QueryMetrics {
  std::string id;
  Metrics metrics;
};

struct Evaluation {
  std::size_t queries = 0;            ///< that the means are over
  Metrics mean;                       ///< zeros for no query
  std::vector<QueryMetrics> each;     ///< in the order of the run
  std::vector<std::string> unjudged;  ///< queries of the run without a relevant record in the judgements: left out
};

/// Means over the queries of `run` that have at least one relevant record in `judgements`.
Evaluation evaluate(const Run& run, const Judgements& judgements);

/// One metric of two runs, by the paired randomization test (Fisher; Smucker, Allan, Carterette, CIKM 2007): the sign
/// of each query's difference is turned at random, and `p` is the share of such turnings whose mean is at least as far
/// from zero as the one observed, both ways: (count + 1) / (permutations + 1).
struct Difference {
  std::string_view metric;
  double first = 0;   ///< mean of the first run
  double second = 0;  ///< mean of the second run
  double mean = 0;    ///< second - first
  double p = 1;
  std::size_t better = 0;  ///< queries for which the second is better
  std::size_t worse = 0;
};

struct Comparison {
  std::size_t queries = 0;  ///< judged queries that are in either run; where a run lacks one it found nothing
  std::vector<Difference> differences;  ///< one per metric, in the order of the contract
};

struct ComparisonOptions {
  std::size_t permutations = 10000;
  std::uint64_t seed = 20161201;  ///< the same seed gives the same p on every machine
};

Comparison compare(const Run& first, const Run& second, const Judgements& judgements,
                   const ComparisonOptions& options = {});

/// Queries as JSONL, one {"id": "…", "text": "…"} a line; ids may be numbers, empty lines are skipped, further keys
/// too. Errors: file_missing, file_special, file_unreadable, json_broken (with the line), evaluation_broken (an id twice).
Result<std::vector<TestQuery>> read_queries(const std::string& path);

/// Judgements as TREC qrels: query, iteration (not read), record, grade; separated by spaces or tabs. A line with
/// exactly three tabs is cut at those only, so that ids may hold spaces.
/// Errors: file_missing, file_special, file_unreadable, evaluation_broken (a line that is not one; a record judged twice
/// differently).
Result<Judgements> read_judgements(const std::string& path);

/// A TREC run: query, Q0, record, rank, score, tag. Ordered by score, highest first, then by rank; queries in the order
/// in which they first appear. Separators as for judgements (five tabs).
/// Errors: file_missing, file_special, file_unreadable, evaluation_broken (a line that is not one; a record twice for one query).
Result<Run> read_run(const std::string& path);

/// A run as a TREC run file. Scores fall strictly, equal ones by the smallest step a 32-bit float has, so that every
/// reader keeps our order. Control characters in ids become U+FFFD, a line with a space in an id is separated by tabs.
std::string to_run_file(const Run& run, std::string_view tag = "iken");

}  // namespace iken::evaluation
