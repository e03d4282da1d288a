// Tables as text in the forms that municipalities give them: how rows are numbered, what columns are called, what is
// printed on every page, opinions that end without a full stop.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "support/conservation.hpp"
#include "support/read.hpp"

namespace {

using Lines = std::vector<std::string>;

std::string block(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text + "\n";
}

const std::string title = "青波市防災計画（素案）に対する意見の概要と市の考え方";
const Lines header = {"№ 意見の概要 市の考え方", "対応", "区分"};
const Lines opinion = {"公園の水飲み場が少ないので、増やし", "てほしい。"};
const Lines answer = {"利用の多い公園から順に、増やすこと", "を検討していきます。"};

iken::ParsedDocument read(const std::string& text) {
  auto document = iken::tests::read(text, "a.txt");
  CHECK(iken::tests::lost_lines(text, document) == Lines());
  return document;
}

void check_clean(const iken::ParsedDocument& document, std::size_t records) {
  REQUIRE(document.records.size() == records);
  for (const auto& problem : document.problems) UNSCOPED_INFO(problem.code << " " << problem.line);
  CHECK(document.problems.empty());
  CHECK(document.unassigned.empty());
  for (std::size_t i = 0; i < records; ++i) {
    CHECK(document.records[i].no == static_cast<int>(i) + 1);
    CHECK(document.records[i].opinion == opinion[0] + opinion[1]);
    CHECK(document.records[i].response == answer[0] + answer[1]);
  }
}

}  // namespace

TEST_CASE("an opinion may end with a list, a noun or a bracket") {
  const std::vector<std::pair<Lines, std::string>> opinions = {
      {{"次のことを求める。", "・防災倉庫の点検", "・井戸の復活"},
       "次のことを求める。\n・防災倉庫の点検\n・井戸の復活"},
      {{"次のことを求める。", "・防災倉庫の点検", "以上を要望します。"},
       "次のことを求める。\n・防災倉庫の点検\n以上を要望します。"},
      {{"井戸の復活と、古くなった防災倉庫の点検お", "よび整理"}, "井戸の復活と、古くなった防災倉庫の点検および整理"},
      {{"井戸を復活できないか（北の公園）"}, "井戸を復活できないか（北の公園）"}};
  std::string text = block({title}) + block(header);
  // Enough rows for the width of the column to be seen.
  for (int i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < opinions.size(); ++k) {
      text += block({std::to_string(i * 4 + static_cast<int>(k) + 1)}) + block(opinions[k].first) +
              block({"市では、来年度に点検を行い、結果を踏まえて", "整備を進めていきます。"}) + block({"○"});
    }
  }
  const auto document = read(text);
  REQUIRE(document.records.size() == 12);
  CHECK(document.problems.empty());
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK(document.records[i].opinion == opinions[i % 4].second);
    CHECK(document.records[i].response == "市では、来年度に点検を行い、結果を踏まえて整備を進めていきます。");
  }
}

TEST_CASE("rows may be numbered in any form") {
  for (const std::string form : {"#", "No.#", "№#", "意見#", "(#)", "（#）", "#.", "【#】"}) {
    INFO(form);
    std::string text = block({title}) + block({"番号 意見の概要 市の考え方"});
    for (int i = 1; i <= 6; ++i) {
      auto number = form;
      number.replace(number.find('#'), 1, std::to_string(i));
      text += block({number}) + block(opinion) + block(answer);
    }
    check_clean(read(text), 6);
  }
}

TEST_CASE("a table without a column of classes has no missing classes") {
  std::string text = block({title}) + block({"番号 意見の概要 市の考え方"});
  for (int i = 1; i <= 3; ++i) text += block({std::to_string(i)}) + block(opinion) + block(answer);
  check_clean(read(text), 3);
}

