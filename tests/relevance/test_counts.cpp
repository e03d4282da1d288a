// Counts, tables and completions over the sample collection, against plain counting.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "relevance/sample.hpp"

using namespace iken;
using iken::tests::sample;
using Json = nlohmann::json;

namespace {

std::string symbol_of(const Record& record) {
  if (!record.category) return {};
  return record.category->symbol.empty() ? record.category->label : record.category->symbol;
}

std::string year_of(const Record& record) { return record.document.from.substr(0, 4); }

/// What the program prints for these words.
std::string printed(const std::string& arguments) {
  const auto command = IKEN_BUILD_DIR "/bin/iken " + arguments + " -d '" + sample().index() + "' 2>/dev/null";
  auto* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> block{};
  for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) out.append(block.data(), n);
  ::pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("a cross table holds every record once") {
  std::map<std::vector<std::string>, std::uint64_t> expected;
  for (const auto& record : sample().records()) ++expected[{symbol_of(record), year_of(record)}];
  const auto table = sample().searcher().tabulate({"category", "year"});
  REQUIRE(table);
  std::map<std::vector<std::string>, std::uint64_t> counted;
  for (const auto& row : table->rows) counted[row.values] = row.records;
  CHECK(counted == expected);
  CHECK(table->records == sample().records().size());
}

TEST_CASE("a table's rows add up to the counts of each facet, for any query") {
  for (const std::string query : {"", "図書館", "区", "無線LAN OR 災害", "ない語句"}) {
    const std::vector<std::string> facets = {"document", "initiative", "category"};
    const auto table = sample().searcher().tabulate(facets, query);
    const auto counts = sample().searcher().count(facets, query);
    REQUIRE(table);
    REQUIRE(counts);
    for (std::size_t i = 0; i < facets.size(); ++i) {
      std::map<std::string, std::uint64_t> sums;
      for (const auto& row : table->rows) sums[row.values[i]] += row.records;
      std::map<std::string, std::uint64_t> single;
      for (const auto& value : (*counts)[i].values) single[value.value] = value.count;
      if ((*counts)[i].missing > 0) single[""] = (*counts)[i].missing;
      CHECK(sums == single);
    }
  }
}

TEST_CASE("people are added up where a document says for how many a record stands") {
  tests::TemporaryFolder folder;
  const auto analyzer = tests::open_analyzer();
  auto writer = IndexWriter::open(folder.path("i"), analyzer);
  REQUIRE(writer);
  const auto documents = parse_bytes(
      R"({"id":"a","document":{"id":"d"},"opinion":"公園を広く","persons":3,"category":{"symbol":"◎","label":"反映"}})"
      "\n"
      R"({"id":"b","document":{"id":"d"},"opinion":"公園を静かに","persons":4,"category":{"symbol":"◎","label":"反映"}})"
      "\n"
      R"({"id":"c","document":{"id":"d"},"opinion":"公園に木を"})"
      "\n",
      "d.jsonl");
  REQUIRE(documents);
  for (const auto& document : *documents) REQUIRE(writer->add(document));
  REQUIRE(writer->commit());
  const auto searcher = Searcher::open(folder.path("i"), analyzer);
  const auto table = searcher->tabulate({"category"}, "公園");
  REQUIRE(table);
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].values == std::vector<std::string>{"◎"});
  CHECK(table->rows[0].persons == 7);
  CHECK(table->rows[1].unstated == 1);
  CHECK(table->persons == 7);
  CHECK(table->unstated == 1);
}

TEST_CASE("facets that are not there, and too many of them, are errors") {
  CHECK(sample().searcher().tabulate({"persons"}).error().code == ErrorCode::facet_unknown);
  CHECK(sample().searcher().tabulate({}).error().code == ErrorCode::value_invalid);
  CHECK(sample().searcher().tabulate({"year", "year", "year", "year", "year"}).error().code ==
        ErrorCode::value_invalid);
}

TEST_CASE("completions are words that are there, by use, however they are typed") {
  for (const std::string prefix : {"マイナ", "まいな", "maina", "MAINA", "ﾏｲﾅ"}) {
    const auto words = sample().searcher().suggest(prefix);
    REQUIRE(words);
    REQUIRE_FALSE(words->empty());
    INFO(prefix);
    CHECK(words->front().word.starts_with("マイナンバー"));
  }
  for (const std::string prefix : {"無", "と", "t", "a", "し", "図書"}) {
    const auto words = sample().searcher().suggest(prefix, 50);
    REQUIRE(words);
    std::uint64_t last = UINT64_MAX;
    for (const auto& word : *words) {
      INFO(prefix << " " << word.word);
      CHECK(word.records > 0);
      CHECK(word.records <= last);
      last = word.records;
      SearchRequest request;
      request.query = word.word;
      const auto found = sample().searcher().search(request);
      REQUIRE(found);
      CHECK(found->total >= 1);
    }
  }
  CHECK(sample().searcher().suggest("")->empty());
  CHECK(sample().searcher().suggest("\xFF\xFE")->empty());
  CHECK(sample().searcher().suggest("んんんん")->empty());
}

TEST_CASE("the program gives the library's order") {
  for (const std::string query :
       {"無線LAN", "マイナンバー", "図書館 時間", "災害のときに使える連絡の方法を増やしてほしい", "区", "障害者"}) {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    const auto results = sample().searcher().search(request);
    REQUIRE(results);
    const auto json = Json::parse(printed("search --format json -n 1000 '" + query + "'"));
    REQUIRE(json.at("total") == results->total);
    REQUIRE(json.at("hits").size() == results->hits.size());
    for (std::size_t i = 0; i < results->hits.size(); ++i) {
      CHECK(json["hits"][i]["id"] == results->hits[i].record.id);
      CHECK(json["hits"][i]["match"] == std::string(name(results->hits[i].match)));
      CHECK(json["hits"][i]["score"].get<double>() == Approx(results->hits[i].score));
    }
  }
}
