// iken stats: how records spread over the values of facets.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"

namespace iken::cli {
namespace {

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= list.size();) {
    const auto end = std::min(list.find(',', begin), list.size());
    names.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

int answer_table(Call& call, const Searcher& searcher, const std::vector<std::string>& facets,
                 const std::vector<FacetCounts>& counts) {
  const auto table = searcher.tabulate(facets, call.joined_operands());
  if (!table) return call.fail(table.error());
  if (call.format_is("json")) return call.answer(to_json(*table, counts));
  return call.answer(call.format_is("csv") ? to_csv(*table) : to_text(*table, call.style()));
}

}  // namespace

int run_stats(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::string by;
  call.add_index();
  call.add_text("--by", by, "FACET[,FACET]",
                {"Facets to count; several make a table (default: class, initiative and year, each on its own)",
                 "数える分類。複数なら集計表（省くと対応区分・取組項目・年をそれぞれ）"});
  call.add_format({"text", "json", "csv"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 0)) return *ended;
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  const auto facets = by.empty() ? std::vector<std::string>{"category", "initiative", "year"} : split(by);
  const auto counts = searcher->count(facets, call.joined_operands());
  if (!counts) return call.fail(counts.error());
  if (!by.empty() && facets.size() > 1) return answer_table(call, *searcher, facets, *counts);
  if (call.format_is("json")) return call.answer(to_json(*counts));
  return call.answer(call.format_is("csv") ? to_csv(*counts) : to_text(*counts, call.style()));
}

}  // namespace iken::cli
