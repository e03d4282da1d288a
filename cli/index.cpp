// iken index: adds or replaces documents.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <cstdio>
#include <optional>

#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "progress.hpp"
#include "sources.hpp"

namespace iken::cli {
namespace {

/// Errors after which the other files need not be tried.
bool ends_everything(ErrorCode code) {
  switch (code) {
    case ErrorCode::index_locked:
    case ErrorCode::index_damaged:
    case ErrorCode::index_not_writable:
    case ErrorCode::storage_full:
    case ErrorCode::storage_failed:
    case ErrorCode::cancelled:
    case ErrorCode::internal: return true;
    default: return false;
  }
}

std::string summary_text(const WriteSummary& summary, double seconds, Language language) {
  const bool japanese = language == Language::japanese;
  char line[200];
  const char* pattern = japanese ? "%llu文書 %llu件を登録しました（うち更新 %llu文書、%.1f kB、%.1f秒）\n"
                                 : "Indexed %llu documents with %llu records (%llu replaced, %.1f kB, %.1f s)\n";
  std::snprintf(line, sizeof line, pattern, static_cast<unsigned long long>(summary.documents),
                static_cast<unsigned long long>(summary.records), static_cast<unsigned long long>(summary.replaced),
                static_cast<double>(summary.bytes) / 1e3, seconds);
  return line;
}

/// Feeds files to the writer. Small documents share a commit; nothing waits longer than a few seconds for its own.
class Feeder {
 public:
  Feeder(IndexWriter& writer, const ParseOptions& options) : writer_(writer), options_(options) {}

  Result<void> feed(const std::string& path) {
    if (is_jsonl(path)) return stream_jsonl(path, options_, [&](ParsedDocument document) { return add(document); });
    auto documents = parse_file(path, options_);
    if (!documents) return documents.error();
    for (const auto& document : *documents) {
      if (auto added = add(document); !added) return added;
    }
    return {};
  }

  Result<void> commit() {
    committed_ = Clock::now();
    return writer_.commit();
  }

 private:
  using Clock = std::chrono::steady_clock;

  Result<void> add(const ParsedDocument& document) {
    constexpr auto longest_wait = std::chrono::seconds(3);
    if (auto added = writer_.add(document); !added) return added;
    return Clock::now() - committed_ > longest_wait ? commit() : Result<void>();
  }

  IndexWriter& writer_;
  const ParseOptions& options_;
  Clock::time_point committed_ = Clock::now();
};

}  // namespace

int run_index(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions source_options;
  std::size_t jobs = 0;
  WriterOptions options;
  call.add_index();
  source_options.add_to(call);
  call.add_flag("--replace", options.replace, {"Take the place of a document with the same id", "同じ ID の文書を置き換える（訂正版）"});
  call.add_number("--jobs", jobs, {"Threads; 0 = one per core", "並列数（0 は自動）"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto parse_options = source_options.read(call);
  if (!parse_options) return call.fail(parse_options.error());

  int code = answered;
  const auto files = list_files(call.operands(), [&](const Error& error) { code = call.fail(error); });
  if (files.empty()) return code;
  std::uint64_t expected = 0;
  for (const auto& file : files) expected += file.bytes;

  const Interruption interruption;
  ProgressLine line(environment, expected);
  options.jobs = static_cast<unsigned>(jobs);
  options.progress = [&](const IndexProgress& progress) {
    line.show(progress);
    return !interruption.asked();
  };
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  auto writer = IndexWriter::open(call.index_dir(), *analyzer, options);
  if (!writer) return call.fail(writer.error());

  Feeder feeder(*writer, *parse_options);
  bool dead = false;
  for (const auto& file : files) {
    const auto fed = feeder.feed(file.path);
    if (fed) continue;
    line.clear();
    code = call.fail(fed.error());
    dead = fed.error().code != ErrorCode::cancelled;
    if (ends_everything(fed.error().code)) break;
    dead = false;
  }
  if (!dead) {
    if (const auto committed = feeder.commit(); !committed) code = call.fail(committed.error());
  }
  line.clear();
  const auto& summary = writer->summary();
  return call.answer(call.format_is("json") ? to_json(summary, line.seconds())
                                            : summary_text(summary, line.seconds(), call.language()),
                     code);
}

}  // namespace iken::cli
