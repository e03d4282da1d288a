// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "hostile.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "render/visible.hpp"

using namespace iken;
using nlohmann::json;

namespace {

Record record_of(const std::string& text) {
  Record record;
  record.id = text;
  record.document = {text, text, text, text, text};
  record.no = 8;
  record.chapter = record.section = record.subsection = text;
  record.initiative = Initiative{text, 6, 5, text};
  record.opinion = record.response = record.summary = text;
  record.response_shared_with = {2, 3};
  record.category = Category{text, text};
  record.references = {{2, text, text}};
  record.persons = 3;
  record.source = Source{2, 151, 165};
  return record;
}

SearchResults results_of(const std::string& text) {
  SearchResults results;
  results.query = text;
  results.total = 1;
  results.expanded = {{text, {text, text}, text}};
  const auto points = base::code_point_count(text);
  results.hits = {
      {1, 1.5, MatchTier::inside, record_of(text), {text, {{0, points}}}, {text, {}}, {text, {{0, points}}}, 0, {}}};
  results.facets = {{"category", {{text, 1}}, 0}, {text, {{text, 1}}, 2}};
  results.parts = {{text, 0, {text}, {text}}};
  return results;
}

/// The cells of a table as RFC 4180 has it. Fails the test where the file is not one.
std::vector<std::vector<std::string>> cells_of(std::string_view file) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  std::size_t at = 0;
  while (at < file.size()) {
    if (file[at] == '"') {
      for (++at; !(file.at(at) == '"' && (at + 1 == file.size() || file[at + 1] != '"')); ++at) {
        if (file[at] == '"') ++at;
        cell += file[at];
      }
      ++at;
    } else {
      while (at < file.size() && file[at] != ',' && file[at] != '\r') {
        REQUIRE(file[at] != '"');
        cell += file[at++];
      }
    }
    rows.back().push_back(std::exchange(cell, {}));
    REQUIRE(at < file.size());
    if (file[at] == ',') {
      ++at;
      continue;
    }
    REQUIRE(file.substr(at, 2) == "\r\n");
    at += 2;
    if (at < file.size()) rows.emplace_back();
  }
  return rows;
}

}  // namespace

TEST_CASE("JSON is valid and gives every text back") {
  for (const auto& text : tests::hostile_texts()) {
    CAPTURE(text);
    const auto expected = base::repair_utf8(text);
    const auto record = json::parse(to_json(record_of(text)));
    REQUIRE(record["opinion"] == expected);
    REQUIRE(record["document"]["id"] == expected);
    const auto results = json::parse(to_json(results_of(text)));
    REQUIRE(results["format"] == 1);
    REQUIRE(results["hits"][0]["snippets"]["opinion"]["text"] == expected);
    REQUIRE(results["facets"]["category"][0]["value"] == expected);
    REQUIRE(to_json(results_of(text)).find('\n') == std::string::npos);
  }
}

TEST_CASE("the keys of a record are the contract's, in its order") {
  const auto record = nlohmann::ordered_json::parse(to_json(record_of("x")));
  std::vector<std::string> keys;
  for (const auto& [key, value] : record.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"id", "document", "no", "chapter", "section", "subsection", "initiative",
                                         "opinion", "response", "response_shared_with", "category", "references",
                                         "persons", "source", "summary"});
  const auto empty = json::parse(to_json(Record{}));
  for (const char* key : {"no", "initiative", "category", "persons", "source", "chapter"}) CHECK(empty[key].is_null());
  CHECK(empty["opinion"] == "");
  CHECK(empty["references"] == json::array());
}

TEST_CASE("unknown keys come out again and replace nothing") {
  Record record;
  record.opinion = "x";
  record.extra = R"({"ward":"潮見台","opinion":"y"})";
  const auto written = json::parse(to_json(record));
  CHECK(written["ward"] == "潮見台");
  CHECK(written["opinion"] == "x");
  record.extra = "[not an object";
  CHECK(json::parse(to_json(record))["opinion"] == "x");
}

TEST_CASE("text for people holds nothing that a terminal obeys") {
  for (const auto& text : tests::hostile_texts()) {
    const SearchRequest request;
    for (const auto language : {Language::english, Language::japanese}) {
      const TextStyle style{language, false, 60};
      IndexInfo info;
      info.path = info.fingerprint = info.revision = text;
      info.documents.emplace_back().info = {text, text, text, text, text};
      ParsedDocument document;
      document.info = info.documents[0].info;
      document.legend = {{text, text}};
      document.records = {record_of(text)};
      document.problems = {{text, {text}, 3}};
      document.unassigned = {{3, text}};
      Explanation explanation;
      explanation.stages = {{text, text}};
      explanation.lines = {{text, text, MatchTier::word, text, 1}};
      AnalysisStage stage{text, text, {}};
      stage.tokens.push_back({text, text, text, text, {0, 1}, 0, true, false, false});
      const std::string all = to_text(results_of(text), request, style) + to_text(record_of(text), style) +
                              to_text(info, style) + to_text(std::vector{document}, style) +
                              to_text(explanation, text, style) + to_text(std::vector{stage}, style) +
                              to_text(results_of(text).facets, style) + to_citation(record_of(text), language) +
                              describe(Error{ErrorCode::file_missing, {text}, {}}, language) +
                              describe(Finding{text, {text}, 1}, language);
      CAPTURE(text);
      REQUIRE(base::is_valid_utf8(all));
      for (const char32_t point : base::decode(all)) REQUIRE((point == U'\n' || !render::is_unsafe(point)));
    }
  }
}

