// Asking a set of queries.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/plain_query.hpp"
#include "iken/evaluation.hpp"

namespace iken {
namespace {

constexpr std::size_t depth = 100;

bool is_refusal(ErrorCode code) {
  return code == ErrorCode::query_empty || code == ErrorCode::query_syntax || code == ErrorCode::query_too_long ||
         code == ErrorCode::query_too_deep || code == ErrorCode::query_too_many_terms ||
         code == ErrorCode::query_prefix_too_broad;
}

Result<SearchResults> ask(const Searcher& searcher, const std::string& text, EvaluationMode mode) {
  if (mode == EvaluationMode::any_word) return searcher.rank(text, depth, false);
  SearchRequest request;
  request.query = evaluation::plain_query(text);
  request.limit = depth;
  request.facets.clear();
  request.snippets = false;
  auto results = searcher.search(request);
  if (!results && is_refusal(results.error().code)) return SearchResults();
  return results;
}

bool has_answer(const Grades& grades) {
  for (const auto& [id, grade] : grades) {
    if (grade > 0) return true;
  }
  return false;
}

}  // namespace

Result<Evaluation> evaluate(const Searcher& searcher, const std::vector<EvaluationQuery>& queries, const Qrels& qrels,
                            EvaluationMode mode) {
  Evaluation evaluation;
  Qrels asked;
  for (const auto& query : queries) {
    const auto grades = qrels.find(query.id);
    if (grades == qrels.end() || !has_answer(grades->second)) continue;
    auto results = ask(searcher, query.text, mode);
    if (!results) return results.error();
    auto& ranking = evaluation.run[query.id];
    for (const auto& hit : results->hits) ranking.push_back({hit.record.id, hit.score});
    asked.insert(*grades);
  }
  evaluation.judgement = judge(evaluation.run, asked);
  return evaluation;
}

}  // namespace iken
