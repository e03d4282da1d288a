// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <random>

#include "iken/evaluation.hpp"

using namespace iken;

namespace {

template <class T>
std::string line_of(const Result<T>& result, ErrorCode code) {
  REQUIRE(!result);
  CHECK(result.error().code == code);
  REQUIRE(result.error().args.size() == 3);
  CHECK(result.error().args[0] == "f");
  return result.error().args[1];
}

}  // namespace

TEST_CASE("queries") {
  const auto queries = parse_queries("\xEF\xBB\xBF{\"id\":\"q1\",\"text\":\"無線LAN\",\"kind\":1}\r\n\n{\"id\":2,\"text\":\"\"}", "f");
  REQUIRE(queries);
  REQUIRE(queries->size() == 2);
  CHECK((*queries)[0].id == "q1");
  CHECK((*queries)[0].text == "無線LAN");
  CHECK((*queries)[1].id == "2");
  const std::string good = "{\"id\":\"a\",\"text\":\"b\"}\n";
  for (const std::string bad : {"{", "[]", "{\"id\":\"x y\",\"text\":\"\"}", "{\"id\":\"\",\"text\":\"\"}", "{\"id\":\"c\"}",
                                "{\"id\":\"a\",\"text\":\"again\"}", "\xFF"}) {
    CHECK(line_of(parse_queries(good + "\n" + bad, "f"), ErrorCode::json_broken) == "3");
  }
}

TEST_CASE("judgements") {
  const auto qrels = parse_qrels("q1 0 doc/1 3\nq1\t0\tan id with spaces\t0\r\n\nq2 0 doc/1 -1\n", "f");
  REQUIRE(qrels);
  CHECK(*qrels == Qrels{{"q1", {{"doc/1", 3}, {"an id with spaces", 0}}}, {"q2", {{"doc/1", -1}}}});
  for (const std::string bad : {"q1 0 d", "q1 0 d x", "q1 0 d 1.5", "q1", "q1 1"}) {
    CHECK(line_of(parse_qrels("q1 0 d 1\n" + bad + "\n", "f"), ErrorCode::data_broken) == "2");
  }
}

TEST_CASE("a run written and read again is the same run") {
  std::mt19937 random(11);
  for (int i = 0; i < 100; ++i) {
    Run run;
    for (auto q = random() % 5; q > 0; --q) {
      auto& entries = run["q" + std::to_string(q)];
      const auto n = 1 + random() % 20;
      for (std::size_t d = 0; d < n; ++d) {
        entries.push_back({"文書 " + std::to_string(random() % 1000) + "/" + std::to_string(d), (random() % 4096) / 64.0});
      }
    }
    const auto again = parse_run(to_trec(run, "a tag"), "f");
    REQUIRE(again);
    CHECK(*again == run);
  }
}

TEST_CASE("runs are put in order of their ranks, and broken lines are named") {
  const auto run = parse_run("q Q0 b 2 1.0 t\nq Q0 a 1 2.5 t\n", "f");
  REQUIRE(run);
  CHECK(*run == Run{{"q", {{"a", 2.5}, {"b", 1.0}}}});
  for (const std::string bad : {"q Q0 b 2 1.0", "q Q0 b x 1.0 t", "q Q0 b 2 nan t", "q Q0 b 2 x t"}) {
    CHECK(line_of(parse_run("q Q0 a 1 2 t\n" + bad, "f"), ErrorCode::data_broken) == "2");
  }
}

TEST_CASE("files that are not there") {
  CHECK(read_queries("/nowhere/q").error().code == ErrorCode::file_missing);
  CHECK(read_qrels("/").error().code == ErrorCode::file_unreadable);
  CHECK(read_run("/nowhere/r").error().code == ErrorCode::file_missing);
}
