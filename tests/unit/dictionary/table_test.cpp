// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "dictionary/connection.hpp"
#include "dictionary/synonym_table.hpp"
#include "dictionary/text.hpp"
#include "dictionary/variant_table.hpp"
#include "folder.hpp"

using namespace iken::dictionary;

namespace {

/// Groups by repeated joining, the slow and plain way.
std::vector<std::set<std::string>> joined(const std::vector<std::vector<std::string>>& groups) {
  std::vector<std::set<std::string>> sets;
  for (const auto& group : groups) {
    std::set<std::string> set(group.begin(), group.end());
    for (auto it = sets.begin(); it != sets.end();) {
      const bool touches = std::any_of(it->begin(), it->end(), [&](const auto& form) { return set.contains(form); });
      if (touches) set.insert(it->begin(), it->end());
      it = touches ? sets.erase(it) : it + 1;
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

SynonymGroup group_of(std::vector<std::string> words, bool one_way, double weight) {
  SynonymGroup group;
  group.words = std::move(words);
  group.one_way = one_way;
  group.weight = weight;
  return group;
}

}  // namespace

TEST_CASE("groups that share a form become one, as by plain joining", "[variants]") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::vector<std::string>> groups;
    VariantTable table;
    for (auto i = random() % 12; i > 0; --i) {
      std::vector<std::string> forms;
      for (auto j = 2 + random() % 3; j > 0; --j) forms.push_back("形" + std::to_string(random() % 25));
      table.add(forms, "名詞-一般");
      groups.push_back(forms);
    }
    for (const auto& set : joined(groups)) {
      for (const auto& form : set) {
        auto others = table.others(form);
        CHECK(std::find(others.begin(), others.end(), form) == others.end());
        others.push_back(form);
        CHECK(std::set<std::string>(others.begin(), others.end()) == set);
        CHECK(others.size() == set.size());
        for (const auto& other : others) CHECK(table.same(form, other));
      }
    }
    CHECK(table.others("無関係").empty());
    CHECK_FALSE(table.same("無関係", "無関係"));
  }
}

TEST_CASE("the table of variants is sorted, symmetric, and without removed forms", "[variants]") {
  VariantTable table;
  table.add({"障がい", "障害", "障碍"}, "名詞-一般");
  table.add({"ごみ", "ゴミ"}, "名詞-一般");
  table.add({"一形", "二形"}, "名詞-一般");
  table.remove("二形");
  table.remove("知らない");
  CHECK(to_tsv(table) == "ごみ\tゴミ\nゴミ\tごみ\n障がい\t障害|障碍\n障害\t障がい|障碍\n障碍\t障がい|障害\n");
}

TEST_CASE("synonyms go both ways or one way, from every spelling, never to a spelling", "[synonyms]") {
  VariantTable variants;
  variants.add({"障がい者", "障害者"}, "名詞-一般");
  const auto text =
      synonyms_to_tsv({group_of({"障害者", "障害のある人"}, false, 0.9), group_of({"HP", "ホームページ"}, true, 0.5),
                       group_of({"障害者", "障がい者"}, false, 0.9)},
                      variants);
  CHECK(text ==
        "hp\tホームページ\t0.5\t\t\n"
        "障がい者\t障害のある人\t0.9\t\t\n"
        "障害のある人\t障害者\t0.9\t\t\n"
        "障害者\t障害のある人\t0.9\t\t\n");
}

TEST_CASE("the heavier of two equal pairs stays, with its period", "[synonyms]") {
  auto first = group_of({"一番", "二番"}, true, 0.3);
  auto second = first;
  second.weight = 0.75;
  second.from_year = 2016;
  for (const auto& groups : {std::vector{first, second}, std::vector{second, first}}) {
    CHECK(synonyms_to_tsv(groups, {}) == "一番\t二番\t0.75\t2016\t\n");
  }
}

TEST_CASE("stop words are told once, folded", "[stop]") {
  CHECK(stops_to_tsv({{{}, "pos", "助詞"}, {{}, "formula", "教える"}, {{}, "formula", "教える"}}) ==
        "formula\t教える\npos\t助詞\n");
}

TEST_CASE("ids are read in UTF-8 and EUC-JP, from tables of other widths too", "[ids]") {
  const test::Folder folder;
  const std::string euc = "7 \xCC\xBE\xBB\xEC,\xB0\xEC\xC8\xCC,*,*,*,*,*\n";  // 名詞,一般
  folder.write("left-id.def", euc);
  folder.write("right-id.def", "9 名詞,一般,*,*,*,*\n10 助詞,格助詞,一般,*,*,*,が\n");
  const auto ids = ConnectionIds::read(folder.path());
  REQUIRE(ids.ok());
  const auto noun = ids->of("名詞-一般");
  REQUIRE(noun);
  CHECK(noun->left == 7);
  CHECK(noun->right == 9);
  CHECK_FALSE(ids->of("助詞-格助詞-一般"));
  CHECK_FALSE(ids->of("名詞"));
}

TEST_CASE("missing or empty id tables are errors that name the file", "[ids]") {
  const test::Folder folder;
  const auto missing = ConnectionIds::read(folder.path());
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == iken::ErrorCode::dictionary_missing);
  folder.write("left-id.def", "no numbers\n");
  folder.write("right-id.def", "");
  const auto broken = ConnectionIds::read(folder.path());
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().code == iken::ErrorCode::dictionary_broken);
  CHECK(broken.error().args[0] == folder.path("left-id.def"));
}
