// The sample collections against the records they were laid out from.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/ingest.hpp"

namespace {

const std::string root = IKEN_SOURCE_DIR;

std::string flat(std::string text) {
  std::erase(text, '\n');
  return text;
}

void check_equal(const iken::Record& seen, const iken::Record& wanted) {
  INFO(wanted.id);
  CHECK(seen.id == wanted.id);
  CHECK(seen.no == wanted.no);
  CHECK(seen.chapter == wanted.chapter);
  CHECK(seen.section == wanted.section);
  CHECK(seen.subsection == wanted.subsection);
  CHECK(seen.initiative == wanted.initiative);
  CHECK(flat(seen.opinion) == flat(wanted.opinion));
  CHECK(flat(seen.response) == flat(wanted.response));
  CHECK(seen.category == wanted.category);
  CHECK(seen.response_shared_with == wanted.response_shared_with);
  std::vector<int> references;
  std::vector<int> wanted_references;
  for (const auto& r : seen.references) references.push_back(r.no);
  for (const auto& r : wanted.references) wanted_references.push_back(r.no);
  CHECK(references == wanted_references);
}

}  // namespace

TEST_CASE("the sample collections read back what they were laid out from") {
  for (const std::string name : {"shiomidai-digital-plan", "shiomidai-community-plan"}) {
    INFO(name);
    const auto read = iken::parse_file(root + "/index/collections/shiomidai/" + name + ".txt");
    const auto truth = iken::parse_file(root + "/tests/relevance/truth/" + name + ".jsonl");
    REQUIRE(read);
    REQUIRE(truth);
    const auto& document = read->front();
    const auto& wanted = truth->front();
    CHECK(document.info.title == wanted.info.title);
    CHECK(document.info.from == wanted.info.from);
    CHECK(document.info.to == wanted.info.to);
    CHECK(document.problems.empty());
    CHECK(document.unassigned.empty());
    REQUIRE(document.records.size() == wanted.records.size());
    for (std::size_t i = 0; i < wanted.records.size(); ++i) check_equal(document.records[i], wanted.records[i]);
  }
}
