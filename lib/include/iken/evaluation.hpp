// Judging a ranking by numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/search.hpp"

namespace iken {

struct EvaluationQuery {
  std::string id;    ///< without white space
  std::string text;  ///< plain text: nothing in it is an operator
};

/// A record that was returned for a query.
struct RankedId {
  std::string id;
  double score = 0;

  bool operator==(const RankedId&) const = default;
};

/// By query id: the records returned for it, best first.
using Run = std::map<std::string, std::vector<RankedId>>;
/// By record id: how well it answers. A record that is not named, and a grade below 1, count as no answer.
using Grades = std::map<std::string, int>;
/// By query id.
using Qrels = std::map<std::string, Grades>;

/// From 0 to 1 each. In a mean: over the queries that were judged.
struct Metrics {
  double p_at_1 = 0;
  double mrr_at_10 = 0;    ///< 1 / rank of the first answer among the first ten
  double ndcg_at_10 = 0;   ///< gain = grade, discount = log2(rank + 1)
  double r_at_10 = 0;      ///< share of all answers among the first ten
  double r_at_100 = 0;
  double map_at_100 = 0;   ///< mean of the precisions at each answer among the first hundred, over all answers

  bool operator==(const Metrics&) const = default;
};

/// The names that output uses, in the order of the contract, with their values.
std::vector<std::pair<std::string_view, double>> named(const Metrics& metrics);

/// Of one query. A record that stands in the ranking twice counts at its first place only. Without an answer in
/// `grades` everything is 0.
Metrics judge(const std::vector<RankedId>& ranking, const Grades& grades);

/// Means over `run` and `qrels`.
struct Judgement {
  std::uint64_t queries = 0;  ///< how many were judged
  Metrics mean;
  std::map<std::string, Metrics> each;  ///< by query id
};

/// Judges the queries of `qrels` that have an answer; one that `run` does not have counts as 0 everywhere.
Judgement judge(const Run& run, const Qrels& qrels);

enum class EvaluationMode {
  any_word,  ///< as `similar` ranks: any word may count, no threshold
  search,    ///< the strict search
};

struct Evaluation {
  Judgement judgement;
  Run run;  ///< at most 100 records a query
};

/// Asks every query that has an answer in `qrels`. Errors: index_damaged, record_damaged. A text that the strict search
/// cannot take (longer than its limit) finds nothing.
Result<Evaluation> evaluate(const Searcher& searcher, const std::vector<EvaluationQuery>& queries, const Qrels& qrels,
                            EvaluationMode mode = EvaluationMode::any_word);

/// What two runs differ in, and how likely chance alone does as much.
struct Comparison {
  std::uint64_t queries = 0;  ///< judged in both
  double first = 0;           ///< mean
  double second = 0;
  double p = 1;               ///< two-sided; 1 where nothing differs
};

/// Paired randomization test (10,000 random swaps, fixed seed: the same answer every time) of one number of `Metrics`
/// over the queries that both have, for example `compare(a, b, &Metrics::ndcg_at_10)`.
Comparison compare(const Judgement& first, const Judgement& second, double Metrics::*metric = &Metrics::ndcg_at_10);

/// JSONL, {"id":…,"text":…} a line; empty lines are skipped, other keys too. Errors: json_broken (`name`, line, reason).
Result<std::vector<EvaluationQuery>> parse_queries(std::string_view bytes, const std::string& name);
/// TREC: query, 0, record, grade, between white space; the record's id may hold spaces. Errors: data_broken.
Result<Qrels> parse_qrels(std::string_view bytes, const std::string& name);
/// TREC: query, Q0, record, rank, score, name of the run. Put in order of the rank. Errors: data_broken.
Result<Run> parse_run(std::string_view bytes, const std::string& name);
/// The same lines; `tag` names the run, white space in it becomes '_'.
std::string to_trec(const Run& run, std::string_view tag = "iken");

/// The same from files. Errors also: file_missing, file_unreadable.
Result<std::vector<EvaluationQuery>> read_queries(const std::string& path);
Result<Qrels> read_qrels(const std::string& path);
Result<Run> read_run(const std::string& path);

}  // namespace iken
