// Other forms of a word, and readings.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/expansion.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <random>

#include "analysis/katakana_rules.hpp"
#include "analysis/sorted_table.hpp"
#include "unit/analysis/fixture.hpp"
#include "unit/base/mixed_text.hpp"

using namespace iken;
using analysis::Alternative;
using analysis::reading_of;
using tests::Prepared;

namespace {

/// An analyzer with tables of its own.
struct WithTables {
  WithTables() {
    prepared.folder.write("variants.tsv",
                          "障がい者\t障害者|障碍者\n"
                          "障害者\t障がい者|障碍者\n"
                          "障碍者\t障がい者|障害者\n");
    prepared.folder.write("synonyms.tsv",
                          "broken line\n"
                          "マイナンバー\t個人番号\t0.8\t\t\n"
                          "心身障害者\t障害者\t0.5\t2000\t2012\n"
                          "無線lan\twi-fi\t0.9\t\t\n"
                          "無線lan\tサーバー\t0.4\t\t\n");
    auto opened = Analyzer::open(prepared.options);
    REQUIRE(opened.ok());
    analyzer.emplace(std::move(*opened));
  }
  Prepared prepared;
  std::optional<Analyzer> analyzer;
};

const Alternative* find(const std::vector<Alternative>& forms, std::string_view text) {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& form) { return form.text == text; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a sorted table finds what a plain map finds, and nothing else") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::multimap<std::string, std::string> map;
    const auto lines = random() % 60;
    for (unsigned i = 0; i < lines; ++i) {
      std::string key;
      for (auto size = random() % 4; size > 0; --size) key += static_cast<char>('a' + random() % 3);
      map.emplace(key, std::to_string(i));
    }
    std::string file;
    for (const auto& [key, value] : map) file.append(key).append("\t").append(value).append("\n");
    if (round % 2 == 1 && !file.empty()) file.pop_back();
    const tests::Folder folder;
    folder.write("table.tsv", file);
    const analysis::SortedTable table(folder.path("table.tsv"));
    for (const std::string key : {"", "a", "b", "c", "aa", "ab", "abc", "ccc", "cccc", "zz"}) {
      std::vector<std::string> expected;
      for (auto [at, end] = map.equal_range(key); at != end; ++at) expected.push_back(at->second);
      const auto found = table.find(key);
      CHECK(std::vector<std::string>(found.begin(), found.end()) == expected);
    }
  }
  CHECK(analysis::SortedTable("/nowhere/table.tsv").find("a").empty());
}

TEST_CASE("alternatives of any text are other texts with terms, each once, best first") {
  const WithTables with;
  tests::MixedText mixed(31);
  for (int i = 0; i < 500; ++i) {
    const auto word = mixed.next();
    CAPTURE(word);
    const auto forms = analysis::alternatives(*with.analyzer, word);
    for (std::size_t f = 0; f < forms.size(); ++f) {
      CHECK(forms[f].text != word);
      CHECK(!forms[f].terms.empty());
      CHECK(forms[f].weight > 0);
      CHECK(forms[f].weight < 1);
      CHECK((forms[f].tier == MatchTier::variant || forms[f].tier == MatchTier::synonym));
      if (f == 0) continue;
      CHECK(forms[f - 1].tier <= forms[f].tier);
      if (forms[f - 1].tier == forms[f].tier) CHECK(forms[f - 1].weight >= forms[f].weight);
    }
  }
}

TEST_CASE("tables work in both directions, and a synonym brings its own variants") {
  const WithTables with;
  CHECK(find(analysis::alternatives(*with.analyzer, "障がい者"), "障碍者") != nullptr);
  CHECK(find(analysis::alternatives(*with.analyzer, "障害者"), "障碍者") != nullptr);
  const auto number = analysis::alternatives(*with.analyzer, "マイナンバー");
  const auto* found = find(number, "個人番号");
  REQUIRE(found != nullptr);
  CHECK(found->terms == std::vector<std::string>{"個人", "番号"});
  CHECK(found->tier == MatchTier::synonym);
  CHECK(found->weight == Approx(0.8));
  const auto old = analysis::alternatives(*with.analyzer, "心身障害者");
  const auto* variant = find(old, "障碍者");
  REQUIRE(variant != nullptr);
  CHECK(variant->tier == MatchTier::synonym);
  CHECK(variant->from_year == 2000);
  CHECK(variant->to_year == 2012);
  CHECK(variant->weight < 0.5);
  CHECK(find(analysis::alternatives(*with.analyzer, "無線lan"), "サーバ") == nullptr);  // rules are for what is typed
  CHECK(find(analysis::alternatives(*with.analyzer, "サーバー"), "サーバ") != nullptr);
  CHECK(analysis::alternatives(*with.analyzer, "計画").empty());
}

