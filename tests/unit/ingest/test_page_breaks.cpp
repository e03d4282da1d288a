// Printed tables that a page divides: which rows and cells go on behind it, and what both pages' rows share.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "support/printed.hpp"

using iken::tests::Printed;

namespace {

using Lines = std::vector<std::string>;

/// Twenty-two characters and a little find room in a cell of opinions or answers.
const std::vector<double> sides = {20, 50, 286, 522, 560};
const std::vector<Lines> header = {{"番号"}, {"意見の概要"}, {"市の考え方"}, {"区分"}};

std::string symbol(const iken::Record& r) { return r.category ? r.category->symbol : std::string(); }

}  // namespace

TEST_CASE("a class merged over rows is theirs too where its rest behind the page is blank") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"公園の木を大切にして、市民が休める場所を増や"}, {"木を植えることを計画に書きました。時期は改め"}, {"○"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{}, {"してほしい。"}, {"てお知らせします。"}, {}});
  y = print.row(y, sides, {{"2"}, {"夏は暑いため、水を飲める所がほしい。"}, {"^"}, {"^"}});
  y = print.row(y, sides, {{"3"}, {"池がほしい。"}, {"^"}, {"^"}});
  y = print.row(y, sides, {{"4"}, {"門を直してほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 4);
  CHECK(document.records[0].response == "木を植えることを計画に書きました。時期は改めてお知らせします。");
  CHECK(document.records[2].response == document.records[0].response);
  CHECK(symbol(document.records[1]) == "○");
  CHECK(symbol(document.records[2]) == "○");
  CHECK(symbol(document.records[3]) == "△");
  CHECK(document.problems.empty());
}

TEST_CASE("a class printed in the middle of its merged cell, behind the page, is the rows' before it too") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"公園の木を大切に。"}, {"木を植えることを計画に書きました。時期は改め"}, {}});
  y = print.row(y, sides, {{"2"}, {"夏は暑いため、水を飲める所を公園の中に増やし"}, {"^"}, {"^"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{}, {"てほしい。"}, {"てお知らせします。"}, {"○"}});
  y = print.row(y, sides, {{"3"}, {"門を直してほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 3);
  CHECK(symbol(document.records[0]) == "○");
  CHECK(symbol(document.records[1]) == "○");
  CHECK(document.problems.empty());
}

TEST_CASE("list lines at the top of a page are the rest of an opinion, not a heading") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"次の二つを進めてほしい。"}, {"計画に書きました。"}, {"○"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{}, {"（１）公園の門の改修", "（２）ベンチの更新"}, {}, {}});
  y = print.row(y, sides, {{"2"}, {"門を直してほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "次の二つを進めてほしい。\n（１）公園の門の改修\n（２）ベンチの更新");
  CHECK(document.records[1].subsection.empty());
}

TEST_CASE("an answer whose cell is open at the foot of a page, the number's closed, is the next page's first row's too") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"門を直してほしい。"}, {"次を進めます。", "・門の改修"}, {"○"}});
  print.rule(sides[0], y, sides[2], y);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{"2"}, {"木を増やしてほしい。"}, {"・ベンチの更新。"}, {}});
  y = print.row(y, sides, {{"3"}, {"池がほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].response == "次を進めます。\n・門の改修\n・ベンチの更新。");
  CHECK(document.records[0].response_shared_with == std::vector<int>{2});
  CHECK(symbol(document.records[1]) == "○");
  CHECK(document.records[2].response_shared_with.empty());
}

TEST_CASE("the rest of a row without a number is known by what it lacks") {
  const std::vector<double> three = {20, 246, 482, 560};
  Printed print;
  print.page();
  auto y = print.row(100, three, {{"意見の概要"}, {"市の考え方"}, {"区分"}});
  y = print.row(y, three, {{"門を直してほしい。"}, {"門の改修は次の年度に行うこととしており、今は"}, {"○"}});
  print.foot(y, three);
  print.page();
  y = print.row(60, three, {{"意見の概要"}, {"市の考え方"}, {"区分"}});
  y = print.row(y, three, {{}, {"その準備をしています。"}, {}});
  y = print.row(y, three, {{"池がほしい。"}, {"今後の参考とします。"}, {"△"}});
  y = print.row(y, three, {{"木を増やしてほしい。"}, {"計画に書きました。"}, {"○"}});
  print.foot(y, three);
  const auto document = print.document();
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].response == "門の改修は次の年度に行うこととしており、今はその準備をしています。");
  CHECK(document.records[1].opinion == "池がほしい。");
}

TEST_CASE("a second table without classes goes on behind a page, and none is missing in it") {
  const std::vector<double> two = {20, 60, 310, 560};
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"門を直してほしい。"}, {"計画に書きました。"}, {"○"}});
  y = print.row(y, sides, {{"2"}, {"池がほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  print.text(20, 300, "その他のご意見");
  y = print.row(330, two, {{"番号"}, {"意見の概要"}, {"市の考え方"}});
  y = print.row(y, two, {{"3"}, {"木を増やしてほしい。公園の中の道が暗く、市民が休"}, {"承ります。"}});
  print.foot(y, two);
  print.page();
  y = print.row(60, two, {{}, {"める所も少ない。"}, {}});
  y = print.row(y, two, {{"4"}, {"水を飲める所がほしい。"}, {"承ります。"}});
  print.foot(y, two);
  const auto document = print.document();
  REQUIRE(document.records.size() == 4);
  CHECK(document.records[2].opinion == "木を増やしてほしい。公園の中の道が暗く、市民が休める所も少ない。");
  CHECK(document.unassigned.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("an answer whose rest stands on the page in a row of its own is not the next row's") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"門を直してほしい。"}, {"門の改修は次の年度に行うこととしており、今は"}, {"○"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{}, {}, {"その準備をしています。", "・市民が使うベンチと水を飲める所の改修と更新"}, {}});
  y = print.row(y, sides, {{"2"}, {"池がほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].response_shared_with.empty());
  CHECK(document.records[1].response == "今後の参考とします。");
}

TEST_CASE("a merged answer of which nothing stands behind the page ends before it") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"門を直してほしい。"}, {"次を進めます。", "・市民が使うベンチと水を飲める所の改修と更新"}, {"○"}});
  print.rule(sides[0], y, sides[2], y);
  print.page();
  y = print.row(60, sides, {{"2"}, {"池がほしい。"}, {}, {}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, {{"3"}, {"木を増やしてほしい。"}, {"今後の参考とします。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[1].response == document.records[0].response);
  CHECK(symbol(document.records[1]) == "○");
  CHECK(document.records[0].response_shared_with == std::vector<int>{2});
  CHECK(document.records[2].response == "今後の参考とします。");
}
