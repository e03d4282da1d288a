// Each kind of defect is planted and found, where it is and as what it is; sound sources have none.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <tuple>

#include "dictionary/text.hpp"
#include "folder.hpp"
#include "iken/dictionary.hpp"

using namespace iken::dictionary;
using test::Folder;

namespace {

struct Planted {
  std::string file;
  std::string text;
  FaultCode code;
  std::size_t line;
  std::vector<std::string> args;
};

const std::string sound_word = "無線LAN,名詞-一般,ムセンラン,,無線|LAN\n";

std::string many(const std::string& piece, const std::string& separator, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? separator : "") + piece + std::to_string(i);
  return text;
}

std::vector<Planted> planted_faults() {
  const std::string long_word(3 * 65, 'x');
  return {
      {"user/a.csv", sound_word + "\xFF\xFE,名詞-一般,ア,,\n", FaultCode::not_utf8, 2, {}},
      {"user/a.csv", sound_word + "ＩＣＴ,名詞-一般,アイシーティー,,\n", FaultCode::not_nfkc, 2, {"ＩＣＴ", "ICT"}},
      {"user/a.csv", "クラウド,名詞-一般,クラウド\n", FaultCode::columns, 1, {"3", "5"}},
      {"user/a.csv", "クラウド,名詞-一般,クラウド,,,\n", FaultCode::columns, 1, {"6", "5"}},
      {"user/a.csv", "クラウド,名詞-一般,,,\n", FaultCode::empty_field, 1, {"reading"}},
      {"user/a.csv", "クラウド,,クラウド,,\n", FaultCode::empty_field, 1, {"part of speech"}},
      {"user/a.csv", ",名詞-一般,クラウド,,\n", FaultCode::empty_field, 1, {"surface"}},
      {"user/a.csv", "# 注\n\n税,名詞-一般,ゼイ,,\n", FaultCode::one_character, 3, {"税"}},
      {"user/a.csv", "ab\"c,名詞-一般,エー,,\n", FaultCode::forbidden_char, 1, {"ab\"c", "\""}},
      {"user/a.csv", "a\x01z,名詞-一般,エー,,\n", FaultCode::forbidden_char, 1, {"a\x01z", "control"}},
      {"user/a.csv", "クラウド,名詞-なぞ,クラウド,,\n", FaultCode::pos_unknown, 1, {"名詞-なぞ"}},
      {"user/a.csv", "取り組む,動詞,トリクム,,\n", FaultCode::pos_unknown, 1, {"動詞"}},
      {"user/a.csv", "クラウド,名詞-一般,くらうど,,\n", FaultCode::reading_invalid, 1, {"くらうど"}},
      {"user/a.csv", "無線LAN,名詞-一般,ムセンラン,,無線|WAN\n", FaultCode::parts_mismatch, 1, {"無線LAN", "無線WAN"}},
      {"user/a.csv", "無線LAN,名詞-一般,ムセンラン,,無線LAN\n", FaultCode::parts_mismatch, 1, {"無線LAN", "無線LAN"}},
      {"user/a.csv", "無線LAN,名詞-一般,ムセンラン,,無線||LAN\n", FaultCode::empty_field, 1, {"word"}},
      {"user/a.csv",
       sound_word + "無線lan,名詞-一般,ムセンラン,,\n",
       FaultCode::duplicate,
       2,
       {"無線lan", "user/a.csv:1"}},
      {"user/a.csv", long_word + ",名詞-一般,エー,,\n", FaultCode::too_long, 1, {long_word, "64"}},
      {"user/a.csv",
       many("x", "", 17) + ",名詞-一般,エー,," + many("x", "|", 17) + "\n",
       FaultCode::too_many,
       1,
       {"17", "16"}},
      {"variants/a.tsv", "障がい\n", FaultCode::too_few, 1, {"1"}},
      {"variants/a.tsv", many("語", "|", 25) + "\n", FaultCode::too_many, 1, {"25", "24"}},
      {"variants/a.tsv", "障がい|障害\t名詞-一般\t\n", FaultCode::columns, 1, {"3", "1-2"}},
      {"variants/a.tsv", "障がい|障害\t助詞\n", FaultCode::pos_unknown, 1, {"助詞"}},
      {"variants/a.tsv", "障がい||障害\n", FaultCode::empty_field, 1, {"word"}},
      {"variants/a.tsv", "障がい|障害\n障碍|障がい\n", FaultCode::duplicate, 2, {"障がい", "variants/a.tsv:1"}},
      {"variants/a.tsv", "障がい|障害|障害\n", FaultCode::duplicate, 1, {"障害", "variants/a.tsv:1"}},
      {"variants/a.tsv", "ｻｰﾊﾞ|サーバー\n", FaultCode::not_nfkc, 1, {"ｻｰﾊﾞ", "サーバ"}},
      {"synonyms/a.tsv", "パソコン\n", FaultCode::too_few, 1, {"1"}},
      {"synonyms/a.tsv", "PC > パソコン > 計算機\n", FaultCode::too_many, 1, {"3", "2"}},
      {"synonyms/a.tsv", many("語", " = ", 17) + "\n", FaultCode::too_many, 1, {"17", "16"}},
      {"synonyms/a.tsv", "PC = 機\n", FaultCode::one_character, 1, {"機"}},
      {"synonyms/a.tsv", "PC = パソコン\t1.5\n", FaultCode::weight_invalid, 1, {"1.5"}},
      {"synonyms/a.tsv", "PC = パソコン\t0\n", FaultCode::weight_invalid, 1, {"0"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5x\n", FaultCode::weight_invalid, 1, {"0.5x"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5\t2024-2016\n", FaultCode::period_invalid, 1, {"2024-2016"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5\t2016\n", FaultCode::period_invalid, 1, {"2016"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5\t-\n", FaultCode::period_invalid, 1, {"-"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5\t平成-令和\n", FaultCode::period_invalid, 1, {"平成-令和"}},
      {"synonyms/a.tsv", "PC = パソコン\t0.5\t\t備考\t余り\n", FaultCode::columns, 1, {"5", "1-4"}},
      {"synonyms/a.tsv",
       "PC = パソコン\nパソコン = pc\n",
       FaultCode::duplicate,
       2,
       {"パソコン = pc", "synonyms/a.tsv:1"}},
      {"synonyms/a.tsv",
       "PC = パソコン\nパソコン > PC\n",
       FaultCode::duplicate,
       2,
       {"パソコン > PC", "synonyms/a.tsv:1"}},
      {"synonyms/a.tsv", "一番 > 二番\n二番 > 一番\n", FaultCode::cycle, 2, {"一番 > 二番 > 一番"}},
      {"synonyms/a.tsv", "一番 > 二番\n二番 > 三番\n三番 > 一番\n", FaultCode::cycle, 3, {"一番 > 二番 > 三番 > 一番"}},
      {"synonyms/a.tsv", "一番 > 一番\n", FaultCode::cycle, 1, {"一番 > 一番"}},
      {"stop/a.tsv", "pos\n", FaultCode::columns, 1, {"1", "2-3"}},
      {"stop/a.tsv", "verb\t教える\n", FaultCode::kind_unknown, 1, {"verb"}},
      {"stop/a.tsv", "formula\t\n", FaultCode::empty_field, 1, {"word"}},
      {"stop/a.tsv", "formula\t教える\nformula\t教える\n", FaultCode::duplicate, 2, {"教える", "stop/a.tsv:1"}},
  };
}

}  // namespace

TEST_CASE("every planted fault is found, alone and at its place", "[check]") {
  for (const auto& planted : planted_faults()) {
    const Folder folder;
    folder.write(planted.file, planted.text);
    const auto faults = check(folder.path());
    INFO(planted.file << ": " << planted.text);
    REQUIRE(faults.ok());
    REQUIRE(faults->size() == 1);
    const Fault wanted{planted.file, planted.line, planted.code, planted.args};
    CHECK(name(faults->front().code) == name(planted.code));
    CHECK(faults->front() == wanted);
  }
}

TEST_CASE("every kind of fault is planted above, but one", "[check]") {
  const auto planted = planted_faults();
  for (int code = 0; code <= static_cast<int>(FaultCode::kind_unknown); ++code) {
    const auto kind = static_cast<FaultCode>(code);
    if (kind == FaultCode::unreadable) continue;  // below: a folder in the place of a file
    CHECK(std::any_of(planted.begin(), planted.end(), [&](const auto& p) { return p.code == kind; }));
  }
}

TEST_CASE("a folder that has the name of a file cannot be read", "[check]") {
  const Folder folder;
  folder.write("user/a.csv/x", "");
  const auto faults = check(folder.path());
  REQUIRE(faults.ok());
  CHECK(*faults == std::vector<Fault>{{"user/a.csv", 0, FaultCode::unreadable, {}}});
}

TEST_CASE("comments, blank lines, a byte order mark and Windows line ends are no faults", "[check]") {
  const Folder folder;
  folder.write("user/a.csv", "\xEF\xBB\xBF# 注\r\n\r\n" + sound_word.substr(0, sound_word.size() - 1) + "\r\n　\r\n");
  folder.write("user/readme.txt", "not a source");
  folder.write("synonyms/a.tsv", "PC = パソコン\nHP > ホームページ\t0.5\t2016-\t備考\nホームページ > サイト\t\t-2024");
  folder.write("variants/a.tsv", "障がい|障害\n取り組む|取組む\t動詞\n");
  folder.write("stop/a.tsv", "pos\t助詞\t理由\nformula\t方\nformula-pos\t名詞-非自立\n");
  const auto faults = check(folder.path());
  REQUIRE(faults.ok());
  CHECK(faults->empty());
}

TEST_CASE("a derived list may repeat what a person wrote, but not itself", "[check]") {
  const Folder folder;
  folder.write("variants/municipal.tsv", "障がい|障害\n");
  folder.write("variants/unidic.tsv", "障害|障碍\n");
  folder.write("synonyms/ict.tsv", "PC = パソコン\n");
  folder.write("synonyms/sudachi.tsv", "パソコン = PC\t0.3\nPC = パソコン\t0.3\n");
  const auto faults = check(folder.path());
  REQUIRE(faults.ok());
  REQUIRE(faults->size() == 1);
  CHECK(faults->front() ==
        Fault{"synonyms/sudachi.tsv", 2, FaultCode::duplicate, {"PC = パソコン", "synonyms/sudachi.tsv:1"}});
}

TEST_CASE("a missing folder is an error, an empty one is sound", "[check]") {
  const Folder folder;
  CHECK(check(folder.path())->empty());
  const auto missing = check(folder.path("nowhere"));
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == iken::ErrorCode::data_missing);
  CHECK(missing.error().args == std::vector<std::string>{folder.path("nowhere")});
}

TEST_CASE("any bytes can be checked; faults come in order and can be told in both languages", "[check]") {
  std::mt19937 random(4);
  const std::vector<std::string> pieces = {"無線",
                                           "LAN",
                                           ",",
                                           "|",
                                           "\t",
                                           "\n",
                                           " = ",
                                           " > ",
                                           "名詞-一般",
                                           "#",
                                           "ア",
                                           "0.5",
                                           "2016-",
                                           "\r",
                                           "\xFF",
                                           "\xE3",
                                           std::string(1, '\0'),
                                           "pos",
                                           "　"};
  for (int round = 0; round < 100; ++round) {
    const Folder folder;
    for (const std::string file : {"user/a.csv", "user/b.csv", "variants/a.tsv", "synonyms/a.tsv", "stop/a.tsv"}) {
      std::string text;
      for (auto i = random() % 200; i > 0; --i) text += pieces[random() % pieces.size()];
      folder.write(file, text);
    }
    const auto faults = check(folder.path());
    REQUIRE(faults.ok());
    CHECK(std::is_sorted(faults->begin(), faults->end(), [](const Fault& a, const Fault& b) {
      return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    }));
    for (const auto& fault : *faults) {
      for (const auto language : {iken::Language::english, iken::Language::japanese}) {
        const auto sentence = describe(fault, language);
        CHECK(sentence.size() > 10);
        CHECK(valid_utf8(sentence));
        CHECK(sentence.find('%') == std::string::npos);
      }
    }
  }
}

TEST_CASE("many one-way lines in one circle are reported briefly", "[check]") {
  const Folder folder;
  std::string text;
  const int count = 20000;
  for (int i = 0; i < count; ++i) {
    text += "語" + std::to_string(i) + " > 語" + std::to_string((i + 1) % count) + "\n";
    if (i > 1) text += "語" + std::to_string(i) + " > 語0x\n語" + std::to_string(i) + "y > 語0x\n";
  }
  folder.write("synonyms/a.tsv", text);
  const auto faults = check(folder.path());
  REQUIRE(faults.ok());
  REQUIRE(faults->size() == 1);
  CHECK(faults->front().code == FaultCode::cycle);
  CHECK(faults->front().args[0].size() < 1000);
}

TEST_CASE("the shipped sources are sound", "[check]") {
  const auto faults = check(std::string(IKEN_SOURCE_DIR) + "/dict");
  REQUIRE(faults.ok());
  for (const auto& fault : *faults) {
    FAIL_CHECK(fault.file << ":" << fault.line << ": " << describe(fault, iken::Language::english));
  }
}
