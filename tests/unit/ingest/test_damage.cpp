// Characters that extraction damaged: told, and left as they are published.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "generate/table_text.hpp"
#include "generate/truth.hpp"
#include "iken/ingest.hpp"
#include "ingest/corrections/damage.hpp"

using namespace iken;

namespace {

ingest::Damage damage(const std::string& opinion, const std::string& response = "") {
  ParsedDocument document;
  Record record;
  record.id = "d/1";
  record.no = 1;
  record.opinion = opinion;
  record.response = response;
  document.records = {record};
  return ingest::find_damage(document);
}

std::string repaired(const std::string& text) {
  std::string all;
  for (const auto& finding : damage(text).repaired) all += finding.args[1] + finding.args[2] + " ";
  return all;
}

}  // namespace

TEST_CASE("what is searched for a damaged character") {
  CHECK(repaired("尐子化の対策、尐し") == "尐少 ");
  CHECK(repaired("⽬標と⼊⼝") == "⽬目 ⼊入 ⼝口 ");
  CHECK(repaired("区⺠と⻑期の⻘少年") == "⺠民 ⻑長 ⻘青 ");
  CHECK(repaired("\uFA19社") == "\uFA19神 ");
  CHECK(repaired("@施設の整備、②職員の研修") == "@① ");
  CHECK(repaired("@道路の幅\nA歩道の幅\nB街路樹") == "@① A② B③ ");
  CHECK(repaired("次の点です。@防災の強化、A子育ての充実") == "@① A② ");
  CHECK(repaired("上記(@)と(A)について") == "@① A② ");
  CHECK(repaired("指標@～Cについて検討します。") == "@① C④ ");
  for (const std::string one : {"取組項目@の電子申請", "取組項目@に記載しています。", "第２章の@のとおり", "施策@ 窓口の改善"}) {
    CAPTURE(one);
    CHECK(repaired(one) == "@① ");
  }
  for (const std::string sound : {"少子化", "連絡は@まで", "taro@example.jp、②", "①と@と②", "ご意見は？", "ＦＡＸ",
                                  "髙橋と﨑", "ツイッタ―", "①②③", "SNSの@から始まる名前", "催し@公園、A案とB案", "施策@example.jpへ",
                                  "A案とB案", "@ikenさん\nA案", "半角の@のとおり"}) {
    CAPTURE(sound);
    CHECK(repaired(sound).empty());
    CHECK(damage(sound).lost.empty());
  }
}

TEST_CASE("lost characters") {
  for (const std::string text :
       {"草?の根の活動", "高?者の施設", "高〓者", "外字\uE000の町", "壊れた\uFFFD字", "カ?ドを配る", "?田公園を検討します。",
        "???について検討します。", "測量し、?田公園を", "高??者の施設", "「?田公園」の名", "よいのか?\n?田公園を"}) {
    CAPTURE(text);
    CHECK(damage(text).lost.size() == 1);
  }
  for (const std::string text : {"なぜですか?", "なぜですか?それは", "Wi-Fi?", "中止?", "(検討?)", "〓〓〓〓",
                                 "本当に必要?と思う", "http://a.jp/?q=市", "本当に必要なの?区は答えて", "いつですか??", "?", "「?」の印",
                                 "何 ? 何"}) {
    CAPTURE(text);
    CHECK(damage(text).lost.empty());
  }
  CHECK(damage("??区役所の?田公園を検討します。").lost.size() == 2);
  CHECK(damage("??区役所の施設").lost.front().args[1] == "??区役所の施");
  // A document that asks with narrow marks may ask after a noun.
  CHECK(damage("なぜ中止?区は答えるべきだ。", "よいのか?").lost.empty());
}

TEST_CASE("@ in the place of the first circled number numbers a heading, and is told") {
  int initiatives = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    generate::Dice dice(seed);
    const auto truth = generate::make_truth(seed, "made", generate::TruthOptions());
    auto text = generate::table_text(truth, generate::any_layout(dice), dice);
    const std::string sound = "取組項目①";
    for (auto at = text.find(sound); at != std::string::npos; at = text.find(sound))
      text.replace(at, sound.size(), "取組項目@");
    const auto read = parse_bytes(text, "made.txt");
    REQUIRE(read);
    REQUIRE((*read)[0].records.size() == truth.records.size());
    std::set<std::string> damaged;  // a heading is told once, not for each of its records
    for (std::size_t i = 0; i < truth.records.size(); ++i) {
      const auto& wanted = truth.records[i].initiative;
      const auto& seen = (*read)[0].records[i].initiative;
      CAPTURE(seed, i);
      REQUIRE(wanted.has_value() == seen.has_value());
      if (wanted) CHECK(wanted->number == seen->number);
      if (seen && seen->label.find('@') != std::string::npos) damaged.insert(seen->label);
    }
    const auto& repairs = (*read)[0].repairs;
    CHECK(std::count_if(repairs.begin(), repairs.end(),
                        [](const Finding& f) { return f.code == "number_damaged"; }) == static_cast<long>(damaged.size()));
    initiatives += static_cast<int>(damaged.size());
  }
  CHECK(initiatives > 0);
}

TEST_CASE("one meets the other in the literal layer, whichever is typed") {
  CHECK(base::fold_text("尐子化") == base::fold_text("少子化"));
  CHECK(base::fold_text("区⺠の⽬") == base::fold_text("区民の目"));
  CHECK(base::fold_text(base::fold_text("尐⺠")) == base::fold_text("尐⺠"));
  const auto folded = base::fold("ア尐イ");
  CHECK(folded.original(3, 6) == Span{3, 6});
}
