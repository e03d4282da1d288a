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