TEST_CASE("a class that should be there is missed") {
  std::string text = block({title}) + block(header);
  for (int i = 1; i <= 3; ++i)
    text += block({std::to_string(i)}) + block(opinion) + block(answer) + (i == 2 ? "" : block({"○"}));
  const auto document = read(text);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].code == "class_missing");
}

TEST_CASE("titles, page marks and headers that every page repeats are furniture") {
  const std::vector<Lines> headers = {header, {"№ 意見の概要 意見に対する市の考え方 対応区分"}};
  for (const auto& head : headers) {
    for (const std::string mark : {"- # -", "－#－", "p.#", "#", "#/3", "# / 3", "Page # of 3", "#ページ"}) {
      for (const bool running : {false, true}) {
        INFO(head[0] << " " << mark << " " << running);
        std::string text = running ? "" : block({title});
        for (int page = 1; page <= 3; ++page) {
          if (running) text += block({title});
          text += block(head);
          for (int i = 2 * page - 1; i <= 2 * page; ++i) {
            text += block({std::to_string(i)}) + block(opinion) + block(answer) + block({"○"});
          }
          auto printed = mark;
          printed.replace(printed.find('#'), 1, std::to_string(page));
          text += block({printed});
        }
        check_clean(read(text), 6);
      }
    }
  }
}

