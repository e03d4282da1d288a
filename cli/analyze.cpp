// iken analyze: a text after each stage of the analyzer.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/analyzer.hpp"

#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"
#include "sources.hpp"

namespace iken::cli {
int run_analyze(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto text = text_of(call.operands());
  if (!text) return call.fail(text.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto stages = analyzer->stages(*text);
  return call.answer(call.format_is("json") ? to_json(stages) : to_text(stages, call.style()));
}

}  // namespace iken::cli
