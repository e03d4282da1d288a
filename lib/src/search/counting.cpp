// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/counting.hpp"

#include <algorithm>
#include <bit>
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
  std::vector<std::uint32_t> counts;  ///< by value; behind them, those that have none

  void add(std::uint32_t doc) {
    // no_value is larger than every value.
    ++counts[std::min<std::size_t>(column->of[doc], counts.size() - 1)];
  }
  [[nodiscard]] std::uint32_t missing() const { return counts.back(); }
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
      if (values[i] != wanted.value && base::fold_text(values[i]) != folded) continue;
      at->allowed[i] = true;
      if (!column->now.empty()) at->allowed[column->now[i]] = true;
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
    counter.counts.assign(column->values.size() + 1, 0);
    counters.push_back(std::move(counter));
  }
  return counters;
}

constexpr std::size_t ahead = 8;

FacetCounts listed(const FacetCounter& counter) {
  FacetCounts out{counter.name, {}, counter.missing()};
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i + 1 < counter.counts.size(); ++i) {
    if (counter.counts[i] > 0) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counter.counts[a] > counter.counts[b]; });
  out.values.reserve(found.size());
  const auto& values = counter.column->values;
  for (std::size_t i = 0; i < found.size(); ++i) {
    // Thousands of texts in an order that is not theirs: what comes soon is sent for now.
    if (i + 2 * ahead < found.size()) __builtin_prefetch(&values[found[i + 2 * ahead]]);
    if (i + ahead < found.size()) __builtin_prefetch(values[found[i + ahead]].data());
    out.values.push_back({values[found[i]], counter.counts[found[i]]});
  }
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

/// The first `wanted` of all that are offered. By relevance, nearly all are turned away by a look at one number.
class Best {
 public:
  Best(std::size_t wanted, const Matches& matches, const Columns& columns, SortOrder sort)
      : wanted_(wanted), matches_(matches), before_(matches, columns, sort), by_score_(sort == SortOrder::relevance) {}

  void offer(std::size_t i) {
    if (kept_.size() == wanted_) {
      if (worth(i) < least_ || wanted_ == 0 || !before_(i, kept_.front())) return;
      std::pop_heap(kept_.begin(), kept_.end(), before_);
      kept_.back() = i;
    } else {
      kept_.push_back(i);
    }
    std::push_heap(kept_.begin(), kept_.end(), before_);
    if (kept_.size() == wanted_) least_ = worth(kept_.front());
  }

  /// In order, without the first `offset`.
  std::vector<std::size_t> take(std::size_t offset) {
    std::sort_heap(kept_.begin(), kept_.end(), before_);
    kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, kept_.size())));
    return std::move(kept_);
  }

 private:
  /// Never less for what comes before. Scores are not negative: their bits are in the order of their values.
  [[nodiscard]] std::uint32_t worth(std::size_t i) const {
    const auto place = matches_.tiers[i] == MatchTier::inside ? 0U : 1U << 31;
    return by_score_ ? std::bit_cast<std::uint32_t>(matches_.scores[i]) | place : 0;
  }

  std::size_t wanted_;
  const Matches& matches_;
  Before before_;
  bool by_score_;
  std::vector<std::size_t> kept_;  ///< a heap, the last in order in front
  std::uint32_t least_ = 0;
};

/// Counts and offers every match that passes all filters; one that fails a single one is still counted in its facet.
std::uint64_t pass(const Matches& matches, const std::vector<FacetFilter>& filters, std::vector<FacetCounter>& counters,
                   Best& best) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto doc = matches.docs[i];
    std::size_t failed = 0;
    std::size_t which = 0;
    for (std::size_t f = 0; f < filters.size() && failed < 2; ++f) {
      if (filters[f].passes(doc)) continue;
      ++failed;
      which = f;
    }
    if (failed > 1) continue;
    for (auto& counter : counters) {
      if (failed == 0 || counter.own_filter == which) counter.add(doc);
    }
    if (failed > 0) continue;
    best.offer(i);
    ++total;
  }
  return total;
}

/// The same without filters: one column after the other.
std::uint64_t pass_all(const Matches& matches, std::vector<FacetCounter>& counters, Best& best) {
  for (auto& counter : counters) {
    for (const auto doc : matches.docs) counter.add(doc);
  }
  for (std::size_t i = 0; i < matches.size(); ++i) best.offer(i);
  return matches.size();
}

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
  const auto begin = std::min(request.offset, matches.size());
  const auto end = begin + std::min(request.limit, matches.size() - begin);
  Best best(end, matches, columns, request.sort);
  out.total = filters->empty() ? pass_all(matches, *counters, best) : pass(matches, *filters, *counters, best);
  out.best = best.take(request.offset);
  for (const auto& counter : *counters) out.facets.push_back(listed(counter));
  return out;
}

}  // namespace iken::search
