// What documents say of themselves: totals, legends, headings with a count.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "iken/ingest.hpp"
#include "support/read.hpp"

namespace {

using iken::tests::read;

const std::string rows =
    "番号,意見の概要,市の考え方,対応区分\n"
    "1,広場に木を植えてほしい。,検討していきます。,○\n"
    "2,池をきれいにしてほしい。,実施しています。,△\n"
    "3,鳥を守ってほしい。,検討していきます。,○\n";

std::vector<std::string> codes_of(const std::vector<iken::Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

}  // namespace

TEST_CASE("totals of the classes on one line, without their words") {
  for (const std::string line :
       {"○ 2件　△ 1件", "内訳：○…２件、△…１件（計３件）", "対応区分別件数　〇：2件／△：1件", "（○2件・△1件）"}) {
    const auto document = read(line + "\n" + rows);
    INFO(line);
    CHECK(document.declared.categories.size() == 2);
    CHECK(document.info.title.empty());
    CHECK(document.legend.empty());
    CHECK(document.problems.empty());
  }
  const auto wrong = read("○ 1件　△ 1件　計 4件\n" + rows);
  CHECK(wrong.declared.opinions == 4);
  CHECK(codes_of(wrong.problems) == std::vector<std::string>{"opinions_total", "category_total"});
}

TEST_CASE("totals beside a legend count for its classes") {
  const auto document = read("凡例　○…反映する　△…参考とする\n◯ 2件　△ 3件\n" + rows);
  REQUIRE(document.legend.size() == 2);
  CHECK(document.declared.categories == std::map<std::string, int>{{"○", 2}, {"△", 3}});
  CHECK(codes_of(document.problems) == std::vector<std::string>{"category_total"});
}

TEST_CASE("totals of parts are not those of the document") {
  const auto document = read("第１部：○ 1件　△ 1件\n○ 1件　△ 0件\n○ 1件　△ 1件\n" + rows);
  CHECK(document.declared.categories.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("a legend behind a note's mark") {
  for (const std::string note : {"（注）○：反映する、△：参考とする", "注）○…反映する　△…参考とする",
                                 "（注１） ○：反映する、△：参考とする。", "注：対応区分　○：反映する　△：参考とする"}) {
    for (const auto& text : {rows + note + "\n", note + "\n" + rows}) {
      const auto document = read(text);
      INFO(note);
      REQUIRE(document.legend.size() == 2);
      CHECK(document.records.at(0).category == iken::Category{"○", "反映する"});
      CHECK(document.records.at(1).category == iken::Category{"△", "参考とする"});
      CHECK(document.info.title.empty());
    }
  }
  CHECK(read(rows + "（注）同じ趣旨の意見は、まとめて掲載しています。\n").legend.empty());
}

TEST_CASE("headings that carry a count") {
  const std::string head = "番号,意見の概要,市の考え方,対応区分\n";
  const std::string one =
      "1,広場に木を植えてほしい。,検討していきます。,○\n2,池をきれいにしてほしい。,実施しています。,△\n";
  const std::string two = "3,鳥を守ってほしい。,検討していきます。,○\n";
  for (const auto& again : {head, std::string()}) {
    const auto document = read("みどりの計画（案）への意見と市の考え方\nみどりに関する意見（２件）\n" + head + one +
                               "鳥に関する意見（１件）\n" + again + two);
    CHECK(document.info.title == "みどりの計画（案）への意見と市の考え方");
    REQUIRE(document.records.size() == 3);
    CHECK(document.records[0].chapter == "みどりに関する意見（２件）");
    CHECK(document.records[1].chapter == "みどりに関する意見（２件）");
    CHECK(document.records[2].chapter == "鳥に関する意見（１件）");
    CHECK(document.problems.empty());
  }
  const std::string html =
      "<h1>みどりの計画への意見</h1><h2>みどりについて（2件）</"
      "h2><table><tr><th>番号<th>意見<th>回答<tr><td>1<td>木を。<td>検討します。"
      "<tr><td>2<td>池を。<td>実施します。</table><h2>鳥について　1件</"
      "h2><table><tr><th>番号<th>意見<th>回答<tr><td>3<td>鳥を。<td>検討します。"
      "</table>";
  const auto page = read(html, "a.html");
  REQUIRE(page.records.size() == 3);
  CHECK(page.records[0].chapter == "みどりについて（2件）");
  CHECK(page.records[2].chapter == "鳥について　1件");
  CHECK(page.info.title == "みどりの計画への意見");
  const auto alone = read("みどりの計画への意見（３件）\n" + rows);
  CHECK(alone.records.at(0).chapter.empty());
  CHECK(alone.info.title == "みどりの計画への意見（３件）");
}
