// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <optional>

#include "iken/analyzer.hpp"
#include "iken/evaluation.hpp"
#include "iken/index.hpp"
#include "iken/ingest.hpp"
#include "iken/precedents.hpp"
#include "support/folder.hpp"

using namespace iken;

namespace {

const std::string relevance = IKEN_SOURCE_DIR "/tests/relevance/";

/// The sample collection, indexed.
class Sample {
 public:
  Sample() : analyzer_(open_analyzer()) {
    auto writer = IndexWriter::open(folder_.path("i"), analyzer_);
    REQUIRE(writer);
    for (const std::string document : {"shiomidai-digital-plan", "shiomidai-community-plan"}) {
      auto read = stream_jsonl(relevance + "truth/" + document + ".jsonl", {},
                               [&](ParsedDocument parsed) { return writer->add(parsed); });
      REQUIRE(read);
    }
    REQUIRE(writer->commit());
    auto opened = Searcher::open(folder_.path("i"), analyzer_);
    REQUIRE(opened);
    searcher_.emplace(std::move(*opened));
  }
  const Searcher& operator*() const { return *searcher_; }

 private:
  static Analyzer open_analyzer() {
    AnalyzerOptions options;
    options.data_dir = IKEN_BUILD_DIR "/share/iken";
    options.dictionary = IKEN_DICTIONARY;
    auto opened = Analyzer::open(options);
    REQUIRE(opened);
    return std::move(*opened);
  }

  tests::TemporaryFolder folder_;
  Analyzer analyzer_;
  std::optional<Searcher> searcher_;
};

std::vector<evaluation::TestQuery> opinions(const std::string& file) {
  auto read = evaluation::read_queries(relevance + file);
  REQUIRE(read);
  return std::move(*read);
}

}  // namespace

TEST_CASE("an opinion without precedent is told so, and every one with a precedent gets it") {
  const Sample sample;
  for (const auto& opinion : opinions("no-precedent.jsonl")) {
    const auto similar = find_similar(*sample, opinion.text);
    REQUIRE(similar);
    INFO(opinion.id);
    CHECK(!similar->precedent);
    CHECK(similar->results.hits.empty());
  }
  std::size_t found = 0;
  for (const auto& opinion : opinions("with-precedent.jsonl")) found += find_similar(*sample, opinion.text)->precedent ? 1 : 0;
  CHECK(found == 61);  // of 61
}

TEST_CASE("hits of one group have the same answer, hits of two have not") {
  const Sample sample;
  for (const auto& opinion : opinions("with-precedent.jsonl")) {
    const auto similar = find_similar(*sample, opinion.text, 20);
    REQUIRE(similar);
    const auto& hits = similar->results.hits;
    REQUIRE(similar->precedents.size() == hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      CHECK(hits[i].rank == i + 1);
      CHECK(similar->precedents[i].confidence >= 0);
      CHECK(similar->precedents[i].confidence <= 1);
      for (std::size_t j = 0; j < i; ++j) {
        const bool one_group = similar->precedents[i].group == similar->precedents[j].group;
        if (hits[i].record.response == hits[j].record.response) CHECK(one_group);
      }
    }
  }
}

TEST_CASE("a batch gives the same rows for every number of threads, and its families") {
  const Sample sample;
  std::vector<NewOpinion> batch;
  for (const auto& opinion : opinions("with-precedent.jsonl")) batch.push_back({opinion.id, opinion.text});
  batch.push_back({"again", batch.front().text + "！"});
  batch.push_back({"empty", ""});
  const auto one = match(*sample, batch, 1);
  const auto many = match(*sample, batch, 4);
  REQUIRE((one && many));
  CHECK(to_csv(*one) == to_csv(*many));
  CHECK(one->front().family == 1);
  CHECK((*one)[batch.size() - 2].family == 1);
  CHECK(one->back().precedents.empty());
  CHECK(one->back().family == 0);
  CHECK(match(*sample, batch, 2, [](std::size_t done) { return done < 5; }).error().code == ErrorCode::cancelled);
}
