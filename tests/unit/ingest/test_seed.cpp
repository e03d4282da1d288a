// The real document against what a person read off it. It is not ours to keep, so it may be absent.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.hpp"
#include "base/text.hpp"
#include "iken/ingest.hpp"

using namespace iken;

namespace {

const std::string seed = std::string(IKEN_SHARED_DIR) + "/seed/nerima-ict-plan-opinions.txt";

std::string one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

std::string hash(const std::string& text) {
  char hex[20];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(base::fnv1a(text)));
  return hex;
}

std::string first_of(const std::string& text) { return text.substr(0, base::code_point_starts(text)[1]); }
std::string last_of(const std::string& text) {
  const auto starts = base::code_point_starts(text);
  return text.substr(starts[starts.size() - 2]);
}

std::vector<std::vector<std::string>> truth() {
  std::ifstream in(std::string(IKEN_SOURCE_DIR) + "/tests/data/seed-truth.tsv");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) rows.back().push_back(cell);
  }
  return rows;
}

std::vector<std::string> as_row(const Record& r) {
  const auto opinion = one_line(r.opinion);
  const auto response = one_line(r.response);
  std::string references;
  for (const auto& reference : r.references) references += (references.empty() ? "" : ",") + std::to_string(reference.no);
  const auto& initiative = *r.initiative;
  return {std::to_string(*r.no), r.category->symbol,
          std::to_string(base::code_point_count(opinion)), first_of(opinion), last_of(opinion), hash(opinion),
          std::to_string(base::code_point_count(response)), first_of(response), last_of(response), hash(response),
          references.empty() ? "-" : references, hash(r.chapter + "/" + r.section + "/" + r.subsection),
          initiative.label == initiative.title ? hash(initiative.title) : ""};
}

}  // namespace

TEST_CASE("the real document: every record, text, class and reference") {
  if (!std::filesystem::exists(seed)) {
    WARN("skipped: " << seed << " is not there");
    return;
  }
  auto documents = parse_file(seed);
  REQUIRE(documents);
  REQUIRE(documents->size() == 1);
  const auto& document = documents->front();
  const auto expected = truth();
  REQUIRE(expected.size() == 49);
  REQUIRE(document.records.size() == 49);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO("No." << expected[i][0]);
    auto row = as_row(document.records[i]);
    auto wanted = expected[i];
    if (row.back().empty()) {  // the printed heading: label and title with or without a space between
      const auto& initiative = *document.records[i].initiative;
      row.back() = wanted.back();
      CHECK((hash(initiative.label + initiative.title) == wanted.back() ||
             hash(initiative.label + " " + initiative.title) == wanted.back()));
    }
    CHECK(row == wanted);
  }
}

TEST_CASE("the real document: what it says of itself") {
  if (!std::filesystem::exists(seed)) {
    WARN("skipped: " << seed << " is not there");
    return;
  }
  auto documents = parse_file(seed);
  REQUIRE(documents);
  const auto& document = documents->front();
  CHECK(document.info.from == "2016-07-01");
  CHECK(document.info.to == "2016-07-25");
  CHECK(document.info.municipality == "練馬区");
  CHECK(hash(document.info.title) == hash("練馬区情報化基本計画<平成28年度～平成31年度>（素案）に対する区民意見反映制度による意見の概要と区の考え方"));
  CHECK(document.declared.opinions == 49);
  CHECK(document.declared.persons == 3);
  CHECK(document.declared.categories ==
        std::map<std::string, int>{{"◎", 3}, {"○", 1}, {"□", 13}, {"△", 16}, {"※", 4}, {"－", 12}});
  CHECK(document.problems.empty());
  CHECK(document.unassigned.empty());
  CHECK(document.records[1].response_shared_with == std::vector<int>{3});
  CHECK(document.records[2].response_shared_with == std::vector<int>{2});
  CHECK(document.records[5].initiative->number == 3);
  CHECK(document.records[7].initiative->number == 6);
  CHECK(document.records[7].initiative->draft_number == 5);
  CHECK(document.records[9].initiative->label == "その他");
  CHECK(document.records[7].source->page == 2);
}
