// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "schema/facets.hpp"
#include "search/literal.hpp"
#include "search/matches.hpp"
#include "store/candidates.hpp"
#include "store/writer.hpp"
#include "support/folder.hpp"

using namespace iken;
using search::FieldMask;

namespace {

struct Texts {
  std::string opinion, response, title;
};

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"無", "線", "LAN", "Wi",       "-",  "ー", "ﾊﾞ",  "は",
                                                  "の", "の", "区",  "（",       "）", "\n", " ",   "　",
                                                  "㈱", "㍻", "が",  "か\u3099", "🏫",  "①",  "\xFF"};
  std::string text;
  for (auto n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
  return text;
}

class Collection {
 public:
  /// `commits`: how many records each has.
  explicit Collection(std::mt19937& random, const std::vector<int>& commits = {120}) {
    for (const auto records : commits) {
      auto writer = store::Writer::open(folder_.path("i"), "f", 0);
      for (int i = 0; i < records; ++i) {
        texts_.push_back({random_text(random), random_text(random), i % 3 == 0 ? random_text(random) : ""});
        const auto& t = texts_.back();
        folded_.push_back({base::fold_text(t.opinion), base::fold_text(t.response), base::fold_text(t.title)});
        add(*writer, static_cast<int>(texts_.size()));
      }
      REQUIRE(writer->commit());
    }
    reader_.emplace(std::move(*store::Reader::open(folder_.path("i"))));
  }

  [[nodiscard]] std::vector<std::uint32_t> scan(const std::string& wanted, FieldMask mask) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < folded_.size(); ++i) {
      const auto& t = folded_[i];
      const auto in = [&](const std::string& text) { return text.find(wanted) != std::string::npos; };
      if ((mask[0] && in(t.opinion)) || (mask[1] && in(t.response)) || (mask[2] && in(t.title))) found.push_back(i + 1);
    }
    return found;
  }

  [[nodiscard]] const store::Reader& reader() const { return *reader_; }
  [[nodiscard]] const Texts& texts(std::size_t i) const { return texts_[i]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  void add(store::Writer& writer, int i) {
    Record r;
    r.id = std::to_string(i);
    r.document.id = "d";
    r.opinion = texts_.back().opinion;
    r.response = texts_.back().response;
    r.initiative = Initiative{"", {}, {}, texts_.back().title};
    store::NewRecord out;
    out.id = r.id;
    out.bytes = store::encode(r, {});
    for (const auto& facet : schema::facets()) out.row.facets.push_back(facet.value(r));
    out.grams = store::grams_of(
        {base::fold_text(r.opinion), base::fold_text(r.response), base::fold_text(r.initiative->title)}, out.row.chars);
    REQUIRE(writer.add(std::move(out)));
  }

  tests::TemporaryFolder folder_;
  std::vector<Texts> texts_;
  std::vector<Texts> folded_;
  std::optional<store::Reader> reader_;
};

}  // namespace

TEST_CASE("what a plain scan finds is found, in all fields and in single ones") {
  std::mt19937 random(49);
  const Collection collection(random);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto& texts = collection.texts(random() % collection.size());
    const auto points = base::decode(base::fold_text(round % 2 == 0 ? texts.opinion : texts.response));
    if (points.empty()) continue;
    const auto begin = random() % points.size();
    const auto wanted = base::encode(points.substr(begin, 1 + random() % 12));
    const FieldMask mask = round % 3 == 0 ? FieldMask().set(random() % 3) : FieldMask().set();
    auto hits = search::find_literal(collection.reader(), wanted, mask);
    REQUIRE(hits);
    INFO(wanted << " " << mask);
    REQUIRE(hits->docs == collection.scan(wanted, mask));
    found += hits->docs.size();
  }
  CHECK(found > 3000);
}

TEST_CASE("the same over several segments, the last of them grown, and within what is left") {
  std::mt19937 random(52);
  const Collection collection(random, {8200, 700, 60});
  REQUIRE(collection.reader().segments().size() == 2);
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    const auto points = base::decode(base::fold_text(collection.texts(random() % collection.size()).opinion));
    if (points.empty()) continue;
    const auto wanted = base::encode(points.substr(random() % points.size(), 1 + random() % 4));
    auto expected = collection.scan(wanted, FieldMask().set());
    std::vector<std::uint32_t> left;
    std::vector<std::uint32_t> known;
    for (std::uint32_t doc = 1; doc <= collection.size(); ++doc) {
      if (random() % 2 == 0) left.push_back(doc);
      if (random() % 5 == 0) known.push_back(doc);
    }
    const store::Candidates candidates(left, collection.size() + 1);
    const bool narrow = round % 2 == 0;
    const search::LiteralScope scope{narrow ? &known : nullptr, narrow ? &candidates : nullptr};
    const auto hits = search::find_literal(collection.reader(), wanted, FieldMask().set(), scope);
    REQUIRE(hits);
    if (narrow) {
      std::erase_if(expected, [&](std::uint32_t doc) {
        return !std::binary_search(left.begin(), left.end(), doc) || std::binary_search(known.begin(), known.end(), doc);
      });
    }
    INFO(wanted);
    REQUIRE(hits->docs == expected);
    found += expected.size();
  }
  CHECK(found > 10000);
}

TEST_CASE("strings that nobody wrote are not found") {
  std::mt19937 random(50);
  const Collection collection(random);
  for (int round = 0; round < 500; ++round) {
    const auto wanted = base::fold_text(random_text(random));
    auto hits = search::find_literal(collection.reader(), wanted, FieldMask().set());
    REQUIRE(hits);
    if (wanted.empty()) continue;
    CHECK(hits->docs == collection.scan(wanted, FieldMask().set()));
  }
  CHECK(search::find_literal(collection.reader(), "", FieldMask().set())->docs.empty());
}

TEST_CASE("sets of records join like sets") {
  std::mt19937 random(51);
  for (int round = 0; round < 200; ++round) {
    search::Matches a;
    search::Matches b;
    std::set<std::uint32_t> in_a;
    std::set<std::uint32_t> in_b;
    for (std::uint32_t doc = 1; doc < 60; ++doc) {
      if (random() % 3 == 0) {
        a.push(doc, 1, MatchTier::word);
        in_a.insert(doc);
      }
      if (random() % 2 == 0) {
        b.push(doc, 2, MatchTier::synonym);
        in_b.insert(doc);
      }
    }
    std::vector<std::uint32_t> expected_both, expected_either, expected_without;
    for (std::uint32_t doc = 1; doc < 60; ++doc) {
      if (in_a.count(doc) && in_b.count(doc)) expected_both.push_back(doc);
      if (in_a.count(doc) || in_b.count(doc)) expected_either.push_back(doc);
      if (in_a.count(doc) && !in_b.count(doc)) expected_without.push_back(doc);
    }
    const auto joined = search::both(a, b);
    CHECK(joined.docs == expected_both);
    for (std::size_t i = 0; i < joined.size(); ++i) {
      CHECK(joined.scores[i] == 3);
      CHECK(joined.tiers[i] == MatchTier::synonym);
    }
    CHECK(search::either(a, b).docs == expected_either);
    CHECK(search::first_of(a, b).docs == expected_either);
    CHECK(search::without(a, b).docs == expected_without);
  }
}
