// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>

#include "iken/search.hpp"
#include "search/any_word.hpp"
#include "search/as_written.hpp"
#include "search/counting.hpp"
#include "search/evaluate.hpp"
#include "search/explain.hpp"
#include "search/hits.hpp"
#include "search/nearest.hpp"
#include "search/restrict.hpp"
#include "search/session.hpp"
#include "search/shared_words.hpp"
#include "search/suggest.hpp"
#include "search/tabulate.hpp"

namespace iken {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t fewest_relaxed_words = 4;
constexpr float least_relaxed_coverage = 0.5F;  ///< "most of their weight"

std::int64_t microseconds_since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
}

/// Only plain words: no operator, no field, no phrase.
bool is_plain(const search::Plan& plan) {
  using Kind = query::Node::Kind;
  if (plan.tree.kind == Kind::any_of || plan.tree.kind == Kind::none_of) return false;
  for (const auto& child : plan.tree.children) {
    if (child.kind != Kind::leaf) return false;
  }
  for (const auto& leaf : plan.leaves) {
    if (leaf.element.kind != query::Element::Kind::word || !leaf.element.field->name.empty()) return false;
  }
  return true;
}

bool may_relax(const search::Plan& plan) {
  std::size_t words = 0;
  for (const auto& leaf : plan.leaves) words += leaf.words();
  return is_plain(plan) && words >= fewest_relaxed_words;
}

}  // namespace

std::string_view name(MatchTier tier) {
  switch (tier) {
    case MatchTier::word:
      return "word";
    case MatchTier::variant:
      return "variant";
    case MatchTier::synonym:
      return "synonym";
    case MatchTier::reading:
      return "reading";
    case MatchTier::reference:
      return "reference";
    case MatchTier::inside:
      break;
  }
  return "inside";
}

struct Searcher::Impl {
  Impl(std::string path, store::Reader reader, const Analyzer& a, std::shared_ptr<const vectors::Table> table)
      : analyzer(a), nearness(std::move(table)), sessions(std::move(path), std::move(reader)) {}

  const Analyzer& analyzer;
  search::Ranking ranking;
  mutable search::NearnessOfIndex nearness;
  mutable search::Sessions sessions;

  Result<search::AnyWordResult> rank(std::string_view text, const store::Reader& reader) const {
    analysis::TermStream stream(analyzer);
    return search::rank_any_word(text, reader, stream, nearness.of(reader.columns()).get());
  }

  Result<SearchResults> answer(const SearchRequest& request, const store::Reader& reader) const {
    auto plan = search::make_plan(request.query, {request.match, request.expand}, analyzer);
    if (!plan) return plan.error();
    auto found = search::evaluate(*plan, request.match, reader, ranking, search::Parts::joined);
    if (!found) return found.error();
    SearchResults results;
    results.query = request.query;
    results.revision = reader.revision();
    if (found->matches.empty() && may_relax(*plan) && request.match != MatchMode::literal) {
      if (auto relaxed = relax(request, reader, *found); !relaxed) return relaxed.error();
      results.relaxed = !found->matches.empty();
    }
    auto counted = search::count(found->matches, *reader.columns(), request);
    if (!counted) return counted.error();
    results.total = counted->total;
    results.facets = std::move(counted->facets);
    results.expanded = std::move(found->expanded);
    if (auto shown = search::show_as_written(results.expanded, request.query, reader); !shown) return shown.error();
    auto hits = search::fetch_hits(found->matches, counted->best, request,
                                   search::Highlighter(*plan, found->read_terms), reader);
    if (!hits) return hits.error();
    results.hits = std::move(*hits);
    if (found->matches.empty()) {
      auto counted_parts = search::evaluate(*plan, request.match, reader, ranking, search::Parts::counted);
      if (!counted_parts) return counted_parts.error();
      if (auto told = tell_parts(*counted_parts, reader, results); !told) return told.error();
    }
    return results;
  }

  /// The records a query finds; all of them for an empty one.
  Result<search::Matches> matches_of(const std::string& query, const store::Reader& reader) const {
    if (query.empty()) return search::everything(*reader.columns());
    auto plan = search::make_plan(query, {}, analyzer);
    if (!plan) return plan.error();
    auto found = search::evaluate(*plan, MatchMode::automatic, reader, ranking, search::Parts::joined);
    if (!found) return found.error();
    return std::move(found->matches);
  }

  Result<void> relax(const SearchRequest& request, const store::Reader& reader, search::Evaluation& found) const {
    auto any = rank(request.query, reader);
    if (!any) return any.error();
    for (std::size_t i = 0; i < any->matches.size(); ++i) {
      if (any->coverage[i] < least_relaxed_coverage) continue;
      found.matches.push(any->matches.docs[i], any->matches.scores[i], any->matches.tiers[i]);
    }
    return {};
  }

