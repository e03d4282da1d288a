// The dictionary that is shipped, as the build compiled it: words come out whole, other words stay as they were.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "dictionary/mecab.hpp"
#include "dictionary/sources.hpp"
#include "dictionary/text.hpp"
#include "folder.hpp"

using namespace iken::dictionary;

namespace {

const std::string sources_folder = std::string(IKEN_SOURCE_DIR) + "/dict";
const std::string products = std::string(IKEN_BUILD_DIR) + "/share/iken/";

Mecab shipped_mecab() {
  auto mecab = Mecab::open(IKEN_DICTIONARY, products + "user.dic");
  REQUIRE(mecab.ok());
  return std::move(mecab).value();
}

std::map<std::string, std::vector<std::string>> shipped_variants() {
  std::map<std::string, std::vector<std::string>> table;
  for (const auto& line : split(test::bytes_of(products + "variants.tsv"), "\n")) {
    if (line.empty()) continue;
    const auto columns = split(line, "\t");
    REQUIRE(columns.size() == 2);
    table[columns[0]] = split(columns[1], "|");
  }
  return table;
}

std::vector<std::string> words_of(const std::string& text, Mecab& mecab) {
  std::vector<std::string> words;
  for (const auto& morpheme : mecab.cut(text).morphemes) words.push_back(morpheme.surface);
  return words;
}

bool has_synonym(const std::string& word, const std::string& target) {
  static const auto text = "\n" + test::bytes_of(products + "synonyms.tsv");
  return text.find("\n" + word + "\t" + target + "\t") != std::string::npos;
}

/// The parts in their order can each be found in the surface, the next never before the last.
void check_parts(const std::string& surface, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const auto& part : parts) {
    at = surface.find(part, at);
    INFO(surface << ": " << part);
    REQUIRE(at != std::string::npos);
    CHECK(part.size() < surface.size());
  }
}

}  // namespace

TEST_CASE("every word of dict/user is one word, alone and in a sentence, and has its parts", "[shipped]") {
  auto mecab = shipped_mecab();
  const auto sources = read_sources(sources_folder);
  CHECK(sources.words.size() >= 500);
  for (const auto& word : sources.words) {
    const auto surface = normalize(word.surface);
    INFO(surface);
    const auto alone = mecab.cut(surface).morphemes;
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].known);
    CHECK(alone[0].base() == normalize(word.base));
    if (alone[0].feature.size() < 10) continue;  // a word of MeCab's own, which needed no entry
    const auto sentence = words_of("この" + surface + "について", mecab);
    CHECK(std::find(sentence.begin(), sentence.end(), surface) != sentence.end());
    if (word.parts.empty()) continue;
    const auto parts = split(alone[0].at(9), "|");
    check_parts(surface, parts);
    CHECK_FALSE(parts.empty());
  }
}

TEST_CASE("every spelling is one word of its own, and spellings are mutual", "[shipped]") {
  auto mecab = shipped_mecab();
  const auto table = shipped_variants();
  CHECK(table.size() > 1000);
  for (const auto& [form, others] : table) {
    INFO(form);
    CHECK(normalize(form) == form);
    CHECK(others.size() <= 31);
    CHECK(std::set<std::string>(others.begin(), others.end()).size() == others.size());
    for (const auto& other : others) {
      REQUIRE(table.contains(other));
      const auto& back = table.at(other);
      CHECK(std::find(back.begin(), back.end(), form) != back.end());
    }
    if (characters(form) > 1) CHECK(mecab.cut(form).morphemes.size() == 1);
  }
}

TEST_CASE("the spellings that staff mix up are known", "[shipped]") {
  const auto table = shipped_variants();
  const std::vector<std::vector<std::string>> groups = {
      {"障がい", "障害", "障碍"},
      {"障がい者", "障害者", "障碍者"},
      {"子ども", "こども", "子供"},
      {"子ども会", "子供会", "こども会"},
      {"申込み", "申込", "申し込み"},
      {"申込書", "申込み書", "申し込み書"},
      {"取組み", "取組", "取り組み"},
      {"引越し", "引越", "引っ越し"},
      {"漏えい", "漏洩"},
      {"情報漏えい", "情報漏洩"},
      {"問合せ", "問い合わせ", "問合わせ"},
      {"サーバ", "サーバー"},
      {"バーチャル", "ヴァーチャル"},
      {"デジタルデバイド", "デジタル・デバイド", "ディジタルデバイド"},
      {"ウエブ", "ウェブ"},
      {"ごみ", "ゴミ"},
      {"粗大ごみ", "粗大ゴミ"},
      {"eメール", "e-mail"},
      {"パブリックコメント", "パブリック・コメント"},
  };
  for (const auto& group : groups) {
    for (const auto& form : group) {
      INFO(form);
      REQUIRE(table.contains(form));
      for (const auto& other : group) {
        const auto& others = table.at(form);
        if (other != form) CHECK(std::find(others.begin(), others.end(), other) != others.end());
      }
    }
  }
}

