// What reading has noted of a document is kept with it.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/remarks.hpp"

#include "fixture.hpp"
#include "iken/checks.hpp"
#include "iken/ingest.hpp"
#include "support/folder.hpp"
#include "support/records.hpp"

using namespace iken;
using tests::TemporaryFolder;

namespace {

constexpr auto noted =
    "地域の計画に対する意見の概要と市の考え方\n第１章　２件\n番号,章,意見,回答,区分\n"
    "1,第１章,朝も。,検討します。,○\n2,第１章,夜も。,困難です。,〇\n3,第１章,昼も。,検討します。,\n"
    "＜対応区分の凡例＞\n○・・・反映するもの\n△・・・検討するもの\n";

ParsedDocument document() {
  auto read = parse_bytes(noted, "plan.csv");
  REQUIRE(read);
  REQUIRE(read->front().records.size() == 3);
  return read->front();
}

ParsedDocument stored(const std::string& path, const std::string& id) {
  const auto index = Index::open(path);
  REQUIRE(index);
  auto found = index->document(id);
  REQUIRE(found);
  return std::move(*found);
}

void check_same(const ParsedDocument& found, const ParsedDocument& wanted) {
  CHECK(found.info == wanted.info);
  CHECK(found.declared == wanted.declared);
  CHECK(found.legend == wanted.legend);
  CHECK(found.problems == wanted.problems);
  CHECK(found.repairs == wanted.repairs);
  CHECK(found.furniture == wanted.furniture);
  CHECK(found.unassigned == wanted.unassigned);
  CHECK(found.records == wanted.records);
}

}  // namespace

TEST_CASE("a document comes out of an index as it was read, also after reindex") {
  const TemporaryFolder folder;
  const auto path = folder.path("index");
  const auto wanted = document();
  CHECK_FALSE(wanted.legend.empty());
  CHECK_FALSE(wanted.problems.empty());
  CHECK_FALSE(wanted.repairs.empty());
  CHECK_FALSE(wanted.furniture.empty());
  tests::write_index(path, {wanted});
  check_same(stored(path, "plan"), wanted);
  REQUIRE(reindex(path, tests::shipped_analyzer()));
  check_same(stored(path, "plan"), wanted);
  const auto health = verify(path);
  REQUIRE(health);
  CHECK(health->damage.empty());
}

TEST_CASE("an index says of a document what the file says") {
  const TemporaryFolder folder;
  const auto path = folder.path("index");
  const auto read = document();
  tests::write_index(path, {read});
  const auto of_file = check_document(read);
  const auto of_index = check_document(stored(path, "plan"));
  CHECK(of_index.findings == of_file.findings);
  CHECK(of_index.repaired == of_file.repaired);
  std::string codes;
  for (const auto& finding : of_file.findings) codes += finding.code + " ";
  CHECK(codes == "class_unused heading_total class_missing ");
}

TEST_CASE("new notes of the same records take the place of the old ones") {
  const TemporaryFolder folder;
  const auto path = folder.path("index");
  auto wanted = document();
  tests::write_index(path, {wanted});
  wanted.problems = {{"correction_outdated", {"1", "opinion", "1"}, 4, "plan/1"}};
  tests::write_index(path, {wanted});
  check_same(stored(path, "plan"), wanted);
  wanted.declared.opinions = 7;
  tests::write_index(path, {wanted});
  CHECK(stored(path, "plan").declared.opinions == 7);
}

TEST_CASE("the notes of a document leave the index with it") {
  const TemporaryFolder folder;
  const auto path = folder.path("index");
  tests::write_index(path, {document()});
  {
    auto writer = IndexWriter::open(path, tests::shipped_analyzer());
    REQUIRE(writer);
    REQUIRE(writer->remove("plan"));
    REQUIRE(writer->commit());
  }
  const auto index = Index::open(path);
  REQUIRE(index);
  CHECK(index->document("plan").error().code == ErrorCode::document_unknown);
  auto bare = document();
  bare.problems.clear();
  bare.repairs.clear();
  tests::write_index(path, {bare});
  CHECK(stored(path, "plan").problems.empty());
}

TEST_CASE("notes that damage has changed are not believed") {
  const auto bytes = store::encode_remarks(document());
  const auto id = document().info.id;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 4);
    ParsedDocument read;
    CAPTURE(i);
    CHECK_FALSE(store::decode_remarks(damaged, id, read));
    CHECK_FALSE(store::decode_remarks(bytes.substr(0, i), id, read) != (i == 0));
  }
  ParsedDocument other;
  CHECK(store::decode_remarks(bytes, id, other));
  CHECK_FALSE(store::decode_remarks(bytes, id + "2", other));
  ParsedDocument empty;
  CHECK(store::encode_remarks(empty).empty());
  CHECK(store::decode_remarks("", "", empty));
}

TEST_CASE("a document that is all problems keeps as many as anybody reads") {
  ParsedDocument endless;
  endless.problems.assign(50'000, {"class_missing", {std::string(1'000, 'x') + "あ"}, 1, "d/1"});
  endless.problems.front().args = {std::string(4095, 'x') + "あ"};
  ParsedDocument read;
  REQUIRE(store::decode_remarks(store::encode_remarks(endless), "", read));
  CHECK(read.problems.size() == 10'000);
  CHECK(read.problems.front().args.front() == std::string(4095, 'x'));
  for (auto& problem : endless.problems) problem.args.assign(3, std::string(10'000, 'x'));
  const auto bytes = store::encode_remarks(endless);
  CHECK(bytes.size() < 17'000'000);
  ParsedDocument fewer;
  REQUIRE(store::decode_remarks(bytes, "", fewer));
  CHECK(fewer.problems.size() == 1'000);
}
