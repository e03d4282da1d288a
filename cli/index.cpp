// iken index: adds or replaces documents.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>

#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "progress.hpp"
#include "sources.hpp"

namespace iken::cli {
namespace {

/// Errors after which the writer takes nothing more.
bool kills_writer(ErrorCode code) {
  return code == ErrorCode::storage_full || code == ErrorCode::storage_failed || code == ErrorCode::index_damaged;
}

std::string counted(std::uint64_t number, const char* noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string summary_text(const WriteSummary& summary, double seconds, Language language) {
  char size[80];
  const bool japanese = language == Language::japanese;
  const auto kilobytes = static_cast<double>(summary.bytes) / 1e3;
  std::snprintf(size, sizeof size, japanese ? "%.1f kB、%.1f秒" : "%.1f kB, %.1f s", kilobytes, seconds);
  if (japanese) {
    const auto replaced = summary.replaced > 0 ? "うち更新 " + std::to_string(summary.replaced) + "文書、" : "";
    return std::to_string(summary.documents) + "文書 " + std::to_string(summary.records) + "件を登録しました（" +
           replaced + size + "）\n";
  }
  const auto replaced = summary.replaced > 0 ? std::to_string(summary.replaced) + " replaced, " : "";
  return "Indexed " + counted(summary.documents, "document") + " with " + counted(summary.records, "record") + " (" +
         replaced + size + ")\n";
}

/// Feeds files to a writer, which is opened when the first document has been read: a call that reads nothing makes no
/// index. Small documents share a commit; nothing waits longer than a few seconds for its own.
class Feeder {
 public:
  Feeder(const Call& call, const ParseOptions& parsing, const WriterOptions& writing)
      : call_(call), parsing_(parsing), writing_(writing) {}

  Result<void> feed(const std::string& path) {
    return each_document(path, parsing_, [&](const ParsedDocument& document) { return add(document); });
  }

  Result<void> commit() {
    committed_ = Clock::now();
    return writer_ ? writer_->commit() : Result<void>();
  }

  /// Corrections that fit no more, of the documents added since the last call: a ward that indexes its documents need
  /// not parse them to hear of it.
  std::vector<std::string> take_remarks() { return std::exchange(remarks_, {}); }
  /// Could nothing be written at all?
  [[nodiscard]] bool unopened() const { return unopened_; }
  [[nodiscard]] WriteSummary summary() const { return writer_ ? writer_->summary() : WriteSummary(); }

 private:
  using Clock = std::chrono::steady_clock;

  Result<void> open() {
    unopened_ = true;
    auto analyzer = Analyzer::open(call_.analyzer_options());
    if (!analyzer) return analyzer.error();
    analyzer_.emplace(std::move(*analyzer));
    auto writer = IndexWriter::open(call_.index_dir(), *analyzer_, writing_);
    if (!writer) return writer.error();
    writer_.emplace(std::move(*writer));
    unopened_ = false;
    return {};
  }

  /// Short at first; later at most a quarter of the time that has been spent, so that a long run makes few commits.
  [[nodiscard]] Clock::duration longest_wait() const {
    using std::chrono::seconds;
    const auto quarter = (Clock::now() - begun_) / 4;
    return std::clamp<Clock::duration>(quarter, seconds(3), seconds(30));
  }

  Result<void> add(const ParsedDocument& document) {
    if (!writer_) {
      if (auto opened = open(); !opened) return opened;
    }
    if (auto added = writer_->add(document); !added) return added;
    for (const auto& problem : document.problems) {
      if (problem.code.starts_with("correction_"))
        remarks_.push_back(document.info.id + ": " + describe(problem, call_.language()));
    }
    return Clock::now() - committed_ > longest_wait() ? commit() : Result<void>();
  }

  const Call& call_;
  const ParseOptions& parsing_;
  const WriterOptions& writing_;
  std::optional<Analyzer> analyzer_;
  std::optional<IndexWriter> writer_;
  std::vector<std::string> remarks_;
  bool unopened_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point committed_ = begun_;
};

/// Of a JSONL file about a fifth is keys and quotes; other documents are read whole.
std::uint64_t expected_bytes(const std::vector<SourceFile>& files) {
  std::uint64_t expected = 0;
  for (const auto& file : files) expected += file.path.ends_with(".jsonl") ? file.bytes / 5 * 4 : file.bytes;
  return expected;
}

/// Feeds all files, telling each bad one in a line. The exit code.
int feed_all(Feeder& feeder, const std::vector<SourceFile>& files, Call& call, ProgressLine& line) {
  int code = answered;
  for (const auto& file : files) {
    const auto fed = feeder.feed(file.path);
    const auto remarks = feeder.take_remarks();
    if (!fed || !remarks.empty()) line.clear();
    for (const auto& remark : remarks) Call::tell(remark);
    if (fed) continue;
    code = call.fail(fed.error());
    if (feeder.unopened() || kills_writer(fed.error().code)) return code;
    if (fed.error().code == ErrorCode::cancelled) break;
  }
  if (const auto committed = feeder.commit(); !committed) code = call.fail(committed.error());
  line.clear();
  return code;
}

}  // namespace

int run_index(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions source_options;
  std::size_t jobs = 0;
  WriterOptions options;
  call.add_index();
  source_options.add_to(call);
  call.add_flag("--replace", options.replace,
                {"Take the place of a document with the same id", "同じ ID の文書を置き換える（訂正版）"});
  call.add_number("--jobs", jobs, {"Threads; 0 = one per core", "並列数（0 は自動）"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto parse_options = source_options.read(call);
  if (!parse_options) return call.fail(parse_options.error());

  int code = answered;
  const auto files = list_files(call.operands(), [&](const Error& error) { code = call.fail(error); });
  if (files.empty()) return code;
  const Interruption interruption;
  ProgressLine line(environment, expected_bytes(files));
  options.jobs = static_cast<unsigned>(jobs);
  options.progress = [&](const IndexProgress& progress) {
    line.show(progress);
    return !interruption.asked();
  };
  Feeder feeder(call, *parse_options, options);
  code = std::max(code, feed_all(feeder, files, call, line));
  const auto summary = feeder.summary();
  if (call.format_is("json")) return call.answer(to_json(summary, line.seconds()), code);
  if (summary.documents == 0) return code;
  return call.answer(summary_text(summary, line.seconds(), call.language()), code);
}

}  // namespace iken::cli
