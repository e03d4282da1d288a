// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "base/text.hpp"
#include "schema/facets.hpp"
#include "store/blocks.hpp"
#include "store/list_store.hpp"
#include "store/reader.hpp"
#include "store/stored_list.hpp"
#include "store/writer.hpp"
#include "support/folder.hpp"

using namespace iken;
using tests::TemporaryFolder;

namespace {

Record record(int no, const std::string& opinion, const std::string& response = "") {
  Record r;
  r.id = "doc/" + std::to_string(no);
  r.document.id = "doc";
  r.no = no;
  r.opinion = opinion;
  r.response = response;
  r.category = Category{"△", "検討"};
  return r;
}

store::NewRecord entry(const Record& r) {
  store::NewRecord out;
  out.id = r.id;
  store::NewTokens tokens;
  tokens[0].push_back({0, 3, r.opinion.substr(0, 3), false});
  out.bytes = store::encode(r, tokens);
  out.terms = {{r.opinion.substr(0, 3), store::pack_frequencies({1, 0, 0})}};
  for (const auto& facet : schema::facets()) out.row.facets.push_back(facet.value(r));
  std::array<std::string, store::field_count> folded = {base::fold_text(r.opinion), base::fold_text(r.response), ""};
  out.grams = store::grams_of(folded, out.row.chars);
  out.row.no = *r.no;
  return out;
}

void add(store::Writer& writer, int from, int to) {
  for (int no = from; no < to; ++no) REQUIRE(writer.add(entry(record(no, "意見その" + std::to_string(no)))));
}

}  // namespace

TEST_CASE("a record with all its parts survives the way to the disk") {
  TemporaryFolder folder;
  auto writer = store::Writer::open(folder.path("i"), "f", 0);
  REQUIRE(writer);
  auto r = record(7, "無線LANを", "検討します。\n次の段落");
  r.initiative = Initiative{"取組項目⑥（素案：⑤）", 6, 5, "題"};
  r.references = {{2, "doc/2", "No.２に"}};
  r.response_shared_with = {3, 4};
  r.persons = 0;
  r.source = Source{2, 10, 20};
  r.extra = "{\"x\":1}";
  const auto doc = writer->add(entry(r));
  REQUIRE(doc);
  REQUIRE(writer->commit());
  auto reader = store::Reader::open(folder.path("i"));
  REQUIRE(reader);
  auto back = reader->fetch(*doc);
  REQUIRE(back);
  CHECK(back->record == r);
  CHECK(back->tokens[0].front().term == "無");
}

TEST_CASE("nothing uncommitted is seen or kept") {
  TemporaryFolder folder;
  {
    auto writer = store::Writer::open(folder.path("i"), "f", 0);
    REQUIRE(writer);
    add(*writer, 0, 10);
    REQUIRE(writer->commit());
    add(*writer, 10, 50);
    CHECK(store::Reader::open(folder.path("i"))->columns()->records == 10);
  }
  CHECK(store::Reader::open(folder.path("i"))->columns()->records == 10);
}

TEST_CASE("a second writer is refused at once") {
  TemporaryFolder folder;
  auto first = store::Writer::open(folder.path("i"), "f", 0);
  REQUIRE(first);
  auto second = store::Writer::open(folder.path("i"), "f", 0);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::index_locked);
}

TEST_CASE("another analyzer, another program, another folder") {
  TemporaryFolder folder;
  REQUIRE(store::Writer::open(folder.path("i"), "f", 0));
  CHECK(store::Writer::open(folder.path("i"), "g", 0).error().code == ErrorCode::index_fingerprint);
  std::filesystem::create_directory(folder.path("other"));
  std::ofstream(folder.path("other/letter.txt")) << "x";
  CHECK(store::Writer::open(folder.path("other"), "f", 0).error().code == ErrorCode::index_foreign);
  CHECK(store::Reader::open(folder.path("other")).error().code == ErrorCode::index_foreign);
  CHECK(store::Reader::open(folder.path("none")).error().code == ErrorCode::index_missing);
  CHECK(std::filesystem::exists(folder.path("other/letter.txt")));
}

TEST_CASE("lists grown over many commits equal lists written at once") {
  TemporaryFolder folder;
  {
    auto at_once = store::Writer::open(folder.path("a"), "f", 0);
    add(*at_once, 0, 300);
    REQUIRE(at_once->commit());
    for (int begin = 0; begin < 300; begin += 7) {
      auto piecewise = store::Writer::open(folder.path("b"), "f", 0);
      REQUIRE(piecewise);
      add(*piecewise, begin, std::min(begin + 7, 300));
      REQUIRE(piecewise->commit());
    }
  }
  auto a = store::Reader::open(folder.path("a"));
  auto b = store::Reader::open(folder.path("b"));
  REQUIRE(a);
  REQUIRE(b);
  for (const auto* gram : {"意見", "見そ", "の1", "99"}) {
    const auto x = a->gram(gram);
    const auto y = b->gram(gram);
    REQUIRE(x);
    REQUIRE(y);
    CHECK_FALSE(x->docs.empty());
    CHECK(x->docs == y->docs);
    CHECK(x->counts == y->counts);
  }
  CHECK(a->postings("意")->size() == 300);
  CHECK(b->postings("意")->size() == 300);
  CHECK(*b->frequency("意") == 300U);
}

