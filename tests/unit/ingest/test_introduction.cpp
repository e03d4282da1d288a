// What a document says before its table, in parts with headings of their own.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <string>

#include "iken/ingest.hpp"
#include "support/conservation.hpp"
#include "support/read.hpp"

namespace {

using iken::tests::read;

const std::string title = "みどりの基本計画（素案）に対する意見の概要と市の考え方";

const std::string rows =
    "番号 意見の概要 市の考え方 対応区分\n\n1\n\n広場に木を植えてほしい。\n\n検討していきます。\n\n○\n\n"
    "2\n\n池をきれいにしてほしい。\n\n実施しています。\n\n△\n\n3\n\n鳥を守ってほしい。\n\n検討していきます。\n\n○\n";

const std::string items =
    "No.1\n意見概要：広場に木を植えてほしい。\n市の考え方：検討していきます。\n\n"
    "No.2\n意見概要：池をきれいにしてほしい。\n市の考え方：実施しています。\n\nNo.3\n意見概要：鳥を守ってほしい。\n市の考え方：検討していきます。\n";

void check_clean(const std::string& text, const std::string& section = "") {
  INFO(text);
  const auto document = read(text, "a.txt");
  REQUIRE(document.records.size() == 3);
  CHECK(document.info.title == title);
  CHECK(document.info.from == "2023-12-01");
  CHECK(document.info.to == "2024-01-05");
  CHECK(document.declared.opinions == 3);
  CHECK(document.declared.persons == 2);
  for (const auto& record : document.records) CHECK(record.section == section);
  CHECK(document.records[2].response == "検討していきます。");
  CHECK(document.unassigned.empty());
  CHECK(document.problems.empty());
  CHECK(iken::tests::lost_lines(text, document).empty());
}

}  // namespace

TEST_CASE("an introduction in numbered parts") {
  const std::string parts =
      title + "\n\n　みどりの基本計画について、ご意見を募集したところ、\n貴重なご意見をいただきました。\n\n１　募集期間\n"
      "　令和５年12月１日（金）～令和６年１月５日（金）\n\n２　意見の提出者数及び件数\n　２名　3件\n\n３　提出方法\n　持参１名、郵送１名\n\n";
  for (const auto& body : {rows, items}) {
    check_clean(parts + "４　意見の概要と市の考え方\n\n" + body);
    check_clean(parts + "４　意見の概要と市の考え方\n\n※ 意見は要約しています。\n\n" + body);
    check_clean(parts + body);
  }
}

TEST_CASE("introductions with other signs, other words and sums") {
  check_clean(title + "\n\n(1) 意見の募集期間\n令和５年12月１日（金曜日）から\n令和６年１月５日（金曜日）まで\n\n(2) 意見の件数\n郵送　１件\n電子メール　２件\n計　３件\n\n"
              "(3) 意見提出者数\n２人\n\n" + rows);
  check_clean(title + "\n\n■ 募集期間\n令和５年12月１日～令和６年１月５日\n■ 提出された意見の件数\n3件（２名）\n■ 意見の概要と市の考え方\n" + items);
  check_clean(title + "\n\n募集期間\n令和５年12月１日～令和６年１月５日\n\n意見件数\n3件（２名）\n\n" + rows);
  check_clean(title + "\n\n１　計画の目的\n　みどりを増やすことを目的とします。\n２　意見募集の概要\n(1)　募集期間\n令和５年12月１日～令和６年１月５日\n(2)　提出状況\n２人　３件\n\n" + rows);
}

TEST_CASE("sections of the plan behind an introduction are sections") {
  const std::string parts = title + "\n\n１　募集期間\n令和５年12月１日～令和６年１月５日\n２　意見の件数\n3件（２名）\n\n";
  check_clean(parts + "３　意見の概要と市の考え方\n\n１　公園の整備\n\n" + items, "１　公園の整備");
  check_clean(parts + "１　公園の整備\n\n" + rows, "１　公園の整備");
  check_clean(parts + "３　意見の概要と市の考え方\n\n" + rows.substr(0, rows.find("1\n")) + "１　公園の整備\n\n" + rows.substr(rows.find("1\n")), "１　公園の整備");
}

TEST_CASE("a count in an answer is its text") {
  const auto document = read("みどりの計画への意見と市の考え方\n\n番号 意見の概要 市の考え方 対応区分\n\n1\n\n実績を示してほしい。\n\n次のとおりです。\n相談件数：40件\n・交付件数　1,180件\n\n○\n\n"
                             "2\n\n池をきれいにしてほしい。\n\n実施しています。\n\n△\n",
                             "a.txt");
  REQUIRE(document.records.size() == 2);
  CHECK_FALSE(document.declared.opinions);
  CHECK(iken::tests::solid(document.records[0].response) == "次のとおりです。相談件数：40件・交付件数1,180件");
  CHECK(document.problems.empty());
}

TEST_CASE("periods and totals as they are printed") {
  check_clean(title + "\n\n募集期間　R5.12.1～R6.1.5\n\n意見数 3\n意見提出者　２名\n\n" + rows);
  check_clean(title + "\n\n意見募集期間：令和５年12月１日（金曜日）～\n令和６年１月５日（金曜日）\n\n２人から３件のご意見をいただきました。\n\n" + rows);
  check_clean(title + "\n\n" + rows + "\n意見募集期間：令和５年12月１日（金曜日）から\n令和６年１月５日（金曜日）まで\n\n意見の件数　３件（２名）\n");
  const auto spoken = read(title + "\n\n番号 意見の概要 市の考え方 対応区分\n\n1\n\n広場に木を植えてほしい。\n\n前回は５名から９件のご意見をいただきました。\n\n○\n\n2\n\n池を。\n\n検討します。\n\n○\n", "a.txt");
  CHECK_FALSE(spoken.declared.opinions);
}
