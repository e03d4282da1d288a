// Is an answer right?
// SPDX-License-Identifier: GPL-2.0-or-later
#include "macro/check.hpp"

#include <algorithm>
#include <numeric>

namespace iken::bench {

namespace {

bool is_marked(const iken::Hit& hit) {
  return !hit.opinion.spans.empty() || !hit.response.spans.empty() || !hit.title.spans.empty();
}

std::uint64_t sum_of(const iken::FacetCounts& facet) {
  return std::accumulate(facet.values.begin(), facet.values.end(), facet.missing,
                         [](std::uint64_t sum, const iken::FacetValue& value) { return sum + value.count; });
}

std::string fault_of_total(const Case& asked, std::uint64_t total) {
  const bool right = asked.exact ? total == asked.expected : total >= asked.expected;
  if (right) return {};
  return "found " + std::to_string(total) + " instead of " + (asked.exact ? "" : "at least ") +
         std::to_string(asked.expected);
}

bool has_filter(const Case& asked, const std::string& facet) {
  return std::any_of(asked.request.filters.begin(), asked.request.filters.end(),
                     [&](const iken::Filter& filter) { return filter.facet == facet; });
}

}  // namespace

std::string fault_of(const Case& asked, const iken::SearchResults& results) {
  if (const auto fault = fault_of_total(asked, results.total); !fault.empty()) return fault;
  if (results.hits.size() != std::min<std::uint64_t>(asked.request.limit, results.total)) {
    return std::to_string(results.hits.size()) + " hits of " + std::to_string(results.total);
  }
  if (results.facets.size() != asked.request.facets.size()) return "facets are missing";
  for (const auto& facet : results.facets) {
    if (!has_filter(asked, facet.name) && sum_of(facet) != results.total)
      return "counts of " + facet.name + " do not sum up";
  }
  for (const auto& hit : results.hits) {
    if (asked.request.snippets && !is_marked(hit)) return hit.record.id + " shows no match";
    if (!asked.category.empty() && (!hit.record.category || hit.record.category->symbol != asked.category)) {
      return hit.record.id + " is not in the class asked for";
    }
  }
  return {};
}

}  // namespace iken::bench
