// Tables as offices make them in spreadsheets and on pages: line breaks, legends, labels, sums, titles.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/render.hpp"
#include "support/read.hpp"

using iken::tests::read;

TEST_CASE("a line break in a cell of a file was meant") {
  const auto document = read(
      "番号,意見の概要,市の考え方\n"
      "1,\"駅前の広場を広げ、朝と夕方の人の流れを良くすることを強く要望する。次の点も考えてほしい。\n・図書館の拡充\n・公民館の存続\",検討します。\n"
      "2,\"橋の改修を早く終わらせ、通学の子どもが安心して歩けるようにすることを要望する。\n会館の窓口は遅くまで開けてほしい。\n・ごみの収集の拡充\n・プールの存続\n以上を要望します。\",検討します。\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion.ends_with("考えてほしい。\n・図書館の拡充\n・公民館の存続"));
  CHECK(document.records[1].opinion.ends_with("要望する。\n会館の窓口は遅くまで開けてほしい。\n・ごみの収集の拡充\n・プールの存続\n以上を要望します。"));
}

TEST_CASE("a class may stand with its label in one cell") {
  const auto document = read(
      "番号,意見の概要,市の考え方,対応区分\n1,駅を直す。,直します。,Ｂ　参考にするもの\n2,橋を直す。,直します。,A：反映するもの\n\n"
      "対応区分の凡例\nA……反映するもの\nB……参考にするもの\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.problems.empty());
  REQUIRE(document.records[0].category);
  CHECK(document.records[0].category->symbol == "B");
  CHECK(document.records[1].category->symbol == "A");
  const auto lines = read(
      "番号,意見の概要,市の考え方,対応区分\n1,駅を直す。,直します。,\"Ａ\n（計画に反映するもの）\"\n2,橋を直す。,直します。,B 参考\n\n"
      "対応区分の凡例\nA……計画に反映するもの\nB……参考にするもの\n");
  CHECK(lines.problems.empty());
  CHECK(lines.records[0].category->symbol == "A");
  CHECK(lines.records[1].category->symbol == "B");
  const auto bracketed = read(
      "番号,意見の概要,市の考え方,対応区分\n1,駅を直す。,直します。,（Ａ）\n2,橋を直す。,直します。,（Ａ・Ｂ）\n\n対応区分の凡例\nＡ……反映\nＢ……参考\n");
  CHECK(bracketed.records[0].category->symbol == "Ａ");
  REQUIRE(bracketed.problems.size() == 1);
  CHECK(bracketed.problems[0].code == "class_unknown");
}

TEST_CASE("columns of places and classes by other names") {
  const auto document = read("番号,対象箇所,意見の概要,市の考え方,取扱区分\n1,第２章,駅を直す。,直します。,反映\n2,第３章,橋を直す。,直します。,参考\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[1].chapter == "第３章");
  CHECK(document.records[1].category->label == "参考");
}

TEST_CASE("a legend of digits below the table makes no opinions") {
  const auto document = read(
      "番号,意見の概要,市の考え方,対応区分\n1,駅を直す。,直します。,1\n2,橋を直す。,直します。,2\n,,,\n＜対応区分＞,,,\n1,反映するもの,,\n2,参考にするもの,,\n");
  CHECK(document.records.size() == 2);
  for (const auto& problem : document.problems) CHECK(problem.code == "");
}

TEST_CASE("a column's sum that its rows do not make is told") {
  const std::string rows = "番号,意見の概要,件数,市の考え方\n1,駅を直す。,3,直します。\n2,橋を直す。,4,直します。\n";
  CHECK(read(rows + "合計,,7,\n").problems.empty());
  const auto wrong = read(rows + "合計,,9,\n");
  REQUIRE(wrong.problems.size() == 1);
  CHECK(wrong.problems[0].code == "opinions_total_people");
}

TEST_CASE("sums of parts are no opinions and no alarm") {
  const auto document = read(
      "項目,意見の概要,件数,市の考え方\n第１章,駅を直す。,3,直します。\n,橋を直す。,2,直します。\n小計,,5,\n第２章,道を直す。,1,直します。\n小計,,1,\n合計,,6,\n");
  CHECK(document.records.size() == 3);
  CHECK(document.unassigned.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("a page's own heading is the title, not the one above the table") {
  const auto document = read(
      "<html><head><title>緑計画のパブリックコメントの結果｜ある市</title></head><body><h1>緑計画（案）に対するパブリックコメントの結果について</h1>"
      "<h2>意見の概要と市の考え方</h2><table><tr><th>番号</th><th>意見の概要</th><th>市の考え方</th></tr>"
      "<tr><td>1</td><td>駅を直す。</td><td>直します。</td></tr><tr><td>2</td><td>橋を直す。</td><td>直します。</td></tr></table></body></html>",
      "a.html");
  CHECK(document.info.title == "緑計画（案）に対するパブリックコメントの結果について");
}

TEST_CASE("a heading behind a legend's last entry is none of it") {
  const auto document = read(
      "<html><body><h1>緑計画への意見の結果</h1><h2>対応区分の凡例</h2><ul><li>◎：反映する</li><li>○：参考にする</li></ul><h2>意見の一覧</h2>"
      "<table><tr><th>番号</th><th>意見の概要</th><th>市の考え方</th><th>対応区分</th></tr>"
      "<tr><td>1</td><td>駅を直す。</td><td>直します。</td><td>◎</td></tr><tr><td>2</td><td>橋を直す。</td><td>直します。</td><td>○</td></tr></table></body></html>",
      "a.html");
  REQUIRE(document.legend.size() == 2);
  CHECK(document.legend[1].label == "参考にする");
}

TEST_CASE("pairs of numbered labels are opinions and answers, however many") {
  std::string page = "<html><body><h1>緑計画への意見の結果</h1><table>";
  for (const auto* no : {"1", "２", "3", "4"})
    page += std::string("<tr><th>意見") + no + "</th><td>駅を直す" + no + "。</td></tr><tr><th>回答</th><td>直します" + no + "。</td></tr>";
  const auto document = read(page + "</table></body></html>", "a.html");
  REQUIRE(document.records.size() == 4);
  CHECK(document.records[1].opinion == "駅を直す２。");
  CHECK(document.records[1].response == "直します２。");
  CHECK(document.records[3].no == 4);
  CHECK(document.problems.empty());
}

TEST_CASE("classes may stand at the end of the answers where no column holds them") {
  const std::string head = "番号,意見の概要,市の考え方・対応区分\n";
  const std::string legend = "\n対応区分の凡例\n○……反映するもの\n△……参考にするもの\n";
  const auto ends = read(head + "1,駅を直す。,直します。（○）\n2,橋を直す。,直します。（△）\n3,道を直す。,直します。（○）\n" + legend);
  REQUIRE(ends.records.size() == 3);
  CHECK(ends.records[0].response == "直します。");
  CHECK(ends.records[1].category->symbol == "△");
  const auto lines = read(head + "1,駅を直す。,\"直します。\n【○】\"\n2,橋を直す。,\"直します。\n対応区分：△\"\n3,道を直す。,\"直します。\n○\"\n" + legend);
  REQUIRE(lines.records.size() == 3);
  CHECK(lines.records[1].response == "直します。");
  CHECK(lines.records[1].category->symbol == "△");
  CHECK(lines.records[2].category->symbol == "○");
}

TEST_CASE("what stands above each of several tables heads it") {
  std::string page = "<html><body><h1>緑計画への意見の結果</h1>";
  int no = 0;
  for (const auto* heading : {"基本目標１　まちの木", "【公園に関する意見】", "橋と道"}) {
    page += std::string("<h3>") + heading + "</h3><table><tr><th>番号</th><th>意見の概要</th><th>市の考え方</th></tr>";
    for (int i = 0; i < 2; ++i) page += "<tr><td>" + std::to_string(++no) + "</td><td>駅を直す。</td><td>直します。</td></tr>";
    page += "</table>";
  }
  const auto document = read(page + "</body></html>", "a.html");
  REQUIRE(document.records.size() == 6);
  CHECK(document.info.title == "緑計画への意見の結果");
  CHECK(document.records[0].chapter == "基本目標１　まちの木");
  CHECK(document.records[3].chapter == "【公園に関する意見】");
  CHECK(document.records[5].chapter == "橋と道");
}

TEST_CASE("the longer of 対応 and 対応区分 holds the answers") {
  const auto document = read(
      "番号,ご意見,対応,対応区分\n1,駅を直す。,駅は来年の春から順に直していくこととしています。,Ａ　ご意見を反映し、案を修正するもの\n"
      "2,橋を直す。,橋は再来年の春から順に直していくこととしています。,Ｂ　今後の参考とするもの\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].response == "駅は来年の春から順に直していくこととしています。");
  REQUIRE(document.records[1].category);
}

TEST_CASE("cards may have their number in a cell at the side") {
  std::string page = "<html><body><h1>緑計画への意見の結果</h1>";
  for (const auto* no : {"1", "2", "3"})
    page += std::string("<table><tr><th rowspan=2>") + no + "</th><th>意見の概要</th><td>駅を直す" + no + "。</td></tr><tr><th>市の考え方</th><td>直します。</td></tr></table>";
  const auto document = read(page + "</body></html>", "a.html");
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[1].no == 2);
  CHECK(document.records[1].opinion == "駅を直す2。");
  CHECK(document.records[2].response == "直します。");
  CHECK(document.problems.empty());
}

TEST_CASE("an opinion and its answer may stand in one column, each behind its label") {
  const auto document = read(
      "<html><body><h1>緑計画への意見の結果</h1><table><tr><th>No</th><th>意見と回答</th></tr>"
      "<tr><td rowspan=2>1</td><td>【意見】駅を直す。</td></tr><tr><td>【回答】直します。</td></tr>"
      "<tr><td rowspan=2>2</td><td>【意見】橋を直す。<br>早く。</td></tr><tr><td>【市の考え方】<br>直します。</td></tr></table></body></html>",
      "a.html");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "駅を直す。");
  CHECK(document.records[1].opinion == "橋を直す。\n早く。");
  CHECK(document.records[1].response == "直します。");
  CHECK(document.problems.empty());
}

TEST_CASE("a total may be divided over cells") {
  const auto document = read("意見件数,2,件\n番号,意見の概要,市の考え方\n1,駅を直す。,直します。\n2,橋を直す。,直します。\n");
  CHECK(document.declared.opinions == 2);
  CHECK(document.problems.empty());
}

TEST_CASE("a mark in one of several columns is the class that heads it") {
  const auto document = read(
      "番号,意見の概要,市の考え方,反映,参考,その他\n1,駅を直す。,直します。,○,,\n2,橋を直す。,直します。,,○,\n3,道を直す。,直します。,,,○\n");
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].category->label == "反映");
  CHECK(document.records[1].category->label == "参考");
  CHECK(document.records[2].category->label == "その他");
  CHECK(document.problems.empty());
}
