// The file of corrections: read whole or not at all, applied, remembered, told when it no longer fits.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <fstream>

#include "iken/corrections.hpp"
#include "iken/ingest.hpp"
#include "support/folder.hpp"

using namespace iken;
using tests::TemporaryFolder;

namespace {

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

Result<std::vector<CorrectionLine>> lines_of(const std::string& bytes) {
  const TemporaryFolder folder;
  write(folder.path("c"), bytes);
  return read_corrections(folder.path("c"));
}

ParsedDocument document() {
  ParsedDocument made;
  made.info.id = "d";
  made.legend = {{"○", "反映"}, {"△", "検討"}};
  for (int no = 1; no <= 3; ++no) {
    Record r;
    r.id = "d/" + std::to_string(no);
    r.document = made.info;
    r.no = no;
    r.opinion = "意見" + std::to_string(no);
    r.response = "回答";
    r.category = Category{"○", "反映"};
    made.records.push_back(r);
  }
  return made;
}

ParsedDocument corrected(ParsedDocument made, const std::string& bytes) {
  const auto lines = lines_of(bytes);
  REQUIRE(lines);
  apply_corrections(made, *lines);
  return made;
}

std::string codes(const ParsedDocument& made) {
  std::string all;
  for (const auto& problem : made.problems) all += (all.empty() ? "" : ",") + problem.code;
  return all;
}

}  // namespace

TEST_CASE("a line as the README shows it") {
  const auto lines = lines_of(
      "\xEF\xBB\xBF{\"no\":8,\"field\":\"response\",\"value\":\"正しい\",\"reason\":\"誤読\"}\r\n\n"
      "{\"id\":\"d/l9\",\"field\":\"persons\",\"value\":3,\"was\":null}");
  REQUIRE(lines);
  REQUIRE(lines->size() == 2);
  CHECK((*lines)[0] == CorrectionLine{1, "", 8, "", "response", "正しい", "誤読", std::nullopt});
  CHECK((*lines)[1] == CorrectionLine{3, "d/l9", std::nullopt, "", "persons", "3", "", ""});
}

TEST_CASE("no file, no corrections") {
  const auto lines = read_corrections("nowhere/at-all");
  REQUIRE(lines);
  CHECK(lines->empty());
}

TEST_CASE("a broken line is told with its number, whatever is broken") {
  const std::string good = R"({"no":1,"field":"opinion","value":"x"})";
  for (const std::string bad :
       {"{", "[]", "1", R"({"no":1,"value":"x"})", R"({"no":1,"field":"opinion"})",
        R"({"field":"opinion","value":"x"})", R"({"no":1,"id":"a","field":"opinion","value":"x"})",
        R"({"no":-1,"field":"opinion","value":"x"})", R"({"no":"1","field":"opinion","value":"x"})",
        R"({"no":1,"field":"nothing","value":"x"})", R"({"no":1,"field":"opinion","value":[1]})",
        R"({"no":1,"field":"persons","value":"x"})", R"({"no":1,"field":"no","value":""})",
        R"({"no":1,"field":"opinion","value":"x","resaon":"y"})", R"({"no":1.5,"field":"opinion","value":"x"})",
        "{\"no\":1,\"field\":\"opinion\",\"value\":\"\xFF\"}"}) {
    CAPTURE(bad);
    const auto lines = lines_of(good + "\n" + bad + "\n" + good + "\n");
    REQUIRE_FALSE(lines);
    CHECK(lines.error().code == ErrorCode::corrections_broken);
    CHECK(lines.error().args[1] == "2");
  }
}

