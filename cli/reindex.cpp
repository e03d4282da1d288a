// iken reindex: makes an index anew from its stored records, after the dictionary has changed.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"
#include "progress.hpp"

namespace iken::cli {

int run_reindex(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::size_t jobs = 0;
  call.add_index();
  call.add_number("--jobs", jobs, {"Threads; 0 = one per core", "並列数（0 は自動）"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const Interruption interruption;
  ProgressLine line(environment, 0);
  WriterOptions options;
  options.jobs = static_cast<unsigned>(jobs);
  options.progress = [&](const IndexProgress& progress) {
    line.show(progress);
    return !interruption.asked();
  };
  const auto summary = reindex(call.index_dir(), *analyzer, options);
  line.clear();
  if (!summary) return call.fail(summary.error());
  if (call.format_is("json")) return call.answer(to_json(*summary, line.seconds()));
  const auto count = std::to_string(summary->records);
  return call.answer(call.language() == Language::japanese ? count + "件を登録し直しました\n"
                                                           : "Rebuilt the index; records: " + count + "\n");
}

}  // namespace iken::cli
