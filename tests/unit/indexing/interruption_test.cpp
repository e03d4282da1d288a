// An interrupted run keeps what is whole, and the next one goes on from there.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <optional>

#include "iken/analyzer.hpp"
#include "iken/index.hpp"
#include "support/folder.hpp"

using namespace iken;

namespace {

Analyzer open_analyzer() {
  AnalyzerOptions options;
  options.data_dir = IKEN_BUILD_DIR "/share/iken";
  options.dictionary = IKEN_DICTIONARY;
  auto opened = Analyzer::open(options);
  REQUIRE(opened);
  return std::move(*opened);
}

ParsedDocument document(const std::string& id, int records) {
  ParsedDocument made;
  made.info.id = id;
  made.info.title = "計画 " + id;
  for (int no = 1; no <= records; ++no) {
    Record r;
    r.id = id + "/" + std::to_string(no);
    r.document.id = id;
    r.no = no;
    r.opinion = "図書館の席を" + std::to_string(no) + "席に増やしてほしい。";
    made.records.push_back(std::move(r));
  }
  return made;
}

std::vector<ParsedDocument> documents() { return {document("a", 30), document("b", 9000), document("c", 40)}; }

/// Adds all documents until `stop` says so; the records that were told as written.
Result<void> run(const std::string& path, const Analyzer& analyzer, const std::function<bool(std::uint64_t)>& go_on) {
  WriterOptions options;
  options.progress = [&](const IndexProgress& progress) { return go_on(progress.records); };
  auto writer = IndexWriter::open(path, analyzer, options);
  REQUIRE(writer);
  Result<void> added;
  for (const auto& one : documents()) {
    if (added) added = writer->add(one);
  }
  const auto committed = writer->commit();
  REQUIRE(committed);
  return added;
}

std::vector<std::string> opinions(const std::string& path) {
  auto index = Index::open(path);
  REQUIRE(index);
  std::vector<std::string> found;
  REQUIRE(index->each([&](const Record& record) -> Result<void> {
    found.push_back(record.id + " " + record.opinion);
    return {};
  }));
  return found;
}

}  // namespace

TEST_CASE("an interruption inside a long document keeps the documents before it, and the next run goes on") {
  const auto analyzer = open_analyzer();
  const tests::TemporaryFolder folder;
  REQUIRE(run(folder.path("whole"), analyzer, [](std::uint64_t) { return true; }));
  const auto interrupted = run(folder.path("i"), analyzer, [](std::uint64_t records) { return records < 2000; });
  REQUIRE_FALSE(interrupted);
  CHECK(interrupted.error().code == ErrorCode::cancelled);
  CHECK(opinions(folder.path("i")).size() == 30);
  REQUIRE(run(folder.path("i"), analyzer, [](std::uint64_t) { return true; }));
  CHECK(opinions(folder.path("i")) == opinions(folder.path("whole")));
}

TEST_CASE("an interruption between documents keeps every document that was added") {
  const auto analyzer = open_analyzer();
  const tests::TemporaryFolder folder;
  int asked = 0;
  const auto interrupted = run(folder.path("i"), analyzer, [&](std::uint64_t) { return ++asked < 2; });
  REQUIRE_FALSE(interrupted);
  CHECK(opinions(folder.path("i")).size() == 30);
}

TEST_CASE("a second run over the same documents changes nothing") {
  const auto analyzer = open_analyzer();
  const tests::TemporaryFolder folder;
  REQUIRE(run(folder.path("i"), analyzer, [](std::uint64_t) { return true; }));
  const auto before = Index::open(folder.path("i"))->info();
  REQUIRE(run(folder.path("i"), analyzer, [](std::uint64_t) { return true; }));
  const auto after = Index::open(folder.path("i"))->info();
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->revision == after->revision);
}