namespace {

/// What a few records have of one pair: their numbers, ascending, with their places.
using Places = std::map<std::uint32_t, std::vector<std::uint32_t>>;

Places random_places(std::mt19937& random, std::uint32_t records) {
  Places places;
  for (std::uint32_t doc = 0; doc < records; ++doc) {
    if (random() % 3 != 0) continue;
    auto at = static_cast<std::uint32_t>(random() % 200);
    for (auto n = 1 + random() % 3 * (random() % 2); n > 0; --n) {
      places[doc].push_back(at);
      at += 1 + static_cast<std::uint32_t>(random() % 500);
    }
  }
  return places;
}

store::Batch batch_of(store::BatchMaker& maker, const Places& places, std::uint32_t records) {
  std::vector<store::NewRecord> batch(records);
  for (std::uint32_t doc = 0; doc < records; ++doc) {
    const auto at = places.find(doc);
    if (at == places.end()) continue;
    for (const auto position : at->second) batch[doc].grams.push_back({store::pair_key(7, 9), position});
    batch[doc].terms = {{"語", static_cast<std::uint32_t>(1 + at->second.size() % 300)}};
  }
  return maker.make(std::move(batch));
}

}  // namespace

TEST_CASE("pieces of any size, joined at any time, make the list of all") {
  std::mt19937 random(21);
  store::BatchMaker maker;
  for (int round = 0; round < 60; ++round) {
    Places all;
    std::string stored;
    store::ListBuilder list(store::ListOf::grams);
    std::uint32_t base = 0;
    for (auto n = 1 + random() % 12; n > 0; --n) {
      const auto records = static_cast<std::uint32_t>(1 + random() % 400);
      const auto places = random_places(random, records);
      const auto batch = batch_of(maker, places, records);
      for (const auto& [doc, at] : places) all[base + doc] = at;
      if (!batch.grams.list.empty()) {
        REQUIRE(list.start(stored));
        list.add(batch.grams.list.front().second, batch.grams.bytes.data(), base);
        stored = list.finish();
      }
      base += records;
    }
    if (all.empty()) continue;
    store::GramCursor cursor;
    REQUIRE(cursor.open(stored));
    CHECK(cursor.size() == all.size());
    for (const auto& [doc, at] : all) {
      REQUIRE_FALSE(cursor.done());
      REQUIRE(cursor.doc() == doc);
      if (doc % 4 != 0) CHECK(cursor.positions() == at);
      cursor.next();
    }
    CHECK(cursor.done());
    store::GramCursor jumping;
    REQUIRE(jumping.open(stored));
    for (std::uint32_t doc = 0; doc < base; doc += 1 + static_cast<std::uint32_t>(random() % 300)) {
      jumping.skip_to(doc);
      const auto next = all.lower_bound(doc);
      REQUIRE(jumping.done() == (next == all.end()));
      if (jumping.done()) break;
      REQUIRE(jumping.doc() == next->first);
      CHECK(jumping.positions() == next->second);
    }
  }
}

TEST_CASE("packed frequencies keep small numbers exactly and large ones roughly") {
  for (std::uint32_t n = 0; n <= 8; ++n) {
    const auto back = store::unpack_frequencies(store::pack_frequencies({n, 8 - n, n % 2}));
    CHECK(back[store::opinion] == n);
    CHECK(back[store::response] == 8 - n);
    CHECK(back[store::title] == n % 2);
  }
  CHECK(store::unpack_frequencies(store::pack_frequencies({1000, 20, 0}))[store::opinion] == 64);
}

TEST_CASE("a damaged record is noticed") {
  const auto r = record(1, "無線LANを整備してほしい");
  const auto good = store::encode(r, {});
  REQUIRE(store::decode_entry(good));
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    auto bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1 << (random() % 8));
    CHECK_FALSE(store::decode_entry(bad));
    CHECK_FALSE(store::decode_entry(std::string_view(good).substr(0, random() % good.size())));
  }
}

TEST_CASE("damaged lists and columns end in an error, not in a crash") {
  std::mt19937 random(8);
  store::BatchMaker maker;
  const auto batch = batch_of(maker, random_places(random, 900), 900);
  store::ListBuilder list(store::ListOf::grams);
  REQUIRE(list.start({}));
  for (std::uint32_t i = 0; i < 3; ++i) list.add(batch.grams.list.front().second, batch.grams.bytes.data(), i * 900);
  const auto good = list.finish();
  for (int round = 0; round < 5000; ++round) {
    auto bad = good.substr(0, round % 2 == 0 ? good.size() : random() % good.size());
    if (!bad.empty()) bad[random() % bad.size()] = static_cast<char>(random());
    store::GramCursor cursor;
    cursor.open(bad);
    for (std::uint32_t last = 0; !cursor.done(); cursor.next()) {
      REQUIRE(cursor.doc() >= last);
      last = cursor.doc();
      cursor.positions();
    }
    store::GramFamily family;
    family.open(bad);
    store::UnpackedBlock block;
    CHECK_FALSE(block.open(bad, 3));
    store::SegmentColumns columns;
    CHECK_FALSE(columns.decode(bad));
  }
}
