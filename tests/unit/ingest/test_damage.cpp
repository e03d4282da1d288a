// Characters that extraction damaged: told, and left as they are published.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "base/text.hpp"
#include "ingest/damage.hpp"

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
  for (const std::string sound : {"少子化", "連絡は@まで", "taro@example.jp、②", "①と@と②", "ご意見は？", "ＦＡＸ",
                                  "髙橋と﨑", "ツイッタ―", "①②③"}) {
    CAPTURE(sound);
    CHECK(repaired(sound).empty());
    CHECK(damage(sound).lost.empty());
  }
}

TEST_CASE("lost characters") {
  for (const std::string text :
       {"草?の根の活動", "高?者の施設", "高〓者", "外字\uE000の町", "壊れた\uFFFD字", "カ?ドを配る"}) {
    CAPTURE(text);
    CHECK(damage(text).lost.size() == 1);
  }
  for (const std::string text : {"なぜですか?", "なぜですか?それは", "Wi-Fi?", "中止?", "(検討?)", "〓〓〓〓",
                                 "本当に必要?と思う", "http://a.jp/?q=市"}) {
    CAPTURE(text);
    CHECK(damage(text).lost.empty());
  }
  // A document that asks with narrow marks may ask after a noun.
  CHECK(damage("なぜ中止?区は答えるべきだ。", "よいのか?").lost.empty());
}

TEST_CASE("one meets the other in the literal layer, whichever is typed") {
  CHECK(base::fold_text("尐子化") == base::fold_text("少子化"));
  CHECK(base::fold_text("区⺠の⽬") == base::fold_text("区民の目"));
  CHECK(base::fold_text(base::fold_text("尐⺠")) == base::fold_text("尐⺠"));
  const auto folded = base::fold("ア尐イ");
  CHECK(folded.original(3, 6) == Span{3, 6});
}
