// Legends: what the classes of a document mean, wherever and however it says so.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "iken/ingest.hpp"
#include "ingest/statements/declared.hpp"
#include "support/conservation.hpp"
#include "support/read.hpp"

namespace {

using iken::tests::read;

const std::vector<std::string> labels = {"意見を反映し、案を修正するもの", "既に案に含まれているもの", "今後の参考とするもの"};

std::vector<iken::LegendEntry> legend_in(const std::string& text, const std::string& layout = "nerima-table") {
  const auto profiles = iken::ingest::load_profiles("");
  REQUIRE(profiles);
  const auto profile = std::find_if(profiles->begin(), profiles->end(), [&](const auto& p) { return p.name == layout; });
  REQUIRE(profile != profiles->end());
  return iken::ingest::read_declarations(iken::ingest::split_lines(text), *profile).legend;
}

std::vector<iken::LegendEntry> expected(const std::vector<std::string>& signs) {
  std::vector<iken::LegendEntry> legend;
  for (std::size_t i = 0; i < labels.size(); ++i) legend.push_back({signs[i], labels[i]});
  return legend;
}

std::string printed(const std::vector<std::string>& signs, const std::string& leader, const std::string& end) {
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) text += signs[i] + leader + labels[i] + end;
  return text;
}

const std::string table = "番号 意見の概要 市の考え方 対応区分\n\n第１章　みどり\n\n１　公園\n\n1\n\n広場に木を植えてほしい。\n\n検討していきます。\n\n";

}  // namespace

TEST_CASE("legends of any signs under any heading, before or behind the table") {
  const std::vector<std::vector<std::string>> systems = {{"◎", "○", "△"}, {"A", "B", "C"}, {"Ａ", "Ｂ", "Ｃ"}, {"1", "2", "3"},
                                                         {"１", "２", "３"}, {"①", "②", "③"}, {"ア", "イ", "ウ"}, {"Ⅰ", "Ⅱ", "Ⅲ"}};
  for (const std::string heading : {"<対応区分の凡例>\n", "対応区分\n", "【対応区分】\n\n", "区分の説明\n", "■対応区分について\n", "対応区分は、次のとおりです。\n"}) {
    for (const auto& signs : systems) {
      for (const std::string leader : {"：", "・・・", "…", "　", ":", "･･･"}) {
        const auto legend = heading + printed(signs, leader, "\n");
        INFO(legend);
        CHECK(legend_in("みどりの計画への意見と市の考え方\n\n" + legend + "\n" + table) == expected(signs));
        CHECK(legend_in("みどりの計画への意見と市の考え方\n\n" + table + "○\n\n" + legend) == expected(signs));
      }
      CHECK(legend_in(heading + printed(signs, "：", " ３件\n\n") + table) == expected(signs));
    }
  }
}

TEST_CASE("legends of words") {
  const std::vector<std::string> words = {"反映", "記載済み", "参考"};
  CHECK(legend_in("対応区分\n" + printed(words, "：", "\n") + "\n" + table) == expected(words));
  CHECK(legend_in("対応区分\n【反映】" + labels[0] + "\n【記載済み】" + labels[1] + "\n【参考】" + labels[2] + "\n\n" + table) == expected(words));
  CHECK(legend_in("〔凡例〕\n" + printed(words, "　", "　3件\n") + "\n意見件数　23件\n\n" + table) == expected(words));
  CHECK(legend_in("対応区分　内容　件数\n" + printed(words, "　", "　3件\n") + "合計　9件\n\n" + table) == expected(words));
  CHECK(legend_in(table + "\n＜対応区分＞\n\n" + printed(words, "・・・", "　3件\n\n")) == expected(words));
}

TEST_CASE("legends without a heading speak for themselves") {
  for (const auto& signs : std::vector<std::vector<std::string>>{{"◎", "○", "△"}, {"A", "B", "C"}, {"①", "②", "③"}, {"反映", "記載済み", "参考"}})
    CHECK(legend_in(printed(signs, "：", "\n") + "\n" + table) == expected(signs));
}

TEST_CASE("headings, headers and lists are no legends") {
  for (const std::string text : {
           "№ 意見の概要 市の考え方\n対応\n区分\n\n１　計画の推進\n\n(1)　参考となる事業\n\n1\n\n木を。\n",
           "対応区分\n\n１　計画の推進\n\n２　公園の整備\n\n",
           "番号 意見 回答 対応区分\n\n1\n\n・木の手入れ\n・池の掃除\n\n①朝も開けてほしい。\n②夜も開けてほしい。\n③昼も開けてほしい。\n",
           "対応区分\n○：反映する\n\n1\n",
           "Ｑ：木を植えませんか。\nＡ：植えます。\n",
           "募集期間：令和６年１月\n提出方法：郵送\n意見：３件\n"}) {
    INFO(text);
    CHECK(legend_in(text).empty());
  }
  CHECK(legend_in("<対応区分の凡例>\n◎：反映する\n○：参考とする\n※ 意見は、趣旨を損なわない範囲で要約しています。\n").size() == 2);
}

