// Cells and rows of printed tables: where paragraphs end, and what a page cuts.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/render.hpp"
#include "ingest/pdf/pdf_level.hpp"
#include "support/printed.hpp"

using iken::tests::Printed;

namespace {

using Lines = std::vector<std::string>;

/// Twenty-two characters and a little find room in a cell of opinions or answers.
const std::vector<double> sides = {20, 50, 286, 522, 560};
const std::vector<Lines> header = {{"番号"}, {"意見の概要"}, {"市の考え方"}, {"区分"}};

/// What comes of the lines of one opinion's cell.
std::string read_cell(const Lines& lines) {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, lines, {"承ります。"}, {"○"}});
  y = print.row(y, sides, {{"2"}, {"公園の木を大切にして、市民が休める場所を増や", "してほしい。"}, {"承ります。"}, {"○"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  return document.records[0].opinion;
}

}  // namespace

TEST_CASE("an indented first line is full as far as the others go") {
  CHECK(read_cell({"　計画の期間は十二年間としており、中間の年に", "見直すとあるが、それでは遅い。"}) ==
        "計画の期間は十二年間としており、中間の年に見直すとあるが、それでは遅い。");
  CHECK(read_cell({"　計画の期間は十二年間としており、中間の年に", "見直すとあるが、それではとても間に合わない。", "　早めてほしい。"}) ==
        "計画の期間は十二年間としており、中間の年に見直すとあるが、それではとても間に合わない。\n早めてほしい。");
}

TEST_CASE("a line that kinsoku made short goes on") {
  CHECK(read_cell({"市民に広く声を聞くため、全市で無作為のアン", "ケートを毎年行ってほしい。"}) ==
        "市民に広く声を聞くため、全市で無作為のアンケートを毎年行ってほしい。");
  CHECK(read_cell({"市民の声を聞いてほしい。", "アンケートを毎年行ってほしい。"}) == "市民の声を聞いてほしい。\nアンケートを毎年行ってほしい。");
}

TEST_CASE("an item or a footnote behind a full line begins a paragraph") {
  CHECK(read_cell({"朝と夕方は車が多く、通学の時間帯は危険です。", "（１）公民館の前の改修", "（２）橋の上の歩道"}) ==
        "朝と夕方は車が多く、通学の時間帯は危険です。\n（１）公民館の前の改修\n（２）橋の上の歩道");
  CHECK(read_cell({"朝と夕方は車が多く、通学の時間帯は危険です。", "・公民館の前の改修を早く終わらせることを求む", "・橋の上の歩道"}) ==
        "朝と夕方は車が多く、通学の時間帯は危険です。\n・公民館の前の改修を早く終わらせることを求む\n・橋の上の歩道");
  CHECK(read_cell({"朝と夕方は車が多く、通学の時間帯は危険です。", "※通学路：学校が定めた道です。"}) ==
        "朝と夕方は車が多く、通学の時間帯は危険です。\n※通学路：学校が定めた道です。");
  // Numbers inside a sentence.
  CHECK(read_cell({"次の二つを急いで考えること。①朝の車は多い。", "②夜の道が暗い。"}) ==
        "次の二つを急いで考えること。①朝の車は多い。②夜の道が暗い。");
}

TEST_CASE("what a page hides is furniture") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"公園の木を大切にしてほしい。"}, {"承ります。"}, {"○"}});
  print.hidden(55, y, "隠れた文字");
  y = print.row(y, sides, {{"2"}, {"広場の木を大切にしてほしい。"}, {"承ります。"}, {"○"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[1].opinion == "広場の木を大切にしてほしい。");
  CHECK(document.problems.empty());
  REQUIRE_FALSE(document.furniture.empty());
  CHECK(document.furniture.back().text == "隠れた文字");
}

TEST_CASE("space between lines ends a paragraph") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"公園の木を大切にして、市民が休む場所を増す。", "木かげが要る。", "", "夏は暑いため、水を飲める所を増やしてほしい。", "", "池も要る。"}, {"承ります。"}, {"○"}});
  y = print.row(y, sides, {{"2"}, {"公園の木を大切にして、市民が休める場所を増や", "してほしい。"}, {"承ります。"}, {"○"}});
  print.foot(y, sides);
  CHECK(print.document().records[0].opinion ==
        "公園の木を大切にして、市民が休む場所を増す。木かげが要る。\n夏は暑いため、水を飲める所を増やしてほしい。\n池も要る。");
}

