// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "iken/precedents.hpp"
#include "precedents/letters.hpp"

using namespace iken;
using Kind = DifferencePart::Kind;

namespace {

std::string random_text(std::mt19937& random, std::size_t length) {
  static const std::u32string letters = U"区立図書館無線の整備を進めてほしい、。子育て支援ｱABc１2\n 🏫";
  std::u32string text;
  for (std::size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
  return base::encode(text);
}

/// Some letters replaced, dropped or put in.
std::string changed(std::mt19937& random, const std::string& text, std::size_t edits) {
  auto points = base::decode(text);
  for (std::size_t i = 0; i < edits && !points.empty(); ++i) {
    const auto at = random() % points.size();
    if (random() % 3 == 0) {
      points.erase(at, 1);
    } else if (random() % 2 == 0) {
      points.insert(at, 1, U'新');
    } else {
      points[at] = U'町';
    }
  }
  return base::encode(points);
}

std::vector<NewOpinion> random_batch(std::mt19937& random) {
  std::vector<NewOpinion> opinions;
  const auto add = [&](std::string text) { opinions.push_back({"n" + std::to_string(opinions.size()), std::move(text)}); };
  for (int i = 0; i < 60; ++i) {
    if (opinions.empty() || random() % 2 == 0) {
      add(random_text(random, random() % 80));
    } else {
      add(changed(random, opinions[random() % opinions.size()].text, random() % 6));
    }
  }
  return opinions;
}

/// The definition, without any index.
std::vector<std::size_t> firsts_by_definition(const std::vector<NewOpinion>& opinions, double least) {
  std::vector<std::size_t> first_of(opinions.size());
  std::vector<std::size_t> firsts;
  std::vector<std::vector<std::uint64_t>> runs;
  std::map<std::u32string, std::size_t> seen;
  for (const auto& opinion : opinions) runs.push_back(precedents::runs_of(precedents::letters_of(opinion.text)));
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    first_of[i] = i;
    const auto letters = precedents::letters_of(opinions[i].text);
    if (const auto equal = seen.find(letters); equal != seen.end()) {  // equal texts stay together
      first_of[i] = equal->second;
      continue;
    }
    double best = 0;
    for (const auto first : firsts) {
      const auto similarity = precedents::jaccard(runs[first], runs[i]);
      if (similarity >= least && similarity > best) {
        best = similarity;
        first_of[i] = first;
      }
    }
    if (!letters.empty()) seen.emplace(letters, first_of[i]);
    if (first_of[i] == i && !runs[i].empty()) firsts.push_back(i);
  }
  return first_of;
}

}  // namespace

TEST_CASE("the index finds the families that comparing with every first member finds") {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const auto opinions = random_batch(random);
    const double least = 0.3 + 0.1 * static_cast<double>(random() % 7);
    std::vector<std::size_t> first_of(opinions.size());
    for (std::size_t i = 0; i < first_of.size(); ++i) first_of[i] = i;
    for (const auto& family : find_duplicates(opinions, least)) {
      REQUIRE(family.members.size() > 1);
      for (const auto& member : family.members) first_of[member.index] = family.members.front().index;
    }
    CHECK(first_of == firsts_by_definition(opinions, least));
  }
}

TEST_CASE("exact members have the same letters, the others do not") {
  std::mt19937 random(6);
  for (int round = 0; round < 30; ++round) {
    const auto opinions = random_batch(random);
    for (const auto& family : find_duplicates(opinions)) {
      const auto& first = opinions[family.members.front().index].text;
      for (const auto& member : family.members) {
        const auto& text = opinions[member.index].text;
        CHECK(member.exact == (precedents::letters_of(first) == precedents::letters_of(text)));
        CHECK(member.similarity >= duplicate_similarity);
        CHECK(member.difference.empty() == (first == text));
      }
    }
  }
}

TEST_CASE("width, spaces and punctuation make no difference; other wishes do") {
  const std::vector<NewOpinion> opinions = {
      {"1", "図書館で無線LANを使えるようにしてほしい。勉強に必要です。"},
      {"2", "公園にベンチを増やしてほしい。"},
      {"3", "図書館で無線ＬＡＮを 使えるようにしてほしい\n勉強に必要です"},
      {"4", "図書館で無線LANを使えるようにしてほしい。仕事に必要です。"},
      {"5", "。、！"},
      {"6", "、。"},
      {"7", "公園のトイレをきれいにしてほしい。"},
  };
  const auto families = find_duplicates(opinions);
  REQUIRE(families.size() == 1);
  const auto& members = families[0].members;
  REQUIRE(members.size() == 3);
  CHECK((members[0].index == 0 && members[1].index == 2 && members[2].index == 3));
  CHECK(members[1].exact);
  CHECK(!members[2].exact);
  CHECK(marked(members[2].difference) == "図書館で無線LANを使えるようにしてほしい。［－勉強－］｛＋仕事＋｝に必要です。");
}

TEST_CASE("a difference says both texts") {
  std::mt19937 random(8);
  for (int round = 0; round < 300; ++round) {
    const auto before = random_text(random, random() % 60);
    const auto after = random() % 4 == 0 ? random_text(random, random() % 60) : changed(random, before, random() % 8);
    std::string said_before;
    std::string said_after;
    auto last = Kind::same;
    bool first = true;
    for (const auto& part : difference(before, after)) {
      CHECK(!part.text.empty());
      if (!first) CHECK(part.kind != last);
      if (part.kind != Kind::added) said_before += part.text;
      if (part.kind != Kind::removed) said_after += part.text;
      last = part.kind;
      first = false;
    }
    CHECK(said_before == before);
    CHECK(said_after == after);
  }
}

TEST_CASE("texts that have nothing in common are one change, however long") {
  const std::string a(20000, 'a');
  const std::string b(20000, 'b');
  const auto parts = difference("x" + a, "x" + b);
  CHECK(parts == std::vector<DifferencePart>{{Kind::same, "x"}, {Kind::removed, a}, {Kind::added, b}});
  CHECK(difference("", "").empty());
  CHECK(difference("同じ", "同じ") == std::vector<DifferencePart>{{Kind::same, "同じ"}});
}

TEST_CASE("a batch of one form letter with other signatures") {
  std::mt19937 random(9);
  std::vector<NewOpinion> opinions;
  const std::string letter = "区立施設の駐輪場を有料にする案に反対します。子育て中の家庭の負担が重くなり、利用する人が減ると考えます。";
  for (int i = 0; i < 3000; ++i) opinions.push_back({std::to_string(i), letter + random_text(random, 8)});
  const auto families = find_duplicates(opinions);
  REQUIRE(families.size() == 1);
  CHECK(families[0].members.size() == 3000);
}
