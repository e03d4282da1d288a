// Damage is told, and what is whole is called whole; compacting changes nothing but the room.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <filesystem>
#include <fstream>

#include "fixture.hpp"
#include "iken/render.hpp"
#include "store/codec.hpp"
#include "support/folder.hpp"
#include "support/records.hpp"

using namespace iken;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::vector<ParsedDocument> documents(std::uint64_t seed, int count) {
  generate::Dice dice(seed);
  std::vector<ParsedDocument> made;
  for (int i = 0; i < count; ++i) made.push_back(tests::any_document(dice, "plan" + std::to_string(i)));
  return made;
}

std::string codes(const std::string& path) {
  const auto health = verify(path);
  REQUIRE(health);
  std::string all;
  for (const auto& finding : health->damage) {
    if (all.find(finding.code) == std::string::npos) all += finding.code + " ";
  }
  return all;
}

/// Changes the index behind its own back, in a way that Xapian itself finds in order.
void tamper(const std::string& path, const std::function<void(Xapian::WritableDatabase&)>& change) {
  Xapian::WritableDatabase db(path, Xapian::DB_OPEN);
  change(db);
  db.commit();
}

}  // namespace

TEST_CASE("an index is sound after writing, replacing, removing, rebuilding and compacting") {
  const TemporaryFolder folder;
  const auto path = folder.path("i");
  auto made = documents(1, 6);
  tests::write_index(path, made);
  CHECK(codes(path).empty());
  made[2].records.pop_back();
  made[2].info.title += "（訂正版）";
  if (made[2].records.empty()) made[2].records = made[3].records;
  tests::write_index(path, {made[2]}, true);
  CHECK(codes(path).empty());
  {
    auto writer = IndexWriter::open(path, tests::shipped_analyzer());
    REQUIRE(writer);
    REQUIRE(writer->remove("plan4"));
    REQUIRE(writer->commit());
  }
  CHECK(codes(path).empty());
  const auto records = tests::all_records(path);
  REQUIRE(compact(path));
  CHECK(codes(path).empty());
  CHECK(tests::all_records(path) == records);
  REQUIRE(reindex(path, tests::shipped_analyzer()));
  CHECK(codes(path).empty());
  CHECK(tests::all_records(path) == records);
  const auto health = verify(path);
  REQUIRE(health);
  CHECK(health->records == records.size());
  CHECK(health->documents == 5);
}

TEST_CASE("what was changed behind the index's back is named") {
  const TemporaryFolder folder;
  const auto path = folder.path("i");
  tests::write_index(path, documents(2, 3));
  const auto fresh = [&](const std::string& name) {
    fs::copy(path, folder.path(name), fs::copy_options::recursive);
    return folder.path(name);
  };
  const auto record = fresh("record");
  tamper(record, [](auto& db) {
    auto block = db.get_metadata(store::key::block(1, 0));
    block[block.size() / 2] = static_cast<char>(block[block.size() / 2] ^ 1);
    db.set_metadata(store::key::block(1, 0), block);
  });
  CHECK(codes(record) == "record_damaged ");

  const auto column = fresh("column");
  tamper(column, [](auto& db) {
    store::SegmentColumns columns;
    REQUIRE(columns.decode(db.get_metadata(store::key::columns(1))));
    ++columns.no[0];
    db.set_metadata(store::key::columns(1), columns.encode());
  });
  CHECK(codes(column) == "columns_differ ");
  tamper(column, [](auto& db) { db.set_metadata(store::key::columns(1), "x"); });
  CHECK(codes(column) == "columns_damaged ");

  const auto word = fresh("word");
  tamper(word, [](auto& db) {
    const auto name = *db.metadata_keys_begin("W");
    db.set_metadata(name, "");
  });
  CHECK(codes(word) == "words_differ ");
  tamper(word, [](auto& db) {
    const auto name = *db.metadata_keys_begin("W");
    db.set_metadata(name, "\x7F");
  });
  CHECK(codes(word) == "words_damaged words_differ ");

  const auto pair = fresh("pair");
  tamper(pair, [](auto& db) {
    const auto name = *db.metadata_keys_begin("G");
    db.set_metadata(name, "");
  });
  CHECK(codes(pair) == "pairs_differ ");

  const auto document = fresh("document");
  tamper(document, [](auto& db) { db.set_metadata(store::key::document("plan1"), "x"); });
  CHECK(codes(document).find("document_damaged") != std::string::npos);

  const auto reference = fresh("reference");
  tamper(reference, [](auto& db) {
    db.set_metadata(store::key::references, store::encode(store::ReferenceList{{1, 4000}}));
  });
  CHECK(codes(reference) == "references_damaged ");
}

