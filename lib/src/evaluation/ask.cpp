// Asking a set of queries.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/plain_query.hpp"
#include "iken/experiment.hpp"

namespace iken::evaluation {
namespace {

constexpr std::size_t depth = 100;

bool is_refusal(ErrorCode code) {
  return code == ErrorCode::query_empty || code == ErrorCode::query_syntax || code == ErrorCode::query_too_long ||
         code == ErrorCode::query_too_deep || code == ErrorCode::query_too_many_terms ||
         code == ErrorCode::query_prefix_too_broad;
}

Result<SearchResults> ask(const Searcher& searcher, const std::string& text, Mode mode) {
  if (mode == Mode::any_word) return searcher.rank(text, depth, false);
  SearchRequest request;
  request.query = plain_query(text);
  request.limit = depth;
  request.facets.clear();
  request.snippets = false;
  auto results = searcher.search(request);
  if (!results && is_refusal(results.error().code)) return SearchResults();
  return results;
}

}  // namespace

Result<Run> ask(const Searcher& searcher, const std::vector<TestQuery>& queries, Mode mode) {
  Run run;
  for (const auto& query : queries) {
    auto results = ask(searcher, query.text, mode);
    if (!results) return results.error();
    RankedQuery ranked{query.id, {}};
    for (const auto& hit : results->hits) ranked.records.push_back({hit.record.id, hit.score});
    run.push_back(std::move(ranked));
  }
  return run;
}

}  // namespace iken::evaluation