TEST_CASE("a year asks for the fiscal year after, never the other way round") {
  const Prepared prepared;
  const auto year = analysis::alternatives(*prepared, "2016年");
  REQUIRE(year.size() == 1);
  CHECK(year[0].text == "2016年度");
  CHECK(year[0].tier == MatchTier::synonym);
  CHECK(year[0].weight < 0.5);
  CHECK(analysis::alternatives(*prepared, "2016年度").empty());
}

TEST_CASE("spellings of katakana lead back to the word") {
  for (const std::string_view word :
       {"サーバ", "サーバー", "バーチャル", "ヴァーチャル", "ウェブ", "ウエブ", "カテゴリ", "ディジタル", "デジタル"}) {
    CAPTURE(word);
    const auto spellings = analysis::katakana_spellings(word);
    CHECK(!spellings.empty());
    for (const auto& spelling : spellings) {
      const auto back = analysis::katakana_spellings(spelling);
      CHECK(std::find(back.begin(), back.end(), word) != back.end());
    }
  }
  const auto has = [](std::string_view word, const std::string& spelling) {
    const auto spellings = analysis::katakana_spellings(word);
    return std::find(spellings.begin(), spellings.end(), spelling) != spellings.end();
  };
  CHECK(has("サーバ", "サーバー"));
  CHECK(has("ヴァーチャル", "バーチャル"));
  CHECK(has("バーチャル", "ヴァーチャル"));
  CHECK(has("ウエブ", "ウェブ"));
  CHECK(has("デジタル・デバイド", "デジタルデバイド"));
  CHECK(has("ディジタル", "デジタル"));
  CHECK(!has("スキー", "スキ"));
  CHECK(!has("カード", "カードー"));
  CHECK(analysis::katakana_spellings("区民").empty());
  CHECK(analysis::katakana_spellings("").empty());
}

TEST_CASE("readings of kana and romaji") {
  const std::map<std::string, std::string> readings = {{"まいなんばー", "マイナンバー"},
                                                       {"ﾏｲﾅ", "マイナ"},
                                                       {"maina", "マイナ"},
                                                       {"mainanba-", "マイナンバー"},
                                                       {"MAINA", "マイナ"},
                                                       {"toukyou", "トウキョウ"},
                                                       {"tōkyō", "トウキョウ"},
                                                       {"shinbun", "シンブン"},
                                                       {"shimbun", "シンブン"},
                                                       {"sinbun", "シンブン"},
                                                       {"gakkou", "ガッコウ"},
                                                       {"matcha", "マッチャ"},
                                                       {"konnichiwa", "コンニチワ"},
                                                       {"kin'yuu", "キンユウ"},
                                                       {"honn", "ホン"},
                                                       {"jidou", "ジドウ"},
                                                       {"zidou", "ジドウ"},
                                                       {"tyousa", "チョウサ"},
                                                       {"chousa", "チョウサ"},
                                                       {"thi-mu", "ティーム"},
                                                       {"mainanb", "マイナン"},
                                                       {"kureji", "クレジ"},
                                                       {"fuku", "フク"},
                                                       {"huku", "フク"},
                                                       {"ltu", "ッ"},
                                                       {"区民", ""},
                                                       {"", ""},
                                                       {"123", ""},
                                                       {"xyz", ""},
                                                       {"-", ""},
                                                       {"ぐ ち", "グチ"}};
  for (const auto& [text, kana] : readings) {
    CAPTURE(text);
    CHECK(reading_of(text) == kana);
  }
}

TEST_CASE("a beginning of romaji reads as a beginning of its kana") {
  const std::string word = "kojinbangouka-dowokoufusurukyokushochou";
  const auto whole = reading_of(word);
  for (std::size_t size = 1; size < word.size(); ++size) {
    auto kana = reading_of(word.substr(0, size));
    CAPTURE(size, kana);
    if (kana.ends_with("ン")) kana.resize(kana.size() - 3);  // n may yet become な
    CHECK(whole.starts_with(kana));
  }
}

TEST_CASE("any text has a reading of kana or none") {
  tests::MixedText mixed(32);
  for (int i = 0; i < 2000; ++i) {
    const auto text = mixed.next();
    const auto kana = reading_of(text);
    CAPTURE(text, kana);
    CHECK(reading_of(kana) == kana);
  }
}
