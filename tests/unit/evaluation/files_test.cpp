// Query, judgement and run files: round trips, and errors that name their line.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "iken/evaluation.hpp"
#include "support/folder.hpp"

using namespace iken::evaluation;
using iken::ErrorCode;
using iken::tests::TemporaryFolder;

namespace {

std::string written(const TemporaryFolder& folder, std::string_view content) {
  const auto path = folder.path("file");
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

template <class T>
void check_error(const iken::Result<T>& result, ErrorCode code, const std::string& line) {
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == code);
  REQUIRE(result.error().args.size() >= 2);
  CHECK(result.error().args[1] == line);
}

}  // namespace

TEST_CASE("a run written and read is the same run in the same order", "[evaluation]") {
  const TemporaryFolder folder;
  std::mt19937 random(8);
  for (int round = 0; round < 30; ++round) {
    Run run;
    for (int q = 0; q < 4; ++q) {
      RankedQuery query{"問" + std::to_string(q), {}};
      double score = 50;
      for (auto n = 1 + random() % 40; n > 0; --n) {
        query.records.push_back({(n % 7 == 0 ? "計画 素案/" : "plan/") + std::to_string(n), score});
        if (random() % 3 != 0) score -= static_cast<double>(random() % 1000) / 300.0;  // else a tie
      }
      run.push_back(query);
    }
    const auto read = read_run(written(folder, to_run_file(run)));
    REQUIRE(read.ok());
    REQUIRE(read.value().size() == run.size());
    for (std::size_t q = 0; q < run.size(); ++q) {
      const auto& records = read.value()[q].records;
      CHECK(read.value()[q].id == run[q].id);
      REQUIRE(records.size() == run[q].records.size());
      for (std::size_t i = 0; i < records.size(); ++i) {
        CHECK(records[i].id == run[q].records[i].id);
        CHECK(records[i].score == Approx(run[q].records[i].score).margin(1e-3));
        if (i > 0) CHECK(static_cast<float>(records[i].score) < static_cast<float>(records[i - 1].score));
      }
    }
  }
}

TEST_CASE("a run file has the six columns of TREC", "[evaluation]") {
  const Run run = {{"q1", {{"a/1", 2.5}, {"a/2", 2.5}}}, {"q2", {}}, {"q3", {{"b\n/1", -1.0}}}};
  CHECK(to_run_file(run, "t") == "q1 Q0 a/1 1 2.5 t\nq1 Q0 a/2 2 2.49999976 t\nq3 Q0 b\xEF\xBF\xBD/1 1 -1 t\n");
  CHECK(to_run_file({}).empty());
}

TEST_CASE("runs of others: any order of lines, spaces or tabs, byte order mark, CRLF", "[evaluation]") {
  const TemporaryFolder folder;
  const auto read = read_run(
      written(folder, "\xEF\xBB\xBFq1 Q0 b 2 1.5 x\r\n\r\nq2\tQ0\tz 9\t1\t3\tx\r\nq1  Q0 a\t1 1e2 x\nq1 Q0 c 1 1.5 x"));
  REQUIRE(read.ok());
  const Run expected = {{"q1", {{"a", 100}, {"c", 1.5}, {"b", 1.5}}}, {"q2", {{"z 9", 3}}}};
  CHECK(read.value() == expected);
}

TEST_CASE("a run file that is broken is refused with its line", "[evaluation]") {
  const TemporaryFolder folder;
  const std::string good = "q1 Q0 a 1 1.5 x\n\n";
  for (const auto* line : {"q1 Q0 b 1 1.5", "q1 Q0 b 1 1.5 x y", "q1 Q0 b one 1.5 x", "q1 Q0 b 1 high x",
                           "q1 Q0 b 1 nan x", "q1 Q0 b 1 inf x", "q1 Q0 a 2 1.0 x", "q1 Q0 b 1 1.5x x", "\xFF"}) {
    check_error(read_run(written(folder, good + line)), ErrorCode::evaluation_broken, "3");
  }
}

TEST_CASE("judgements by tabs or spaces", "[evaluation]") {
  const TemporaryFolder folder;
  const auto read = read_judgements(written(folder, "q1 0 a 2\nq1\t0\tb c\t0\nq2   0  a  -1\nq1 0 a 2\n"));
  REQUIRE(read.ok());
  const Judgements expected = {{"q1", {{"a", 2}, {"b c", 0}}}, {"q2", {{"a", -1}}}};
  CHECK(read.value() == expected);
  check_error(read_judgements(written(folder, "q1 0 a 2\nq1 0 a 1\n")), ErrorCode::evaluation_broken, "2");
  check_error(read_judgements(written(folder, "q1 0 a\n")), ErrorCode::evaluation_broken, "1");
  check_error(read_judgements(written(folder, "q1 0 a 1.5\n")), ErrorCode::evaluation_broken, "1");
  check_error(read_judgements(written(folder, "q1 0 a 99999999999999\n")), ErrorCode::evaluation_broken, "1");
}

TEST_CASE("queries as JSONL", "[evaluation]") {
  const TemporaryFolder folder;
  const auto read = read_queries(written(
      folder, "{\"id\": \"q1\", \"text\": \"無線LAN\\n整備\", \"kind\": \"x\"}\n\n{\"id\": 7, \"text\": \"\"}\r\n"));
  REQUIRE(read.ok());
  const std::vector<TestQuery> expected = {{"q1", "無線LAN\n整備"}, {"7", ""}};
  CHECK(read.value() == expected);
  const std::string good = "{\"id\":\"a\",\"text\":\"x\"}\n";
  for (const auto* line : {"{\"id\":\"b\"", "[]", "{\"id\":\"b\"}", "{\"text\":\"x\"}", "{\"id\":\"\",\"text\":\"x\"}",
                           "{\"id\":\"b\",\"text\":3}", "x", "\xFF\xFE"}) {
    check_error(read_queries(written(folder, good + line)), ErrorCode::json_broken, "2");
  }
  check_error(read_queries(written(folder, good + good)), ErrorCode::evaluation_broken, "2");
}

TEST_CASE("files that are not there, and empty ones", "[evaluation]") {
  const TemporaryFolder folder;
  for (const auto& error : {read_queries(folder.path("not")).error(), read_judgements(folder.path("not")).error(),
                            read_run(folder.path("not")).error()}) {
    CHECK(error.code == ErrorCode::file_missing);
  }
  CHECK(read_run(folder.path()).error().code == ErrorCode::file_special);
  const auto empty = written(folder, "");
  CHECK(read_queries(empty).value().empty());
  CHECK(read_judgements(empty).value().empty());
  CHECK(read_run(empty).value().empty());
}

TEST_CASE("no bytes of any kind do harm", "[evaluation]") {
  const TemporaryFolder folder;
  std::mt19937 random(99);
  const std::string good = "q1 Q0 a 1 1.5 x\n{\"id\":\"a\",\"text\":\"x\"}\nq1\t0\ta\t1\n";
  for (int round = 0; round < 200; ++round) {
    auto bytes = good;
    for (int i = 0; i < 4; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto path = written(folder, bytes);
    const auto run = read_run(path);
    const auto queries = read_queries(path);
    CHECK(read_judgements(path).ok() + run.ok() + queries.ok() <= 1);  // no file is two of them
    if (!run.ok()) CHECK(run.error().code == ErrorCode::evaluation_broken);
    if (!queries.ok()) CHECK(queries.error().args.size() == 3);
  }
}
