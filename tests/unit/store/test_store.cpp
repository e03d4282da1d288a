// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "iken/index.hpp"
#include "schema/facets.hpp"
#include "store/bits.hpp"
#include "store/blocks.hpp"
#include "store/list_store.hpp"
#include "store/reader.hpp"
#include "store/stored_list.hpp"
#include "store/varint.hpp"
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

std::vector<std::uint32_t> records_with(const store::Reader& reader, const std::string& text) {
  std::vector<std::uint32_t> docs;
  for (std::uint32_t doc = 1; doc < reader.columns()->alive.size(); ++doc) {
    if (reader.fetch(doc)->record.opinion.find(text) != std::string::npos) docs.push_back(doc);
  }
  return docs;
}

/// A text of some of ten characters, the first of them in nearly all texts, the last in hardly any.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> characters = {"道", "路", "公", "園", "図", "書", "館", "税", "駅", "橋"};
  std::string text;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    for (auto n = random() % 3; n > 0; --n) {
      if (random() % (1 + i * i) == 0) text += characters[i];
    }
  }
  return text.empty() ? "他" : text;
}

}  // namespace

TEST_CASE("sets of characters say who has them, however the index grew") {
  std::mt19937 random(5);
  TemporaryFolder folder;
  int no = 0;
  for (int commit = 0; commit < 12; ++commit) {
    auto writer = store::Writer::open(folder.path("i"), "f", 0);
    REQUIRE(writer);
    for (auto n = 1 + random() % 60; n > 0; --n) REQUIRE(writer->add(entry(record(++no, random_text(random)))));
    REQUIRE(writer->commit());
  }
  const auto reader = store::Reader::open(folder.path("i"));
  REQUIRE(reader);
  std::size_t kept = 0;
  for (const char32_t character : U"道路公園図書館税駅橋他") {
    for (const auto& segment : reader->segments()) {
      const auto bytes = reader->character_set(segment, character);
      REQUIRE(bytes);
      if (bytes->empty()) continue;
      ++kept;
      store::Bits bits(segment.records);
      REQUIRE(bits.add(*bytes));
      std::vector<std::uint32_t> docs;
      bits.each([&](std::uint32_t doc) { docs.push_back(segment.first + doc); });
      CHECK(docs == records_with(*reader, base::encode(std::u32string(1, character))));
    }
  }
  CHECK(kept > 0);
  const auto health = verify(folder.path("i"));
  REQUIRE(health);
  CHECK(std::none_of(health->damage.begin(), health->damage.end(),
                     [](const auto& damage) { return damage.code.starts_with("pairs"); }));
}

TEST_CASE("a pair's lists part the records by whether the pair is a word there") {
  std::mt19937 random(6);
  TemporaryFolder folder;
  std::vector<bool> as_word;
  for (int commit = 0; commit < 5; ++commit) {
    auto writer = store::Writer::open(folder.path("i"), "f", 0);
    for (int i = 0; i < 40; ++i) {
      auto one = entry(record(static_cast<int>(as_word.size()), "新しい公園の話"));
      as_word.push_back(random() % 2 == 0);
      if (as_word.back()) one.terms.emplace_back("公園", store::pack_frequencies({1, 0, 0}));
      REQUIRE(writer->add(std::move(one)));
    }
    REQUIRE(writer->commit());
  }
  const auto reader = store::Reader::open(folder.path("i"));
  for (const auto in : {store::PairIn::others, store::PairIn::words}) {
    const auto bytes = reader->gram_list(reader->segments().front(), U'公', U'園', in);
    REQUIRE(bytes);
    store::StoredList list;
    REQUIRE(list.open(*bytes, store::ListOf::grams));
    std::vector<std::uint32_t> docs;
    REQUIRE(store::each_record(list, [&](std::uint32_t doc, std::uint32_t) { docs.push_back(doc); }));
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t doc = 0; doc < as_word.size(); ++doc) {
      if (as_word[doc] == (in == store::PairIn::words)) wanted.push_back(doc);
    }
    CHECK(docs == wanted);
  }
  CHECK(reader->gram("公園")->docs.size() == as_word.size());
}

TEST_CASE("a set of numbers tells what is in it") {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const auto size = static_cast<std::uint32_t>(1 + random() % 300);
    std::set<std::uint32_t> wanted;
    for (auto n = random() % 20; n > 0; --n) wanted.insert(static_cast<std::uint32_t>(random() % size));
    store::Bits bits(size);
    for (const auto i : wanted) bits.set(i);
    store::Bits again(size);
    REQUIRE(again.add(bits.bytes()));
    const auto first = static_cast<std::uint32_t>(random() % size);
    const auto last = first + static_cast<std::uint32_t>(random() % (size - first));
    const auto next = wanted.lower_bound(first);
    CHECK(again.any(first, last) == (next != wanted.end() && *next <= last));
    CHECK(again.count() == wanted.size());
    CHECK(again.has(first) == (wanted.count(first) == 1));
    CHECK_FALSE(store::Bits(size).add(std::string(size / 8 + 9, 'x')));
    store::Bits beyond(size + 100);
    beyond.set(size + static_cast<std::uint32_t>(random() % 100));
    CHECK_FALSE(store::Bits(size).add(beyond.bytes()));
  }
}

TEST_CASE("numbers of one or two bytes are read like all others") {
  std::mt19937 random(3);
  std::string bytes;
  std::vector<std::uint32_t> numbers;
  for (int i = 0; i < 2000; ++i) numbers.push_back(static_cast<std::uint32_t>(random()) >> (random() % 32));
  for (const auto number : numbers) store::put_number(bytes, number);
  store::NumberReader in(bytes);
  for (const auto number : numbers) REQUIRE(in.short_number() == number);
  CHECK(in.done());
  CHECK(in.short_number() == 0);
  CHECK_FALSE(in.ok());
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
