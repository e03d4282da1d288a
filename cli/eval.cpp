// iken eval: how good a ranking is, by queries whose right answers are known; or two run files against each other.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <fstream>

#include "call.hpp"
#include "command.hpp"
#include "iken/evaluation.hpp"
#include "iken/experiment.hpp"
#include "iken/render.hpp"

namespace iken::cli {
namespace {

namespace ev = evaluation;

template <class Measured>
int told(Call& call, const Measured& measured) {
  return call.answer(call.format_is("json") ? to_json(measured) : to_text(measured, call.style()));
}

int judge_runs(Call& call, const ev::Judgements& judgements) {
  const auto first = ev::read_run(call.operands()[0]);
  if (!first) return call.fail(first.error());
  if (call.operands().size() == 1) return told(call, ev::evaluate(*first, judgements));
  const auto second = ev::read_run(call.operands()[1]);
  if (!second) return call.fail(second.error());
  return told(call, ev::compare(*first, *second, judgements));
}

Result<void> write_run(const std::string& path, const ev::Run& run) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << ev::to_run_file(run);
  file.flush();
  if (!file) return Error{ErrorCode::storage_failed, {path, std::system_category().message(errno)}, {}};
  return {};
}

}  // namespace

int run_eval(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::string queries_path;
  std::string judgements_path;
  std::string run_path;
  std::size_t mode = 0;
  call.add_index();
  call.add_text("--queries", queries_path, "FILE", {"Queries: JSONL with id and text", "質問：id と text の JSONL"});
  call.add_text("--qrels", judgements_path, "FILE", {"Judgements: query 0 record grade", "正解：質問 0 意見 段階"});
  call.add_text("--run", run_path, "FILE", {"Write the ranking as a TREC run", "順位を TREC の run 形式で書き出す"});
  call.add_choice("--mode", mode, {"any", "search"}, {"Rank as similar does, or strictly", "順位の付け方"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 0, 2)) return *ended;
  if (judgements_path.empty()) return call.fail(Error{ErrorCode::value_invalid, {"--qrels", "", "FILE"}, {}});
  const auto judgements = ev::read_judgements(judgements_path);
  if (!judgements) return call.fail(judgements.error());
  if (!call.operands().empty()) return judge_runs(call, *judgements);

  if (queries_path.empty()) return call.fail(Error{ErrorCode::value_invalid, {"--queries", "", "FILE"}, {}});
  const auto queries = ev::read_queries(queries_path);
  if (!queries) return call.fail(queries.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  const auto run = ev::ask(*searcher, *queries, mode == 0 ? ev::Mode::any_word : ev::Mode::search);
  if (!run) return call.fail(run.error());
  if (!run_path.empty()) {
    if (const auto written = write_run(run_path, *run); !written) return call.fail(written.error());
  }
  return told(call, ev::evaluate(*run, *judgements));
}

}  // namespace iken::cli
