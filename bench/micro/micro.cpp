// The inner loops alone, with Google Benchmark: folding, analysis, postings, cutting a snippet out of a search.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <benchmark/benchmark.h>
#include <iken/iken.hpp>

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "generate/comments.hpp"
#include "records/random.hpp"
#include "store/stored_list.hpp"

namespace {

namespace base = iken::base;
namespace store = iken::store;
namespace bench = iken::bench;
using iken::Analyzer;
using iken::AnalyzerOptions;
using iken::IndexWriter;
using iken::Searcher;
using iken::SearchRequest;

std::string invented_lines(std::uint64_t records) {
  bench::GenerateOptions options;
  options.records = records;
  std::string lines;
  bench::generate(options, [&](std::string_view piece) { lines += piece; });
  return lines;
}

/// Opinions of invented comments.
std::vector<std::string> texts() {
  std::vector<std::string> all;
  std::istringstream lines(invented_lines(500));
  for (std::string line; std::getline(lines, line);) {
    all.push_back(nlohmann::json::parse(line).at("opinion").get<std::string>());
  }
  return all;
}

std::optional<Analyzer> analyzer() {
  AnalyzerOptions options;
  options.data_dir = IKEN_BENCH_DATA;
  auto opened = Analyzer::open(options);
  if (!opened) return std::nullopt;
  return std::move(opened).value();
}

template <class Work>
void over_texts(benchmark::State& state, Work work) {
  const auto all = texts();
  std::int64_t bytes = 0;
  std::size_t next = 0;
  for (auto _ : state) {
    const std::string& text = all[next++ % all.size()];
    benchmark::DoNotOptimize(work(text));
    bytes += static_cast<std::int64_t>(text.size());
  }
  state.SetBytesProcessed(bytes);
}

void folding(benchmark::State& state) {
  over_texts(state, [](const std::string& text) { return base::fold_text(text); });
}

void folding_with_offsets(benchmark::State& state) {
  over_texts(state, [](const std::string& text) { return base::fold(text); });
}

void text_analysis(benchmark::State& state) {
  const auto made = analyzer();
  if (!made) return state.SkipWithError("the analyzer could not be opened");
  over_texts(state, [&](const std::string& text) { return made->analyze(text); });
}

/// A list of 100,000 records of the literal layer, each with one place.
std::string posting_list() {
  store::ListBuilder list(store::ListOf::grams);
  list.start({});
  bench::Random random(1);
  std::uint32_t doc = 0;
  for (int i = 0; i < 100000; ++i) {
    doc += 1 + static_cast<std::uint32_t>(random.below(20));
    std::string bytes(1, '\0');  // a head: no distance from the piece's own first record, one place
    store::put_number(bytes, static_cast<std::uint32_t>(random.below(400)));
    list.add({1, 0, 0, 0, 1, static_cast<std::uint32_t>(bytes.size() - 1)}, bytes.data(), doc);
  }
  return list.finish();
}

void posting_list_decoding(benchmark::State& state) {
  const std::string bytes = posting_list();
  for (auto _ : state) {
    store::StoredList list;
    std::uint64_t sum = 0;
    const auto add = [&](std::uint32_t doc, std::uint32_t count) { sum += doc + count; };
    if (!list.open(bytes, store::ListOf::grams) || !store::each_record(list, add))
      return state.SkipWithError("the list could not be decoded");
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 100000);
}

/// A search over 2,000 records with and without its snippets: the difference is what cutting and marking cost.
void whole_search(benchmark::State& state) {
  const auto made = analyzer();
  if (!made) return state.SkipWithError("the analyzer could not be opened");
  const auto folder = std::filesystem::temp_directory_path() / "iken-bench-micro.index";
  std::filesystem::remove_all(folder);
  {
    auto documents = iken::parse_bytes(invented_lines(2000), "invented.jsonl");
    auto writer = IndexWriter::open(folder.string(), *made);
    if (!documents || !writer) return state.SkipWithError("the index could not be made");
    for (const auto& document : *documents) {
      if (!writer->add(document)) return state.SkipWithError("a document could not be added");
    }
    if (!writer->commit()) return state.SkipWithError("the index could not be committed");
  }
  auto searcher = Searcher::open(folder.string(), *made);
  if (!searcher) return state.SkipWithError("the index could not be opened");
  SearchRequest request;
  request.query = "図書館 区民";
  request.snippets = state.range(0) != 0;
  for (auto _ : state) benchmark::DoNotOptimize(searcher->search(request));
  std::filesystem::remove_all(folder);
}

BENCHMARK(folding);
BENCHMARK(folding_with_offsets);
BENCHMARK(text_analysis);
BENCHMARK(posting_list_decoding);
BENCHMARK(whole_search)->ArgName("snippets")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
