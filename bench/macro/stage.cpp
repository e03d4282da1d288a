// One size of the macro benchmark.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "macro/stage.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <iken/iken.hpp>
#include <iken/precedents.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "generate/comments.hpp"
#include "macro/cases.hpp"
#include "macro/check.hpp"
#include "report/measure.hpp"

namespace iken::bench {

namespace {

using Row = nlohmann::ordered_json;

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::english));
  return std::move(result).value();
}

void check(const Result<void>& result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::english));
}

double rounded(double value) { return std::round(value * 10) / 10; }

Row row_of(std::uint64_t records, const std::string& operation, const evaluation::LatencySummary& latency) {
  return {{"records", records},
          {"operation", operation},
          {"asked", latency.count},
          {"p50_us", rounded(latency.p50)},
          {"p90_us", rounded(latency.p90)},
          {"p95_us", rounded(latency.p95)},
          {"p99_us", rounded(latency.p99)},
          {"max_us", rounded(latency.max)},
          {"per_second", rounded(latency.per_second())}};
}

void write_records(const std::string& path, std::uint64_t records) {
  if (std::filesystem::exists(path)) return;
  const std::string unfinished = path + ".new";
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(unfinished.c_str(), "wb"), std::fclose);
  if (!file) throw std::runtime_error("cannot write " + unfinished);
  GenerateOptions options;
  options.records = records;
  generate(options, [&](std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), file.get()) != piece.size())
      throw std::runtime_error("cannot write " + unfinished);
  });
  file.reset();
  std::filesystem::rename(unfinished, path);
}

/// Asks the kernel to drop its copies of the index's pages, so that the next reader waits for the disk.
void forget_pages(const std::string& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
  }
}

class Stage {
 public:
  Stage(const MacroOptions& options, std::uint64_t records)
      : options_(options),
        size_(records),
        records_(options.work + "/" + std::to_string(records) + ".jsonl"),
        index_(options.work + "/" + std::to_string(records) + ".index"),
        analyzer_(open_analyzer()) {
    std::filesystem::create_directories(options.work);
    write_records(records_, records);
  }

  std::vector<Row> run() {
    build();
    open_and_ask("open", false, false);
    open_and_ask("cold search", true, true);
    searcher_ = value_of(Searcher::open(index_, analyzer_));
    auto operations = make_operations();
    count_expected(records_, operations);
    for (const auto& operation : operations) measure(operation);
    measure_similar();
    measure_suggest(operations.front());
    return std::move(rows_);
  }

 private:
  Analyzer open_analyzer() const {
    AnalyzerOptions made;
    made.data_dir = options_.data;
    made.dictionary = options_.dictionary;
    return value_of(Analyzer::open(made));
  }

  void build() {
    if (options_.rebuild) std::filesystem::remove_all(index_);
    if (std::filesystem::exists(index_)) return;
    const double processor = process_seconds();
    const Stopwatch watch;
    auto writer = value_of(IndexWriter::open(index_, analyzer_));
    check(stream_jsonl(records_, {}, [&](ParsedDocument document) { return writer.add(document); }));
    check(writer.commit());
    const double seconds = watch.seconds();
    if (writer.summary().records != size_)
      throw std::runtime_error("indexed " + std::to_string(writer.summary().records));
    const auto bytes = static_cast<double>(writer.summary().bytes);
    const auto on_disk = bytes_on_disk(index_);
    rows_.push_back({{"records", size_},
                     {"operation", "build"},
                     {"asked", 1},
                     {"seconds", rounded(seconds)},
                     {"processor_seconds", rounded(process_seconds() - processor)},
                     {"mb_per_s", rounded(bytes / seconds / 1e6)},
                     {"index_bytes", on_disk},
                     {"index_per_text", rounded(static_cast<double>(on_disk) / bytes)},
                     {"resident_highest_bytes", memory_now().highest}});
  }

