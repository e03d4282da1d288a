// iken bench: how long queries take on an index of one's own.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>

#include "call.hpp"
#include "command.hpp"
#include "iken/evaluation.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"

namespace iken::cli {
namespace {

/// One query as `search` asks it; nothing is kept between queries.
Result<std::uint64_t> ask(const Searcher& searcher, const std::string& text) {
  SearchRequest request;
  request.query = text;
  const auto results = searcher.search(request);
  if (!results) return results.error();
  return results->total;
}

Result<void> measure(const Searcher& searcher, const std::vector<evaluation::TestQuery>& queries, BenchReport& report) {
  using Clock = std::chrono::steady_clock;
  std::uint64_t hits = 0;
  report.times.reserve(report.queries * report.repeats);
  // The first pass is not counted: it fills the caches of the system.
  for (std::size_t pass = 0; pass <= report.repeats; ++pass) {
    for (const auto& query : queries) {
      const auto start = Clock::now();
      const auto found = ask(searcher, query.text);
      const auto taken = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
      if (!found) return found.error();
      if (pass == 0) hits += *found;
      else report.times.push_back(taken);
    }
  }
  if (!queries.empty()) report.hits_mean = static_cast<double>(hits) / static_cast<double>(queries.size());
  return {};
}

}  // namespace

int run_bench(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  std::string queries_path;
  BenchReport report;
  report.repeats = 3;
  call.add_index();
  call.add_text("--queries", queries_path, "FILE", {"Queries: JSONL with id and text", "質問：id と text の JSONL"});
  call.add_number("--repeats", report.repeats, {"Passes that are measured, after one that is not", "計測する回数（最初の1回は数えない）"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  if (queries_path.empty()) return call.fail(Error{ErrorCode::value_invalid, {"--queries", "", "FILE"}, {}});
  const auto queries = evaluation::read_queries(queries_path);
  if (!queries) return call.fail(queries.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto searcher = Searcher::open(call.index_dir(), *analyzer);
  if (!searcher) return call.fail(searcher.error());
  report.queries = queries->size();
  if (const auto measured = measure(*searcher, *queries, report); !measured) return call.fail(measured.error());
  return call.answer(call.format_is("json") ? to_json(report) : to_text(report, call.style()));
}

}  // namespace iken::cli