TEST_CASE("any changed byte of a table is told or does no harm, and never ends the program") {
  const TemporaryFolder folder;
  const auto path = folder.path("i");
  tests::write_index(path, documents(3, 3));
  const auto records = tests::all_records(path);
  generate::Dice dice(9);
  int told = 0;
  int refused = 0;
  constexpr int rounds = 60;
  for (int round = 0; round < rounds; ++round) {
    const auto copy = folder.path("copy");
    fs::remove_all(copy);
    fs::copy(path, copy, fs::copy_options::recursive);
    std::vector<fs::path> tables;
    for (const auto& entry : fs::directory_iterator(copy)) {
      if (entry.path().extension() == ".glass") tables.push_back(entry.path());
    }
    std::sort(tables.begin(), tables.end());
    const auto table = dice.pick(tables);
    const auto size = fs::file_size(table);
    if (size == 0) continue;
    {
      std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(dice.below(size)));
      file.put(static_cast<char>(dice.below(256)));
    }
    const auto health = verify(copy);
    if (!health) {
      ++refused;
      continue;
    }
    if (!health->damage.empty()) {
      ++told;
      continue;
    }
    CAPTURE(round, table);
    CHECK(tests::all_records(copy) == records);
  }
  CHECK(told + refused > 0);
}

namespace {

/// What a few searches answer, without their times; the error's code where there is one.
std::string answers(const std::string& path) {
  const auto searcher = Searcher::open(path, tests::shipped_analyzer());
  if (!searcher) return "refused";
  std::string all;
  for (const auto* query : {"図書館", "公園", "区", "の", "います", "計画 施設", "回答:検討"}) {
    for (const auto match : {MatchMode::automatic, MatchMode::literal}) {
      SearchRequest request;
      request.query = query;
      request.match = match;
      request.limit = 5;
      const auto found = searcher->search(request);
      if (!found) return "refused";
      all += std::to_string(found->total) + ":";
      for (const auto& hit : found->hits) all += hit.record.id + " ";
    }
  }
  return all;
}

/// Every list, set, column and table of the index, by key.
std::vector<std::string> keys_of(const std::string& path) {
  const Xapian::Database db(path, Xapian::DB_OPEN);
  std::vector<std::string> keys;
  for (auto at = db.metadata_keys_begin(); at != db.metadata_keys_end(); ++at) keys.push_back(*at);
  return keys;
}

}  // namespace

TEST_CASE("a search over a changed list is right, or ends in an error, or verify tells why not") {
  const TemporaryFolder folder;
  const auto path = folder.path("i");
  tests::write_index(path, documents(5, 3));
  const auto good = answers(path);
  const auto keys = keys_of(path);
  generate::Dice dice(11);
  int noticed = 0;
  for (int round = 0; round < 150; ++round) {
    const auto copy = folder.path("copy");
    fs::remove_all(copy);
    fs::copy(path, copy, fs::copy_options::recursive);
    // Half of the time what all searches read: sets of characters, segments, columns.
    auto key = dice.pick(keys);
    for (int i = 0; i < 400 && round % 2 == 0 && std::string("SiC").find(key.front()) == std::string::npos; ++i) key = dice.pick(keys);
    tamper(copy, [&](auto& db) {
      auto value = db.get_metadata(key);
      if (dice.below(8) == 0) value.clear();
      if (!value.empty()) value[dice.below(value.size())] = static_cast<char>(dice.below(256));
      db.set_metadata(key, value);
    });
    const auto now = answers(copy);
    noticed += now == "refused" ? 1 : 0;
    if (now == good || now == "refused") continue;
    const auto health = verify(copy);
    CAPTURE(round, key, now);
    CHECK((!health || !health->damage.empty()));
  }
  CHECK(noticed > 0);
}

TEST_CASE("compacting refuses what it cannot do") {
  const TemporaryFolder folder;
  CHECK(compact(folder.path("nowhere")).error().code == ErrorCode::index_missing);
  fs::create_directory(folder.path("foreign"));
  std::ofstream(folder.path("foreign/file")) << "x";
  CHECK(compact(folder.path("foreign")).error().code == ErrorCode::index_foreign);
  CHECK(verify(folder.path("foreign")).error().code == ErrorCode::index_foreign);
  CHECK(verify(folder.path("nowhere")).error().code == ErrorCode::index_missing);
  tests::write_index(folder.path("i"), documents(4, 1));
  auto writer = IndexWriter::open(folder.path("i"), tests::shipped_analyzer());
  REQUIRE(writer);
  CHECK(compact(folder.path("i")).error().code == ErrorCode::index_locked);
}

TEST_CASE("a reader that was opened before goes on with the old files") {
  const TemporaryFolder folder;
  tests::write_index(folder.path("i"), documents(5, 3));
  const auto index = Index::open(folder.path("i"));
  REQUIRE(index);
  REQUIRE(compact(folder.path("i")));
  std::size_t records = 0;
  CHECK(index->each([&](const Record&) -> Result<void> {
    ++records;
    return {};
  }));
  CHECK(records == tests::all_records(folder.path("i")).size());
}
