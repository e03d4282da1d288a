// The floors that a change of the ranking may not lower.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/experiment.hpp"
#include "iken/precedents.hpp"
#include "relevance/sample.hpp"

using namespace iken;
using namespace iken::tests;

namespace {

std::vector<evaluation::TestQuery> queries(const std::string& set) {
  auto read = evaluation::read_queries(relevance_folder + set + ".jsonl");
  REQUIRE(read);
  return std::move(*read);
}

double mean(const std::string& set, const std::string& measure) {
  const auto run = evaluation::ask(sample().searcher(), queries(set));
  const auto judgements = evaluation::read_judgements(relevance_folder + set + ".qrels");
  REQUIRE(run);
  REQUIRE(judgements);
  const auto evaluated = evaluation::evaluate(*run, *judgements);
  CHECK(evaluated.queries == queries(set).size());
  for (const auto& [name, value] : evaluation::named(evaluated.mean)) {
    if (name == measure) return value;
  }
  return -1;
}

/// How many opinions of the set have a precedent, or are told that they have none.
double count(const std::string& set, bool precedent) {
  double counted = 0;
  for (const auto& opinion : queries(set)) {
    const auto similar = find_similar(sample().searcher(), opinion.text);
    REQUIRE(similar);
    counted += similar->precedent == precedent ? 1 : 0;
  }
  return counted;
}

}  // namespace

TEST_CASE("no set falls below its floor") {
  const auto floors = read_table("floors.tsv");
  CHECK(floors.size() >= 5);
  for (const auto& row : floors) {
    REQUIRE(row.size() == 3);
    const auto& measure = row[1];
    const bool counts = measure == "found" || measure == "told";
    INFO(row[0] << " " << measure);
    CHECK((counts ? count(row[0], measure == "found") : mean(row[0], measure)) >= std::stod(row[2]));
  }
}

TEST_CASE("the sets are as large as they have to be") {
  std::size_t sentences = 0;
  const auto graded = read_lines("graded.jsonl");
  for (const auto& query : graded) sentences += query.value("kind", "") == "sentence" ? 1 : 0;
  CHECK(graded.size() >= 60);
  CHECK(sentences >= 30);
  CHECK(read_lines("no-precedent.jsonl").size() >= 15);
}