TEST_CASE("a legend that is printed again says nothing new") {
  const auto legend = "対応区分\n◎：反映する\n○：参考とする\n\n";
  const std::string rows = "1\n\n広場に木を植えてほしい。\n\n検討していきます。\n\n○\n\n";
  const auto document = read("みどりの計画への意見と市の考え方\n\n" + std::string(legend) + "番号 意見の概要 市の考え方 対応区分\n\n" + rows + legend +
                                 "番号 意見の概要 市の考え方 対応区分\n\n2\n\n池をきれいにしてほしい。\n\n実施しています。\n\n◎\n",
                             "a.txt");
  REQUIRE(document.legend.size() == 2);
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[1].category == iken::Category{"◎", "反映する"});
  CHECK(document.records[0].response == "検討していきます。");
  CHECK(document.unassigned.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("a legend before a list whose items have a class") {
  std::string text = "みどりの計画への意見\n\n対応区分\nA：反映する\nB：参考とする\nC：その他\n\n";
  for (int i = 1; i <= 3; ++i) {
    text += "番号：" + std::to_string(i) + "\n意見：広場に木を植えてほしい。\n回答：検討していきます。\n対応区分：" + "BCA"[i - 1] + "\n\n";
  }
  const auto document = read(text, "a.txt");
  REQUIRE(document.records.size() == 3);
  CHECK(document.legend.size() == 3);
  CHECK(document.records[0].category == iken::Category{"B", "参考とする"});
  CHECK(document.records[2].category == iken::Category{"A", "反映する"});
  CHECK(document.problems.empty());
  CHECK(iken::tests::lost_lines(text, document).empty());
}

TEST_CASE("running legends keep their words, whatever stands between, over several lines") {
  const std::vector<std::string> labels2 = {"意見を反映し、案を修正するもの", "既に案に含まれているもの", "今後の参考とするもの"};
  for (const auto& signs : std::vector<std::vector<std::string>>{{"◎", "○", "△"}, {"Ａ", "Ｂ", "Ｃ"}, {"1", "2", "3"}, {"①", "②", "③"}, {"ア", "イ", "ウ"}}) {
    for (const std::string name : {"対応区分：", "【対応区分】", "※対応区分　", "凡例　"}) {
      for (const std::string leader : {"", "：", "…", " "}) {
        for (const std::string space : {"　", "、", "　　"}) {
          std::string line = name;
          for (std::size_t i = 0; i < labels2.size(); ++i) line += (i == 0 ? "" : space) + signs[i] + leader + labels2[i];
          INFO(line);
          CHECK(legend_in(line + "\n\n" + table) == expected(signs));
        }
      }
    }
  }
  const auto document = iken::tests::read(
      "みどりの計画への意見と市の考え方\n\n【対応区分】◎：意見を反映し、案を修正するもの（0件）　○：既に案に含まれてい\nるもの（1件）　△：今後の参考とするもの（0\n件）\n※：趣旨を反映できないもの（0件）\n\n" + table + "○\n",
      "a.txt");
  REQUIRE(document.legend.size() == 4);
  CHECK(document.legend[1] == iken::LegendEntry{"○", "既に案に含まれているもの"});
  CHECK(document.declared.categories.at("○") == 1);
  CHECK(document.problems.empty());
}

TEST_CASE("a class of the legend in brackets") {
  const std::string legend = "対応区分\n◎：反映する\n○：参考とする\n\n";
  for (const std::string printed : {"（○）", "【○】", "\n（○）"}) {
    const auto document = iken::tests::read("みどりの計画への意見と市の考え方\n\n" + legend + "番号 意見の概要 市の考え方 対応区分\n\n1\n\n広場に木を植えてほしい。\n\n検討していきます。" + printed +
                                                "\n\n2\n\n池をきれいにしてほしい。\n\n実施しています。" + printed + "\n",
                                            "a.txt");
    INFO(printed);
    REQUIRE(document.records.size() == 2);
    CHECK(document.records[0].response == "検討していきます。");
    CHECK(document.records[0].category == iken::Category{"○", "参考とする"});
    CHECK(document.repairs.empty());
    CHECK(document.problems.empty());
  }
  CHECK(iken::tests::read("みどりの計画への意見と市の考え方\n\n" + legend + "意見１\n木を。\n回答\n植えます。（○）\n意見２\n池を。\n回答\n検討します。（◎）\n", "a.txt").records.at(1).category ==
        iken::Category{"◎", "反映する"});
}