TEST_CASE("a table has square rows and no cell that starts a formula") {
  for (const auto& text : tests::hostile_texts()) {
    CAPTURE(text);
    for (const auto& table :
         {to_csv(results_of(text)), to_csv(std::vector{record_of(text)}), to_csv(results_of(text).facets)}) {
      REQUIRE(table.starts_with("\xEF\xBB\xBF"));
      REQUIRE(base::is_valid_utf8(table));
      const auto rows = cells_of(std::string_view(table).substr(3));
      REQUIRE(rows.size() >= 2);
      for (const auto& row : rows) {
        REQUIRE(row.size() == rows[0].size());
        for (const auto& cell : row) {
          for (const char* start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
            REQUIRE_FALSE(cell.starts_with(start));
          }
        }
      }
    }
  }
}

TEST_CASE("a table of records has everything a record has, to the letter") {
  const auto plain = [](std::string cell) {
    const auto rest = cell.find_first_not_of('\'');
    if (rest == 0 || rest == std::string::npos) return cell;
    for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
      if (cell.compare(rest, start.size(), start) == 0) return cell.substr(1);
    }
    return cell;
  };
  auto texts = tests::hostile_texts();
  for (const auto* more : {"'=1", "''＝1", "'", "''", "'a", "－"}) texts.emplace_back(more);
  for (const auto& text : texts) {
    if (!base::is_valid_utf8(text) || text.find('\0') != std::string::npos) continue;
    auto record = record_of(text);
    record.initiative = Initiative{text, 6, 5, text};
    record.summary = text;
    record.persons = 3;
    record.response_shared_with = {2, 4};
    record.references = {{2, "d/2", text}};
    record.corrections = {{"response", text, text}};
    record.source = Source{1, 2, 3};
    record.extra = R"({"memo":1})";
    const auto table = to_csv(std::vector{record});
    const auto rows = cells_of(std::string_view(table).substr(3));
    CAPTURE(text);
    REQUIRE(rows.size() == 2);
    const auto cell = [&](const std::string& name) {
      const auto at = std::find(rows[0].begin(), rows[0].end(), name);
      REQUIRE(at != rows[0].end());
      return plain(rows[1][static_cast<std::size_t>(at - rows[0].begin())]);
    };
    CHECK(cell("opinion") == record.opinion);
    CHECK(cell("summary") == record.summary);
    CHECK(cell("persons") == "3");
    const auto more = json::parse(cell("more"));
    const auto whole = json::parse(to_json(record));
    for (const auto* key : {"initiative", "references", "response_shared_with", "source", "corrections", "memo"}) {
      CHECK(more[key] == whole[key]);
    }
  }
}

TEST_CASE("every error has its own name and two sentences on one line") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const Error error{static_cast<ErrorCode>(code), {"A", "B", "C"}, Span{4, 5}};
    CHECK(names.insert(name(error.code)).second);
    const auto english = describe(error, Language::english);
    const auto japanese = describe(error, Language::japanese);
    CAPTURE(english, japanese);
    CHECK(english != japanese);
    for (const auto& sentence : {english, japanese}) {
      CHECK(sentence.find('\n') == std::string::npos);
      CHECK(sentence.find('{') == std::string::npos);
    }
  }
}

TEST_CASE("every finding has its sentences") {
  for (const auto code : finding_codes()) {
    const Finding finding{std::string(code), {"A", "B", "C"}, 1};
    CAPTURE(finding.code);
    CHECK(describe(finding, Language::english).find(code) == std::string::npos);
    CHECK(describe(finding, Language::english) != describe(finding, Language::japanese));
  }
}

TEST_CASE("the line to paste") {
  Record record;
  record.id = "plan/8";
  record.no = 8;
  record.document = {"plan", "情報化基本計画\n（素案）", "2016-07-01", "2016-07-25", ""};
  record.category = Category{"△", "事業実施等の際に検討するもの"};
  CHECK(to_citation(record, Language::japanese) ==
        "「情報化基本計画 （素案）」No.8（2016年7月1日～2016年7月25日） △ 事業実施等の際に検討するもの\n");
  CHECK(to_citation(record, Language::english) ==
        "情報化基本計画 （素案）, No.8, 2016-07-01 to 2016-07-25, △ 事業実施等の際に検討するもの\n");
}
