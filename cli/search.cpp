// iken search: which records answer, in what order.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/search.hpp"

#include <array>

#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"

namespace iken::cli {
namespace {

/// "category=△"; the value may hold further '='.
Result<std::vector<Filter>> read_filters(const std::vector<std::string>& given, const Call& call) {
  std::vector<Filter> filters;
  for (const auto& text : given) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Error{ErrorCode::value_invalid, {"--filter", text, call.say({"FACET=VALUE", "分類=値"})}, {}};
    }
    filters.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return filters;
}

std::string rows(const SearchResults& results) {
  std::string lines;
  for (const auto& hit : results.hits) lines += to_json(hit) + "\n";
  return lines;
}

std::string written(const Call& call, const SearchResults& results, const SearchRequest& request) {
  if (call.format_is("json")) return to_json(results);
  if (call.format_is("jsonl")) return rows(results);
  if (call.format_is("csv")) return to_csv(results);
  return to_text(results, request, call.style());
}

}  // namespace

int run_search(const Command& self, const Arguments& arguments, const Environment& environment) {
  constexpr auto orders = std::to_array({SortOrder::relevance, SortOrder::no, SortOrder::date});
  constexpr auto modes = std::to_array({MatchMode::automatic, MatchMode::word, MatchMode::literal});
  Call call(self.name, self.purpose, self.operands, environment);
  SearchRequest request;
  std::size_t order = 0;
  std::size_t mode = 0;
  bool no_expand = false;
  std::vector<std::string> filters;
  std::vector<std::string> facets;
  call.add_index();
  call.add_number("-n", request.limit, {"How many records to show", "表示する件数"});
  call.add_number("--offset", request.offset, {"How many to leave out before them", "先頭から飛ばす件数"});
  call.add_choice("--sort", order, {"relevance", "no", "date"}, {"Order", "並び順"});
  call.add_list("--filter", filters, "FACET=VALUE", {"Only records with this value; may be repeated", "この値のものだけ（繰り返せる）"});
  call.add_list("--facet", facets, "NAME", {"Facet to count instead of category and initiative; may be repeated", "件数を数える分類（繰り返せる）"});
  call.add_choice("--match", mode, {"auto", "word", "literal"}, {"What counts as a match", "一致の仕方"});
  call.add_flag("--no-expand", no_expand, {"No variants, synonyms or readings", "表記ゆれ・同義語・読みを使わない"});
  call.add_format({"text", "json", "jsonl", "csv"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;

  auto read = read_filters(filters, call);
  if (!read) return call.fail(read.error());
  request.query = call.joined_operands();
  request.sort = orders[order];
  request.match = modes[mode];
  request.expand = !no_expand;
  request.filters = std::move(*read);
  if (!facets.empty()) request.facets = std::move(facets);

  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  const auto results = searcher->search(request);
  if (!results) return call.fail(results.error());
  return call.answer(written(call, *results, request), results->total > 0 ? answered : nothing_found);
}

}  // namespace iken::cli