TEST_CASE("an answer that ends with a short line at the foot of a page is not shared with the next page's first") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"改修を急いでほしい。"}, {"次の二つを進めます。", "（１）門の改修", "（２）ベンチの更新"}, {"○"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{"2"}, {"木を増やしてほしい。"}, {"計画に木を植えることを書きました。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].response == "次の二つを進めます。\n（１）門の改修\n（２）ベンチの更新");
  CHECK(document.records[0].response_shared_with.empty());
  CHECK(document.records[1].response == "計画に木を植えることを書きました。");
}

TEST_CASE("an answer and a class merged over two rows that a page divides are both rows'") {
  Printed print;
  print.page();
  auto y = print.row(100, sides, header);
  y = print.row(y, sides, {{"1"}, {"改修を急いでほしい。"}, {"市の建物は順に直すこととしており、門の改修も", "早く行うことを考えています。その時期は改めて"}, {"○"}});
  print.foot(y, sides);
  print.page();
  y = print.row(60, sides, header);
  y = print.row(y, sides, {{"2"}, {"門を直してほしい。"}, {"皆さまにお知らせします。"}, {}});
  y = print.row(y, sides, {{"3"}, {"木を増やしてほしい。"}, {"計画に書きました。"}, {"△"}});
  print.foot(y, sides);
  const auto document = print.document();
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].response_shared_with == std::vector<int>{2});
  CHECK(document.records[1].response ==
        "市の建物は順に直すこととしており、門の改修も早く行うことを考えています。その時期は改めて皆さまにお知らせします。");
  REQUIRE(document.records[1].category);
  CHECK(document.records[1].category->symbol == "○");
  CHECK(document.problems.empty());
}

TEST_CASE("a page number far from the paper's edge does not divide a table") {
  Printed print;
  print.page();
  auto y = print.row(300, sides, header);
  y = print.row(y, sides, {{"1"}, {"改修を急いでほしいので、いつまでに終わるかを市"}, {"承ります。"}, {"○"}});
  print.foot(y, sides);
  print.text(290, 660, "- 1 -");
  print.page();
  y = print.row(60, sides, {{}, {"の広報で知らせてほしい。"}, {}, {}});
  y = print.row(y, sides, {{"2"}, {"門を直してほしい。"}, {"承ります。"}, {"△"}});
  print.foot(y, sides);
  print.text(290, 660, "- 2 -");
  const auto document = print.document();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion.ends_with("終わるかを市の広報で知らせてほしい。"));
}

TEST_CASE("rows that only level rules divide are a table") {
  Printed print;
  print.page();
  auto y = print.open_row(100, sides, header);
  y = print.open_row(y, sides, {{"1"}, {"公園の木を大切にして、市民が休める場所を増や", "してほしい。", "池も要る。"}, {"市の建物は順に直すこととしており、門の改修も", "早く行うことを考えています。"}, {"○"}});
  print.text(25, y + 5, "第２章　道と橋を守り育てる市民と市の取組の推進について");
  y += 24;
  print.foot(y, sides);
  y = print.open_row(y, sides, {{"2"}, {"橋を直してほしい。"}, {"直します。"}, {"△"}});
  y = print.open_row(y, sides, {{"3"}, {"道を直してほしい。"}, {"直します。"}, {"△"}});
  const auto pages = iken::ingest::with_upright_rules(print.pages());
  REQUIRE(pages);
  const auto document = Printed::document_of(iken::ingest::grids_of(*pages));
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].opinion == "公園の木を大切にして、市民が休める場所を増やしてほしい。\n池も要る。");
  CHECK(document.records[0].response == "市の建物は順に直すこととしており、門の改修も早く行うことを考えています。");
  CHECK(document.records[1].chapter == "第２章　道と橋を守り育てる市民と市の取組の推進について");
  CHECK(document.records[2].category->symbol == "△");
}

TEST_CASE("an answer that ends with its class at the foot of a page has ended") {
  const std::vector<double> three = {20, 50, 286, 540};
  for (const auto* const sign : {"（○）", "　　　　　　　　　　　　　　　　　　　　　　　○"}) {
    Printed print;
    print.page();
    auto y = print.row(100, three, {{"番号"}, {"意見の概要"}, {"市の考え方・対応区分"}});
    y = print.row(y, three, {{"1"}, {"改修を急いでほしい。"}, {"市の建物は順に直すこととしております。", sign}});
    print.foot(y, three);
    print.page();
    y = print.row(60, three, {{"2"}, {"木を増やしてほしい。"}, {"計画に書きました。", sign}});
    print.foot(y, three);
    const auto document = print.document();
    REQUIRE(document.records.size() == 2);
    CHECK(document.records[0].response_shared_with.empty());
  }
}