  /// A searcher is opened each time; the analyzer stands already, as in a program that serves many.
  void open_and_ask(const char* name, bool forget, bool ask) {
    std::vector<double> times;
    for (std::size_t i = 0; i < std::max<std::size_t>(10, options_.repeats); ++i) {
      if (forget) forget_pages(index_);
      const Stopwatch watch;
      const auto searcher = value_of(Searcher::open(index_, analyzer_));
      SearchRequest request;
      request.query = "区民";
      if (ask && value_of(searcher.search(request)).total == 0) throw std::runtime_error("nothing found for 区民");
      times.push_back(watch.microseconds());
    }
    rows_.push_back(row_of(size_, name, evaluation::summarize(std::move(times))));
  }

  void measure(const Operation& operation) {
    std::vector<double> times;
    double hits = 0;
    for (std::size_t pass = 0; pass <= options_.repeats; ++pass) {
      for (const auto& each : operation.cases) {
        const Stopwatch watch;
        const auto results = value_of(searcher_->search(each.request));
        const double time = watch.microseconds();
        if (pass > 0) times.push_back(time);
        if (pass > 0) continue;
        hits += static_cast<double>(results.total) / static_cast<double>(operation.cases.size());
        if (const auto fault = fault_of(each, results); !fault.empty()) {
          throw std::runtime_error(operation.name + " " + each.request.query + ": " + fault);
        }
      }
    }
    auto row = row_of(size_, operation.name, evaluation::summarize(std::move(times)));
    row["hits_mean"] = rounded(hits);
    row["resident_bytes"] = memory_now().resident;
    rows_.push_back(std::move(row));
  }

  /// The opinions of the records themselves: the nearest must be the record, or one with the same opinion.
  void measure_similar() {
    std::vector<Record> some;
    const std::uint64_t step = std::max<std::uint64_t>(1, size_ / 25);
    std::uint64_t number = 0;
    check(value_of(Index::open(index_)).each([&](const Record& record) -> Result<void> {
      if (number++ % step == 0) some.push_back(record);
      return {};
    }));
    std::vector<double> times;
    for (std::size_t pass = 0; pass <= options_.repeats; ++pass) {
      for (const auto& record : some) {
        const Stopwatch watch;
        const auto similar = value_of(find_similar(*searcher_, record.opinion));
        if (pass > 0) times.push_back(watch.microseconds());
        const auto& hits = similar.results.hits;
        if (hits.empty() || hits.front().record.opinion != record.opinion) {
          throw std::runtime_error("similar: " + record.id + " is not the nearest to itself");
        }
      }
    }
    rows_.push_back(row_of(size_, "similar", evaluation::summarize(std::move(times))));
  }

  /// The first character of each word that is searched, as one types.
  void measure_suggest(const Operation& words) {
    std::vector<double> times;
    for (std::size_t pass = 0; pass <= options_.repeats; ++pass) {
      for (const auto& each : words.cases) {
        const auto prefix = each.parts.front().substr(0, 3);
        const Stopwatch watch;
        const auto completions = value_of(searcher_->suggest(prefix, 10));
        if (pass > 0) times.push_back(watch.microseconds());
        if (pass == 0) check_completions(prefix, completions, each.expected > 0);
      }
    }
    rows_.push_back(row_of(size_, "suggest", evaluation::summarize(std::move(times))));
  }

  /// They begin as was typed, most used first, and whoever takes one finds as many records as it says.
  void check_completions(const std::string& prefix, const std::vector<Completion>& completions, bool some) const {
    if (some && completions.empty()) throw std::runtime_error("suggest " + prefix + ": nothing");
    std::uint64_t before = size_;
    for (const auto& one : completions) {
      SearchRequest request;
      request.query = one.word;
      const bool found = value_of(searcher_->search(request)).total >= one.records;
      if (!one.word.starts_with(prefix) || one.records > before || one.records == 0 || !found) {
        throw std::runtime_error("suggest " + prefix + ": " + one.word);
      }
      before = one.records;
    }
  }

  const MacroOptions& options_;
  std::uint64_t size_;
  std::string records_;
  std::string index_;
  Analyzer analyzer_;
  std::optional<Searcher> searcher_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<nlohmann::ordered_json> run_size(const MacroOptions& options, std::uint64_t records) {
  return Stage(options, records).run();
}

}  // namespace iken::bench
