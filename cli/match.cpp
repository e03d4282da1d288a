// iken match: a batch of new opinions becomes a worksheet of precedents.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/precedents.hpp"
#include "iken/render.hpp"
#include "progress.hpp"
#include "sources.hpp"

namespace iken::cli {

int run_match(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions options;
  std::size_t jobs = 0;
  call.add_index();
  options.add_to(call);
  call.add_number("--jobs", jobs, {"Threads; 0 = one per core", "並列数（0 は自動）"});
  call.add_format({"csv", "xlsx", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1, 1)) return *ended;
  const auto parse_options = options.read(call);
  if (!parse_options) return call.fail(parse_options.error());
  const auto opinions = new_opinions(call.operands(), *parse_options);
  if (!opinions) return call.fail(opinions.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());

  const Interruption interruption;
  ProgressLine line(environment, 0);
  const auto rows = match(*searcher, *opinions, static_cast<unsigned>(jobs), [&](std::size_t done) {
    line.show_part(done, opinions->size());
    return !interruption.asked();
  });
  line.clear();
  if (!rows) return call.fail(rows.error());
  const bool japanese = call.language() == Language::japanese;
  if (call.format_is("json")) return call.answer(to_json(*rows));
  if (call.format_is("csv")) return call.answer(to_csv(*rows, japanese));
  const auto sheet = to_xlsx(*rows, japanese);
  if (!sheet) return call.fail(sheet.error());
  call.output().write(*sheet);
  return call.finish(answered);
}

}  // namespace iken::cli
