// iken similar: past records nearest to a new opinion, or a plain "no precedent".
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/precedents.hpp"
#include "iken/render.hpp"
#include "sources.hpp"

namespace iken::cli {

int run_similar(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::size_t limit = 10;
  call.add_index();
  call.add_number("-n", limit, {"How many records at most", "最大の件数"});
  call.add_format({"text", "json", "csv"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto text = text_of(call.operands());
  if (!text) return call.fail(text.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  const auto similar = find_similar(*searcher, *text, limit);
  if (!similar) return call.fail(similar.error());
  const int code = similar->precedent ? answered : nothing_found;
  if (call.format_is("json")) return call.answer(to_json(*similar), code);
  return call.answer(call.format_is("csv") ? to_csv(similar->results) : to_text(*similar, call.style()), code);
}

}  // namespace iken::cli
