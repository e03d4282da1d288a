// What an index exports makes the same index again.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <map>

#include "fixture.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "iken/search.hpp"
#include "support/folder.hpp"
#include "support/records.hpp"

using namespace iken;
using tests::TemporaryFolder;

namespace {

std::string jsonl(const std::vector<Record>& records) {
  std::string lines;
  for (const auto& record : records) lines += to_json(record) + "\n";
  return lines;
}

std::vector<ParsedDocument> read_back(const std::string& lines) {
  auto read = parse_bytes(lines, "export.jsonl");
  REQUIRE(read);
  return std::move(*read);
}

/// Ids, scores and reasons of the hits, in order.
std::vector<std::string> hits(const std::string& index, const std::string& query) {
  const auto searcher = Searcher::open(index, tests::shipped_analyzer());
  REQUIRE(searcher);
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  const auto results = searcher->search(request);
  REQUIRE(results);
  std::vector<std::string> all;
  for (const auto& hit : results->hits)
    all.push_back(hit.record.id + " " + std::to_string(hit.score) + " " + std::string(name(hit.match)));
  return all;
}

}  // namespace

TEST_CASE("a record with anything in it is the same after JSON and back") {
  generate::Dice dice(11);
  for (int round = 0; round < 400; ++round) {
    const auto document = tests::any_document(dice, "plan" + std::to_string(round));
    const auto read = read_back(jsonl(document.records));
    CAPTURE(round);
    REQUIRE(read.size() == 1);
    REQUIRE(read[0].info == document.info);
    REQUIRE(read[0].records.size() == document.records.size());
    for (std::size_t i = 0; i < document.records.size(); ++i) {
      CAPTURE(to_json(document.records[i]), to_json(read[0].records[i]));
      REQUIRE(read[0].records[i] == document.records[i]);
    }
  }
}

TEST_CASE("an index of an export exports the same, and answers the same in the same order") {
  generate::Dice dice(5);
  for (int round = 0; round < 12; ++round) {
    const TemporaryFolder folder;
    std::vector<ParsedDocument> documents;
    for (int i = 0; i < 4; ++i) documents.push_back(tests::any_document(dice, "文書/" + std::to_string(i)));
    tests::write_index(folder.path("first"), documents);
    const auto exported = jsonl(tests::all_records(folder.path("first")));
    tests::write_index(folder.path("second"), read_back(exported));
    CHECK(jsonl(tests::all_records(folder.path("second"))) == exported);
    for (const std::string query : {"公園", "無線LAN", "ベンチを増やしてほしい", "少し", "民", "\"増やし\""}) {
      CAPTURE(round, query);
      CHECK(hits(folder.path("first"), query) == hits(folder.path("second"), query));
    }
  }
}

TEST_CASE("records without ids get ids of their own, whatever numbers and lines they have") {
  const auto read = read_back("{\"opinion\":\"一\"}\n{\"opinion\":\"二\",\"no\":1}\n{\"opinion\":\"三\"}\n");
  REQUIRE(read.size() == 1);
  CHECK(read[0].records[0].id == "export/l1");
  CHECK(read[0].records[1].id == "export/1");
  CHECK(read[0].records[2].id == "export/3");
}

TEST_CASE("records of one document stand together, or nothing is read") {
  const auto read = parse_bytes(
      "{\"opinion\":\"一\",\"document\":{\"id\":\"a\"}}\n{\"opinion\":\"二\",\"document\":{\"id\":\"b\"}}\n"
      "{\"opinion\":\"三\",\"document\":{\"id\":\"a\"}}\n",
      "x.jsonl");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::json_broken);
  CHECK(read.error().args[1] == "3");
}

TEST_CASE("a corrected record keeps its correction through the index, its export and a rebuilding") {
  const TemporaryFolder folder;
  generate::Dice dice(3);
  auto document = tests::any_document(dice, "plan");
  document.records[0].corrections = {{"response", "誤", "別紙による"}};
  tests::write_index(folder.path("i"), {document});
  const auto before = jsonl(tests::all_records(folder.path("i")));
  CHECK(before.find("別紙による") != std::string::npos);
  REQUIRE(reindex(folder.path("i"), tests::shipped_analyzer()));
  CHECK(jsonl(tests::all_records(folder.path("i"))) == before);
}

TEST_CASE("a damaged character is found by the one that was meant, and shown as published") {
  const TemporaryFolder folder;
  ParsedDocument document;
  document.info.id = "d";
  Record r;
  r.document = document.info;
  r.id = "d/1";
  r.no = 1;
  r.opinion = "尐子化の進む区⺠の⽣活";
  document.records = {r};
  tests::write_index(folder.path("i"), {document});
  for (const std::string query : {"少子化", "尐子化", "区民", "生活", "\"少子化の進む\""}) {
    CAPTURE(query);
    CHECK(hits(folder.path("i"), query).size() == 1);
  }
  CHECK(tests::all_records(folder.path("i"))[0].opinion == r.opinion);
}

TEST_CASE("documents of many years are counted by calendar year and fiscal year") {
  const TemporaryFolder folder;
  std::vector<ParsedDocument> documents;
  for (const auto* from : {"2016-03-31", "2016-04-01", "2019-05-01"}) {
    ParsedDocument document;
    document.info = {from, "計画", from, "", ""};
    Record r;
    r.document = document.info;
    r.id = document.info.id + "/1";
    r.opinion = "意見";
    document.records = {r};
    documents.push_back(document);
  }
  tests::write_index(folder.path("i"), documents);
  const auto searcher = Searcher::open(folder.path("i"), tests::shipped_analyzer());
  REQUIRE(searcher);
  const auto counts = searcher->count({"year", "fiscal_year", "date", "era_year"}, "");
  REQUIRE(counts);
  std::map<std::string, std::map<std::string, std::uint64_t>> seen;
  for (const auto& facet : *counts) {
    for (const auto& value : facet.values) seen[facet.name][value.value] = value.count;
  }
  CHECK(seen["year"] == std::map<std::string, std::uint64_t>{{"2016", 2}, {"2019", 1}});
  CHECK(seen["fiscal_year"] == std::map<std::string, std::uint64_t>{{"2015", 1}, {"2016", 1}, {"2019", 1}});
  CHECK(seen["date"] == std::map<std::string, std::uint64_t>{{"2016-03-31", 1}, {"2016-04-01", 1}, {"2019-05-01", 1}});
  CHECK(seen["era_year"] == std::map<std::string, std::uint64_t>{{"平成28年", 2}, {"令和元年", 1}});
}