TEST_CASE("what stands between a row's end and the next number is a heading, in whatever form") {
  const std::vector<Lines> kinds = {{"【総論】", "【各論】"},
                                    {"◆総論", "◆各論"},
                                    {"基本目標１　安心なまち", "基本目標２　元気なまち"},
                                    {"ア　防災", "イ　福祉"},
                                    {"計画全般について", "防災に関すること"},
                                    {"第１条関係", "附則関係"},
                                    {"P.12　防災について", "P.25　福祉について"}};
  for (const auto& kind : kinds) {
    INFO(kind[0]);
    std::string text = block({title}) + block(header);
    for (int i = 1; i <= 4; ++i) {
      if (i % 2 == 1) text += block({kind[static_cast<std::size_t>(i / 2)]});
      text += block({std::to_string(i)}) + block(opinion) + block(answer) + block({"○"});
    }
    const auto document = read(text);
    check_clean(document, 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(document.records[i].chapter == kind[i / 2]);
  }
}

TEST_CASE("a heading of unknown form stands below those that are known") {
  std::string text = block({title}) + block(header) + block({"第１章　まちづくり"}) + block({"【公園】"});
  text += block({"1"}) + block(opinion) + block(answer) + block({"○"}) + block({"【道路】"});
  text += block({"2"}) + block(opinion) + block(answer) + block({"○"});
  const auto document = read(text);
  check_clean(document, 2);
  CHECK(document.records[0].chapter == "第１章　まちづくり");
  CHECK(document.records[0].section == "【公園】");
  CHECK(document.records[1].section == "【道路】");
}

TEST_CASE("a sentence behind the table is nobody's answer") {
  for (const std::string note : {"ご意見をお寄せいただき、ありがとうございました。",
                                 "※いただいたご意見は、要約しています。", "なお、個別の回答は行いません。"}) {
    INFO(note);
    std::string text = block({title}) + block(header);
    for (int i = 1; i <= 3; ++i) text += block({std::to_string(i)}) + block(opinion) + block(answer) + block({"○"});
    check_clean(read(text + block({note})), 3);
  }
}

TEST_CASE("a table's header may stand on lines of its own") {
  std::string text = block({title}) + block({"№", "意見の概要", "市の考え方", "対応区分"});
  for (int i = 1; i <= 3; ++i) text += block({std::to_string(i)}) + block(opinion) + block(answer) + block({"○"});
  check_clean(read(text), 3);
}

TEST_CASE("a page may cut both cells of a row") {
  std::string text = block({title}) + block(header);
  text += block({"1"}) + block({opinion[0]}) + block({answer[0]}) + block({"1"}) + block(header) + block({opinion[1]}) +
          block({answer[1]}) + block({"○"});
  text += block({"2"}) + block(opinion) + block(answer) + block({"○"});
  check_clean(read(text), 2);
}

TEST_CASE("a list in an opinion whose answer stands elsewhere stays in it") {
  std::string text = block({title}) + block(header);
  text += block({"1"}) + block(opinion) + block(answer) + block({"○"});
  text += block({"2"}) + block({"次のことも求める。", "・防災倉庫の点検", "以上を要望します。"}) + block({"○"});
  text += block({"3"}) + block(opinion) + block({"○"});
  text += block({"市では、来年度に点検を行い、結果を踏", "まえて整備を進めていきます。"});
  const auto document = read(text);
  REQUIRE(document.records.size() == 3);
  CHECK(document.problems.empty());
  CHECK(document.records[1].opinion == "次のことも求める。\n・防災倉庫の点検\n以上を要望します。");
  CHECK(document.records[1].response_shared_with == std::vector<int>{3});
  CHECK(document.records[2].response == "市では、来年度に点検を行い、結果を踏まえて整備を進めていきます。");
}

TEST_CASE("lines that nothing cut are paragraphs") {
  const std::string first =
      "市では、利用の多い公園から順に水飲み場を増やすこととし、来年度は三か所の工事を予定しています。";
  const std::string second =
      "工事の時期が決まりましたら、広報紙とホームページでお知らせしますので、しばらくお待ちください。";
  std::string text = block({title}) + block(header);
  for (int i = 1; i <= 4; ++i)
    text += block({std::to_string(i)}) + block({"公園の水飲み場を増やしてほしい。"}) + block({first, second}) +
            block({"○"});
  const auto document = read(text);
  REQUIRE(document.records.size() == 4);
  for (const auto& record : document.records) CHECK(record.response == first + "\n" + second);
}

TEST_CASE("classes may be words that no legend explains") {
  std::string text = block({title}) + block({"№ 意見の概要 市の考え方 対応区分"});
  for (int i = 1; i <= 6; ++i) {
    if (i == 4) text += block({"【公園】"});
    text += block({std::to_string(i)}) + block(opinion) + block(answer) + block({i % 2 == 0 ? "一部反映" : "反映困難"});
  }
  const auto document = read(text);
  check_clean(document, 6);
  for (std::size_t i = 0; i < 6; ++i) {
    REQUIRE(document.records[i].category);
    CHECK(document.records[i].category->label == (i % 2 == 1 ? "一部反映" : "反映困難"));
  }
  CHECK(document.records[4].chapter == "【公園】");
}

TEST_CASE("a citizen may write その他") {
  std::string text = block({title}) + block(header);
  for (int i = 1; i <= 3; ++i)
    text += block({std::to_string(i)}) + block(i == 2 ? Lines{"その他"} : opinion) + block(answer) + block({"○"});
  const auto document = read(text);
  REQUIRE(document.records.size() == 3);
  CHECK(document.problems.empty());
  CHECK(document.records[1].opinion == "その他");
  CHECK_FALSE(document.records[2].initiative);
}

TEST_CASE("a dash may be the answer before a class") {
  std::string text = block({title}) + block(header);
  for (int i = 1; i <= 3; ++i)
    text += block({std::to_string(i)}) + block(opinion) + block(i == 2 ? Lines{"－"} : answer) + block({"○"});
  const auto document = read(text);
  REQUIRE(document.records.size() == 3);
  REQUIRE(document.records[1].category);
  CHECK(document.records[1].category->symbol == "○");
}

TEST_CASE("a sign beside its label is a class without a legend too") {
  const auto document = iken::tests::read(
      "番号,意見,回答,対応区分\n1,公園を増やしてほしい。,増やします。,3　今後の課題\n2,道を広げてほしい。,広げます。,"
      "A：反映する\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].category->symbol == "3");
  CHECK(document.records[0].category->label == "今後の課題");
  CHECK(document.records[1].category->symbol == "A");
}
