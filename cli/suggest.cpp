// iken suggest: words of the index that begin as what was typed.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"

namespace iken::cli {

int run_suggest(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::size_t limit = 10;
  call.add_index();
  call.add_number("-n", limit, {"How many words at most", "最大の語数"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  const auto prefix = call.joined_operands();
  const auto words = searcher->suggest(prefix, limit);
  if (!words) return call.fail(words.error());
  const int code = words->empty() ? nothing_found : answered;
  return call.answer(call.format_is("json") ? to_json(*words, prefix) : to_text(*words, call.style()), code);
}

}  // namespace iken::cli
