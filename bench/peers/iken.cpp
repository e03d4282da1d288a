// iken itself, asked in the same way as the others, through its public interface.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// Options: --data DIR (the analyzer's data; default: this build's)   --expand no   --facets no   --dictionary DIR
#include <iken/iken.hpp>

#include <memory>
#include <stdexcept>
#include <string>

#include "peers/peer.hpp"

namespace {

using namespace iken::bench;

template <class T>
T value_of(iken::Result<T> result) {
  if (!result) throw std::runtime_error(iken::describe(result.error(), iken::Language::english));
  return std::move(result).value();
}

void check(const iken::Result<void>& result) {
  if (!result) throw std::runtime_error(iken::describe(result.error(), iken::Language::english));
}

iken::Analyzer open_analyzer(const PeerCall& call) {
  iken::AnalyzerOptions options;
  options.data_dir = call.option("data", IKEN_BENCH_DATA);
  options.dictionary = call.option("dictionary", options.dictionary);
  return value_of(iken::Analyzer::open(options));
}

IndexFigures build_index(const PeerCall& call) {
  IndexFigures figures;
  const Stopwatch watch;
  {
    const iken::Analyzer analyzer = open_analyzer(call);
    auto writer = value_of(iken::IndexWriter::open(call.index, analyzer));
    check(iken::stream_jsonl(call.records, {}, [&](iken::ParsedDocument document) { return writer.add(document); }));
    check(writer.commit());
    figures.records = writer.summary().records;
    figures.text_bytes = writer.summary().bytes;
  }
  figures.seconds = watch.seconds();
  figures.index_bytes = bytes_on_disk(call.index);
  return figures;
}

Answer answer_of(const iken::SearchResults& results) {
  Answer answer;
  answer.total = results.total;
  answer.records = results.hits.size();
  for (const auto& facet : results.facets) answer.facet_values += facet.values.size();
  for (const auto& hit : results.hits) {
    answer.snippets += (hit.opinion.spans.empty() ? 0U : 1U) + (hit.response.spans.empty() ? 0U : 1U);
    answer.bytes +=
        hit.record.opinion.size() + hit.record.response.size() + hit.opinion.text.size() + hit.response.text.size();
  }
  return answer;
}

/// What must live as long as a search may be asked.
struct Open {
  explicit Open(const PeerCall& call)
      : analyzer(open_analyzer(call)), searcher(value_of(iken::Searcher::open(call.index, analyzer))) {}
  iken::Analyzer analyzer;
  iken::Searcher searcher;
};

std::function<Answer(const BenchQuery&)> open_index(const PeerCall& call) {
  auto open = std::make_shared<Open>(call);
  iken::SearchRequest request;
  request.match = call.strings ? iken::MatchMode::literal : iken::MatchMode::automatic;
  request.expand = call.option("expand", "yes") == "yes";
  if (call.option("facets", "yes") != "yes") request.facets.clear();
  return [open, request](const BenchQuery& query) mutable {
    request.query = query.text;
    return answer_of(value_of(open->searcher.search(request)));
  };
}

}  // namespace

int main(int argc, char** argv) { return run_peer({"iken", build_index, open_index}, argc, argv); }
