// Search results for a person to read.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstddef>
#include <cstdio>
#include <map>
#include <string>

#include "render/catalogue.hpp"
#include "render/record_lines.hpp"
#include "render/table.hpp"
#include "render/width.hpp"
#include "schema/facets.hpp"

namespace iken::render {
namespace {

constexpr std::size_t facet_values_shown = 10;

std::string milliseconds(std::int64_t microseconds) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f", static_cast<double>(microseconds) / 1000.0);
  return buffer;
}

void add_summary(Page& page, const SearchResults& results, const SearchRequest& request) {
  const auto language = page.language();
  const auto query = quoted({results.query}, language);
  if (results.total == 0) {
    page.own(label(Label::no_hits, language, {query}), Paint::strong).end();
    return;
  }
  page.own(query, Paint::strong).own("  ");
  page.own(label(Label::hits, language, {std::to_string(results.total), milliseconds(results.took_us)}));
  if (results.hits.size() < results.total && !results.hits.empty()) {
    const auto first = std::to_string(request.offset + 1);
    const auto last = std::to_string(request.offset + results.hits.size());
    page.own("  ").own(first == last ? label(Label::shown_one, language, {first})
                                     : label(Label::shown_of, language, {first, last}),
                       Paint::dim);
  }
  page.end();
}

void add_expansions(Page& page, const SearchResults& results) {
  const auto language = page.language();
  for (const auto& expansion : results.expanded) {
    page.own(label(Label::also_searched, language,
                   {quoted(expansion.to, language), kind_label(expansion.kind, language),
                    quoted({expansion.from}, language)}),
             Paint::dim)
        .end(0, 2);
  }
  if (results.relaxed) page.own(label(Label::relaxed, language), Paint::dim).end();
}

void add_hit(Page& page, const Hit& hit, std::size_t margin) {
  page.own(right_aligned(std::to_string(hit.rank), margin - 2) + ". ", Paint::strong);
  page.text(number_of(hit.record), Paint::strong);
  add_category(page, hit.record);
  if (hit.record.no) page.own("  ").text(hit.record.id, Paint::dim);
  if (const auto reason = tier_label(hit.match, page.language()); !reason.empty()) {
    page.own(page.language() == Language::japanese ? "  ※" : "  * ", Paint::warning).own(reason, Paint::warning);
  }
  page.end(0, margin);
  add_place(page, hit, margin);
  add_snippet(page, label(Label::opinion, page.language()), hit.opinion, hit.record.opinion, margin);
  add_snippet(page, label(Label::response, page.language()), hit.response, hit.record.response, margin);
}

/// What the symbols mean, as far as the hits tell and agree.
Meanings meanings_of(const SearchResults& results) {
  Meanings meanings;
  std::map<std::string, bool> disputed;
  for (const auto& hit : results.hits) {
    if (!hit.record.category || hit.record.category->symbol.empty()) continue;
    const auto& [symbol, meaning] = *hit.record.category;
    const auto [known, is_new] = meanings.try_emplace(symbol, meaning);
    if (!is_new && known->second != meaning) disputed[symbol] = true;
  }
  for (const auto& [symbol, ignored] : disputed) meanings.erase(symbol);
  return meanings;
}

void add_facets(Page& page, const SearchResults& results) {
  const auto meanings = meanings_of(results);
  for (const auto& counts : results.facets) {
    page.blank();
    add_counts(page, counts, counts.name == "category" ? meanings : Meanings(), facet_values_shown);
  }
}

void add_parts(Page& page, const SearchResults& results) {
  const auto language = page.language();
  for (const auto& part : results.parts) {
    page.own(label(Label::part_count, language, {quoted({part.part}, language), std::to_string(part.count)}));
    if (!part.nearest.empty()) {
      page.own("  ").own(label(Label::part_nearest, language, {quoted(part.nearest, language)}), Paint::accent);
    }
    if (!part.related.empty()) {
      page.own("  ").own(label(Label::part_related, language, {quoted(part.related, language)}), Paint::accent);
    }
    page.end(2, 4);
  }
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const SearchResults& results, const SearchRequest& request, const TextStyle& style) {
  using namespace render;
  Page page(style);
  add_summary(page, results, request);
  add_expansions(page, results);
  if (results.total == 0) {
    add_parts(page, results);
    return page.take();
  }
  const auto last = request.offset + results.hits.size();
  const auto margin = std::max<std::size_t>(std::to_string(last).size(), 2) + 2;
  for (const auto& hit : results.hits) {
    page.blank();
    add_hit(page, hit, margin);
  }
  add_facets(page, results);
  return page.take();
}

}  // namespace iken
