// Which records does a query find in one index and not in another?
// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits>
#include <set>

#include "iken/experiment.hpp"

namespace iken::evaluation {
namespace {

Result<std::vector<std::string>> found(const Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = std::numeric_limits<std::uint32_t>::max();
  request.facets.clear();
  request.snippets = false;
  auto results = searcher.search(request);
  if (!results) return results.error();
  std::vector<std::string> ids;
  for (const auto& hit : results->hits) ids.push_back(hit.record.id);
  return ids;
}

std::vector<std::string> without(const std::vector<std::string>& ids, const std::vector<std::string>& others) {
  const std::set<std::string> known(others.begin(), others.end());
  std::vector<std::string> rest;
  for (const auto& id : ids) {
    if (known.count(id) == 0) rest.push_back(id);
  }
  return rest;
}

bool is_damage(ErrorCode code) { return code == ErrorCode::index_damaged || code == ErrorCode::record_damaged; }

}  // namespace

Result<std::vector<AnswerChange>> compare_answers(const Searcher& before, const Searcher& after,
                                                  const std::vector<TestQuery>& queries) {
  std::vector<AnswerChange> changes;
  for (const auto& query : queries) {
    const auto old_ids = found(before, query.text);
    const auto new_ids = found(after, query.text);
    AnswerChange change;
    change.query = query;
    for (const auto* ids : {&old_ids, &new_ids}) {
      if (*ids) continue;
      if (is_damage(ids->error().code)) return ids->error();
      change.refused = ids->error();
    }
    if (!change.refused) {
      change.before = old_ids->size();
      change.after = new_ids->size();
      change.lost = without(*old_ids, *new_ids);
      change.gained = without(*new_ids, *old_ids);
      if (change.lost.empty() && change.gained.empty()) continue;
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace iken::evaluation
