// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/counting.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace iken::search {
namespace {

using store::Columns;
using store::FacetColumn;
using store::no_value;

/// The allowed values of one facet.
struct FacetFilter {
  std::string name;
  const FacetColumn* column = nullptr;
  std::vector<bool> allowed;  ///< by value

  [[nodiscard]] bool passes(std::uint32_t doc) const {
    const auto value = column->of[doc];
    return value != no_value && allowed[value];
  }
};

struct FacetCounter {
  std::string name;
  const FacetColumn* column = nullptr;
  std::size_t own_filter = std::numeric_limits<std::size_t>::max();
  std::vector<std::uint32_t> counts;
  std::uint64_t missing = 0;

  void add(std::uint32_t doc) {
    const auto value = column->of[doc];
    if (value == no_value) {
      ++missing;
    } else {
      ++counts[value];
    }
  }
};

Result<std::vector<FacetFilter>> filters_of(const Columns& columns, const SearchRequest& request) {
  std::vector<FacetFilter> filters;
  for (const auto& wanted : request.filters) {
    const auto* column = column_of(columns, wanted.facet);
    if (column == nullptr) return unknown_facet(wanted.facet);
    auto at = std::find_if(filters.begin(), filters.end(), [&](const auto& f) { return f.name == wanted.facet; });
    if (at == filters.end()) {
      filters.push_back({wanted.facet, column, std::vector<bool>(column->values.size())});
      at = filters.end() - 1;
    }
    const auto& values = column->values;
    const auto folded = base::fold_text(wanted.value);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == wanted.value || base::fold_text(values[i]) == folded) at->allowed[i] = true;
    }
  }
  return filters;
}

Result<std::vector<FacetCounter>> counters_of(const Columns& columns, const SearchRequest& request,
                                              const std::vector<FacetFilter>& filters) {
  std::vector<FacetCounter> counters;
  for (const auto& name : request.facets) {
    const auto* column = column_of(columns, name);
    if (column == nullptr) return unknown_facet(name);
    FacetCounter counter;
    counter.name = name;
    counter.column = column;
    for (std::size_t i = 0; i < filters.size(); ++i) {
      if (filters[i].name == name) counter.own_filter = i;
    }
    counter.counts.assign(column->values.size(), 0);
    counters.push_back(std::move(counter));
  }
  return counters;
}

FacetCounts listed(const FacetCounter& counter) {
  FacetCounts out{counter.name, {}, counter.missing};
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < counter.counts.size(); ++i) {
    if (counter.counts[i] > 0) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counter.counts[a] > counter.counts[b]; });
  out.values.reserve(found.size());
  for (const auto i : found) out.values.push_back({counter.column->values[i], counter.counts[i]});
  return out;
}

/// Before in the result, by index into the matches.
class Before {
 public:
  Before(const Matches& matches, const Columns& columns, SortOrder sort)
      : matches_(matches), columns_(columns), sort_(sort) {}

  bool operator()(std::size_t a, std::size_t b) const {
    const auto x = matches_.docs[a];
    const auto y = matches_.docs[b];
    if (sort_ == SortOrder::date && columns_.from.of[x] != columns_.from.of[y]) return later(x, y);
    if (sort_ == SortOrder::relevance) {
      const bool inside_a = matches_.tiers[a] == MatchTier::inside;
      const bool inside_b = matches_.tiers[b] == MatchTier::inside;
      if (inside_a != inside_b) return inside_b;
      if (matches_.scores[a] != matches_.scores[b]) return matches_.scores[a] > matches_.scores[b];
    }
    return columns_.order(x) < columns_.order(y);
  }

 private:
  /// Newest first; no date comes last.
  [[nodiscard]] bool later(std::uint32_t x, std::uint32_t y) const {
    const auto a = columns_.from.of[x];
    const auto b = columns_.from.of[y];
    if (a == no_value || b == no_value) return a != no_value;
    return a > b;
  }

  const Matches& matches_;
  const Columns& columns_;
  SortOrder sort_;
};

}  // namespace

const FacetColumn* column_of(const Columns& columns, const std::string& facet) {
  const auto names = facet_names();
  if (std::find(names.begin(), names.end(), facet) == names.end()) return nullptr;
  const auto at = columns.facets.find(facet);
  return at == columns.facets.end() ? nullptr : &at->second;
}

Error unknown_facet(const std::string& name) {
  std::string known;
  for (const auto facet : facet_names()) known.append(known.empty() ? "" : ", ").append(facet);
  return {ErrorCode::facet_unknown, {name, known}, {}};
}

Result<Counted> count(const Matches& matches, const Columns& columns, const SearchRequest& request) {
  auto filters = filters_of(columns, request);
  if (!filters) return filters.error();
  auto counters = counters_of(columns, request, *filters);
  if (!counters) return counters.error();
  Counted out;
  std::vector<std::size_t> passed;
  passed.reserve(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto doc = matches.docs[i];
    std::size_t failed = 0;
    std::size_t which = 0;
    for (std::size_t f = 0; f < filters->size() && failed < 2; ++f) {
      if ((*filters)[f].passes(doc)) continue;
      ++failed;
      which = f;
    }
    if (failed > 1) continue;
    for (auto& counter : *counters) {
      if (failed == 0 || counter.own_filter == which) counter.add(doc);
    }
    if (failed == 0) passed.push_back(i);
  }
  out.total = passed.size();
  const auto begin = std::min(request.offset, passed.size());
  const auto end = begin + std::min(request.limit, passed.size() - begin);
  const auto middle = passed.begin() + static_cast<std::ptrdiff_t>(end);
  std::partial_sort(passed.begin(), middle, passed.end(), Before(matches, columns, request.sort));
  out.best.assign(passed.begin() + static_cast<std::ptrdiff_t>(begin), middle);
  for (const auto& counter : *counters) out.facets.push_back(listed(counter));
  return out;
}

}  // namespace iken::search