TEST_CASE("nothing is folded by guess", "[shipped]") {
  const auto table = shipped_variants();
  for (const std::string form : {"しょうがい", "小人", "生涯", "会社", "社会", "障子"}) {
    INFO(form);
    if (!table.contains(form)) continue;
    for (const std::string other : {"障害", "障がい", "子ども", "子供", "しょうがい"}) {
      CHECK(std::find(table.at(form).begin(), table.at(form).end(), other) == table.at(form).end());
    }
  }
  CHECK_FALSE(table.contains("しょうがい"));
}

TEST_CASE("the synonyms the ward asked for are there, both ways", "[shipped]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"マイナンバーカード", "個人番号カード"},
                                                                  {"マイナンバー", "個人番号"},
                                                                  {"無線lan", "wi-fi"},
                                                                  {"hp", "ホームページ"},
                                                                  {"hp", "ウェブサイト"},
                                                                  {"pc", "パソコン"},
                                                                  {"情報格差", "デジタルデバイド"},
                                                                  {"eメール", "電子メール"}};
  for (const auto& [one, other] : pairs) {
    INFO(one << " " << other);
    CHECK(has_synonym(one, other));
    CHECK(has_synonym(other, one));
  }
  CHECK(has_synonym("wifi", "無線lan"));
  CHECK(has_synonym("ワイファイ", "無線lan"));
}

TEST_CASE("synonyms are folded, weighted and never a spelling of the word", "[shipped]") {
  const auto table = shipped_variants();
  std::size_t lines = 0;
  for (const auto& line : split(test::bytes_of(products + "synonyms.tsv"), "\n")) {
    if (line.empty()) continue;
    ++lines;
    const auto columns = split(line, "\t");
    INFO(line);
    REQUIRE(columns.size() == 5);
    CHECK(normalize(columns[0]) == columns[0]);
    CHECK(normalize(columns[1]) == columns[1]);
    CHECK(columns[0] != columns[1]);
    const auto weight = std::stod(columns[2]);
    CHECK((weight > 0 && weight < 1));
    const auto at = table.find(columns[0]);
    if (at == table.end()) continue;
    CHECK(std::find(at->second.begin(), at->second.end(), columns[1]) == at->second.end());
  }
  CHECK(lines > 600);
}

TEST_CASE("text without municipal words is cut as before", "[shipped]") {
  auto mecab = shipped_mecab();
  auto plain = Mecab::open(IKEN_DICTIONARY);
  REQUIRE(plain.ok());
  for (const std::string text : {"地区政策を",
                                 "免税と納税",
                                 "都道府県の",
                                 "今年が",
                                 "日焼けを",
                                 "onlineとitem",
                                 "pcrとitemsとaid",
                                 "午前中に",
                                 "サーバントリーダーシップの",
                                 "グリーンとリング",
                                 "東京都と京都",
                                 "会社と社会",
                                 "障子と害虫",
                                 "不道徳な",
                                 "一行の",
                                 "生涯に",
                                 "小人の",
                                 "この先はしばらく見えない",
                                 "それ自身より大きい",
                                 "人込みの中で込み合う",
                                 "気が付けば声がかすれた",
                                 "水面に映る月をめでる",
                                 "あの人はいつも早口だ",
                                 "保険会社の金額",
                                 "先生方のお話",
                                 "町の中学生が会議で発言した"}) {
    INFO(text);
    CHECK(words_of(text, mecab) == words_of(text, *plain));
  }
}

TEST_CASE("a verb stays a verb where a noun of the same spelling was added", "[shipped]") {
  auto mecab = shipped_mecab();
  for (const auto& [text, base] : std::vector<std::pair<std::string, std::string>>{{"申込みます", "申込む"},
                                                                                   {"取り組みます", "取り組む"},
                                                                                   {"見直します", "見直す"},
                                                                                   {"受け付けます", "受け付ける"}}) {
    const auto cut = mecab.cut(text);
    REQUIRE_FALSE(cut.morphemes.empty());
    CHECK(cut.morphemes[0].base() == base);
    CHECK(cut.morphemes[0].at(0) == "動詞");
  }
}