TEST_CASE("every field can be put right, and the record says so") {
  const auto made = corrected(document(),
                              R"({"no":1,"field":"chapter","value":"章"}
{"no":1,"field":"section","value":"節"}
{"no":1,"field":"subsection","value":"項"}
{"no":1,"field":"initiative","value":"題"}
{"no":1,"field":"opinion","value":"意"}
{"no":1,"field":"response","value":"No.2のとおり","reason":"別紙"}
{"no":1,"field":"summary","value":"要"}
{"no":1,"field":"category","value":"検討"}
{"no":1,"field":"persons","value":2}
{"no":3,"field":"no","value":4}
)");
  const auto& r = made.records[0];
  CHECK(r.chapter == "章");
  CHECK(r.section == "節");
  CHECK(r.subsection == "項");
  CHECK(r.initiative->title == "題");
  CHECK(r.opinion == "意");
  CHECK(r.summary == "要");
  CHECK(r.category == Category{"△", "検討"});
  CHECK(r.persons == 2);
  CHECK(r.references == std::vector<Reference>{{2, "d/2", "No.2のとおり"}});
  REQUIRE(r.corrections.size() == 9);
  CHECK(r.corrections[5] == Correction{"response", "回答", "別紙"});
  CHECK(made.records[2].id == "d/4");
  CHECK(codes(made) == "number_missing");
}

TEST_CASE("an empty value takes something away") {
  const auto made = corrected(document(), R"({"no":2,"field":"category","value":null})");
  CHECK_FALSE(made.records[1].category.has_value());
  CHECK(made.records[1].corrections[0].raw == "○");
}

TEST_CASE("problems that a correction solves are gone, others come") {
  auto made = document();
  made.declared.categories = {{"○", 2}, {"△", 1}};
  made.records[1].category.reset();
  made.problems = {{"class_missing", {"2"}, 4}, {"category_total", {"△", "1", "0"}, 2}};
  const auto done = corrected(made, R"({"no":2,"field":"category","value":"△"})");
  CHECK(codes(done).empty());
  const auto other = corrected(made, R"({"no":2,"field":"category","value":"○"})");
  CHECK(codes(other) == "category_total,category_total");
  CHECK(codes(corrected(made, R"({"no":2,"field":"category","value":"◎"})")) == "class_unknown,category_total");
}

TEST_CASE("a correction that no longer fits changes nothing and is told") {
  const auto before = document();
  for (const auto& [line, code] : std::vector<std::pair<std::string, std::string>>{
           {R"({"no":9,"field":"opinion","value":"x"})", "correction_target_missing"},
           {R"({"id":"e/1","field":"opinion","value":"x"})", "correction_target_missing"},
           {R"({"no":1,"field":"opinion","value":"x","was":"別"})", "correction_outdated"},
           {R"({"no":1,"field":"opinion","value":"意見1"})", "correction_outdated"}}) {
    CAPTURE(line);
    const auto made = corrected(before, line);
    CHECK(codes(made) == code);
    CHECK(made.records == before.records);
  }
  auto twice = before;
  twice.records[1].no = 1;
  CHECK(codes(corrected(twice, R"({"no":1,"field":"opinion","value":"x"})")).starts_with("correction_ambiguous"));
  CHECK(corrected(before, R"({"no":1,"field":"opinion","value":"x","was":"意見1"})").records[0].opinion == "x");
  CHECK(codes(corrected(before, R"({"no":1,"document":"other","field":"opinion","value":"x"})")).empty());
}

TEST_CASE("the file beside a document is applied whenever it is read, or the document is not read") {
  const TemporaryFolder folder;
  const auto path = folder.path("plan.jsonl");
  write(path,
        "{\"no\":1,\"opinion\":\"一\",\"document\":{\"id\":\"a\"}}\n{\"no\":2,\"opinion\":\"二\",\"document\":{\"id\":"
        "\"b\"}}\n");
  CHECK(corrections_path(path) == path + ".corrections.jsonl");
  CHECK(is_corrections_path(corrections_path(path)));
  CHECK_FALSE(is_corrections_path(path));
  write(corrections_path(path), R"({"no":2,"document":"b","field":"opinion","value":"弐"}
{"no":7,"field":"opinion","value":"七"}
)");
  const auto read = parse_file(path);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK((*read)[0].problems.empty());
  CHECK((*read)[1].records[0].opinion == "弐");
  CHECK(codes((*read)[1]) == "number_missing,correction_target_missing");
  write(corrections_path(path), "{\n");
  const auto broken = parse_file(path);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::corrections_broken);
}
