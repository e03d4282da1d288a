// iken explain: the stages of a query; why a record scored, or why it is not there.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"

namespace iken::cli {

int run_explain(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1, 2)) return *ended;
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  SearchRequest request;
  request.query = call.operands().front();
  const auto id = call.operands().size() > 1 ? call.operands()[1] : std::string();
  const auto explanation = searcher->explain(request, id);
  if (!explanation) return call.fail(explanation.error());
  const int code = id.empty() || explanation->found ? answered : nothing_found;
  return call.answer(call.format_is("json") ? to_json(*explanation) : to_text(*explanation, id, call.style()), code);
}

}  // namespace iken::cli
