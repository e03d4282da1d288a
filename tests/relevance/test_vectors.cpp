// The shipped word vectors: what they know, what they must not know, and what they must not touch.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include "relevance/sample.hpp"

using namespace iken;
using namespace iken::tests;

namespace {

WordVectors shipped() {
  auto opened = WordVectors::open(built_data + "/words.vec");
  REQUIRE(opened);
  return std::move(*opened);
}

std::vector<std::string> split(const std::string& words) {
  std::istringstream in(words);
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

/// The data of the build without the word vectors.
std::string data_without_vectors(const TemporaryFolder& folder) {
  const auto place = folder.path("data");
  std::filesystem::copy(built_data, place, std::filesystem::copy_options::recursive);
  std::filesystem::remove(place + "/words.vec");
  return place;
}

/// Everything of the results but times and revisions.
std::string told(const Result<SearchResults>& results) {
  if (!results) return "error";
  auto plain = *results;
  plain.took_us = 0;
  plain.revision.clear();
  return to_json(plain);
}

}  // namespace

TEST_CASE("everyday words have the neighbours that they should have") {
  constexpr std::size_t nearest = 20;
  const auto table = shipped();
  const auto rows = read_table("neighbours.tsv");
  REQUIRE(rows.size() >= 30);
  for (const auto& row : rows) {
    std::set<std::string> found;
    for (const auto& near : table.near(row.at(0), nearest)) found.insert(near.word);
    const auto wanted = split(row.at(1));
    INFO(row[0]);
    CHECK(std::any_of(wanted.begin(), wanted.end(), [&](const auto& word) { return found.count(word) > 0; }));
  }
}

TEST_CASE("no name of a person and no number is among the words") {
  const auto words = shipped().words();
  CHECK(words.size() > 10000);
  for (const auto& word : words) {
    for (const auto& token : sample().analyzer().analyze(word)) {
      INFO(word);
      CHECK(!token.part_of_speech.starts_with("名詞-固有名詞-人名"));
    }
    CHECK(!(word[0] >= '0' && word[0] <= '9'));
  }
}

TEST_CASE("the shipped table says where it comes from, and is small") {
  const auto table = shipped();
  CHECK(table.notice().find("MIT") != std::string_view::npos);
  CHECK(std::filesystem::file_size(built_data + "/words.vec") < 4'000'000);
}

TEST_CASE("a strict search finds, ranks and shows the same with word vectors and without") {
  const TemporaryFolder folder;
  const Sample without(data_without_vectors(folder));
  for (const auto& test : read_lines("cases.jsonl")) {
    const auto request = request_of(test);
    const auto with = sample().searcher().search(request);
    if (with && (with->relaxed || !with->parts.empty())) continue;
    INFO(request.query);
    CHECK(told(with) == told(without.searcher().search(request)));
  }
}

TEST_CASE("an index without word vectors ranks by words, and is not mixed up with one that has them") {
  const TemporaryFolder folder;
  const Sample without(data_without_vectors(folder));
  const auto ranked = without.searcher().rank("ごみの出し方が分からない", 5);
  REQUIRE(ranked);
  CHECK(!ranked->hits.empty());
  CHECK(without.analyzer().fingerprint() != sample().analyzer().fingerprint());
}

TEST_CASE("a damaged table is an error, not a crash") {
  const TemporaryFolder folder;
  const auto place = data_without_vectors(folder);
  std::ofstream(place + "/words.vec") << "ikenvec1 and then nothing that fits";
  AnalyzerOptions options;
  options.data_dir = place;
  options.dictionary = IKEN_DICTIONARY;
  const auto analyzer = Analyzer::open(options);
  REQUIRE(analyzer);
  const auto writer = IndexWriter::open(folder.path("index"), *analyzer);
  REQUIRE(!writer);
  CHECK(writer.error().code == ErrorCode::data_broken);
}