  [[nodiscard]] std::string base_of(const std::string& text) const {
    analysis::TermStream stream(analyzer);
    for (const auto& term : stream.terms(text)) {
      if (term.content) return std::string(term.term);
    }
    return text;
  }

  Result<std::vector<std::string>> related(const std::string& part, const store::Reader& reader) const {
    constexpr std::size_t most_related = 5;
    if (nearness.table() == nullptr) return std::vector<std::string>();
    return search::related_words(reader, *nearness.table(), base_of(part), most_related);
  }

  Result<void> tell_parts(const search::Evaluation& found, const store::Reader& reader, SearchResults& results) const {
    constexpr std::size_t most_nearest = 3;
    for (const auto& part : found.parts) {
      PartCount told{part.part, part.count, {}, {}};
      if (part.count == 0) {
        auto nearest = search::nearest_words(reader, part.part, most_nearest);
        if (!nearest) return nearest.error();
        told.nearest = std::move(*nearest);
        auto near = related(part.part, reader);
        if (!near) return near.error();
        told.related = std::move(*near);
      }
      results.parts.push_back(std::move(told));
    }
    return {};
  }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::string& path, const Analyzer& analyzer) {
  auto reader = store::Reader::open(path);
  if (!reader) return reader.error();
  if (reader->fingerprint() != analyzer.fingerprint()) {
    return Error{ErrorCode::index_fingerprint, {path, reader->fingerprint(), analyzer.fingerprint()}, {}};
  }
  auto table = vectors::open_if_there(analysis::word_vectors_path(analyzer));
  if (!table) return table.error();
  return Searcher(std::make_unique<Impl>(path, std::move(*reader), analyzer, std::move(*table)));
}

Result<SearchResults> Searcher::search(const SearchRequest& request) const {
  const auto begin = Clock::now();
  auto results = impl_->sessions.run([&](const store::Reader& reader) { return impl_->answer(request, reader); });
  if (results) results->took_us = microseconds_since(begin);
  return results;
}

Result<SearchResults> Searcher::rank(std::string_view text, std::size_t limit, bool snippets) const {
  const auto begin = Clock::now();
  auto results = impl_->sessions.run([&](const store::Reader& reader) -> Result<SearchResults> {
    auto any = impl_->rank(text, reader);
    if (!any) return any.error();
    SearchRequest request;
    request.limit = limit;
    request.facets.clear();
    request.snippets = snippets;
    auto counted = search::count(any->matches, *reader.columns(), request);
    if (!counted) return counted.error();
    std::vector<std::string> terms;
    for (const auto& word : any->words) terms.push_back(word.term);
    auto hits = search::fetch_hits(any->matches, counted->best, request, search::Highlighter(terms), reader);
    if (!hits) return hits.error();
    for (std::size_t i = 0; i < hits->size(); ++i) (*hits)[i].confidence = any->confidence[counted->best[i]];
    if (snippets) {
      if (auto told = search::tell_shared(*hits, *any, counted->best, reader); !told) return told.error();
    }
    SearchResults found;
    found.query = text;
    found.total = counted->total;
    found.revision = reader.revision();
    found.hits = std::move(*hits);
    return found;
  });
  if (results) results->took_us = microseconds_since(begin);
  return results;
}

Result<Explanation> Searcher::explain(const SearchRequest& request, const std::string& record_id) const {
  return impl_->sessions.run([&](const store::Reader& reader) {
    return search::explain(request, record_id, reader, impl_->analyzer, impl_->ranking);
  });
}

Result<std::vector<FacetCounts>> Searcher::count(const std::vector<std::string>& facets,
                                                 const std::string& query) const {
  return impl_->sessions.run([&](const store::Reader& reader) -> Result<std::vector<FacetCounts>> {
    SearchRequest request;
    request.query = query;
    request.facets = facets;
    request.limit = 0;
    auto matches = impl_->matches_of(query, reader);
    if (!matches) return matches.error();
    auto counted = search::count(*matches, *reader.columns(), request);
    if (!counted) return counted.error();
    return std::move(counted->facets);
  });
}

Result<CrossTable> Searcher::tabulate(const std::vector<std::string>& facets, const std::string& query) const {
  return impl_->sessions.run([&](const store::Reader& reader) -> Result<CrossTable> {
    auto matches = impl_->matches_of(query, reader);
    if (!matches) return matches.error();
    return search::tabulate(*matches, *reader.columns(), facets);
  });
}

Result<std::vector<Completion>> Searcher::suggest(std::string_view prefix, std::size_t limit) const {
  return impl_->sessions.run([&](const store::Reader& reader) { return search::suggest(reader, prefix, limit); });
}

Result<void> Searcher::refresh() { return impl_->sessions.refresh(); }

}  // namespace iken
