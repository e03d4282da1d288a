// Tables as text whose answers stand elsewhere, or begin in a way that looks like the end of an opinion.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "iken/ingest.hpp"

namespace {

using Lines = std::vector<std::string>;

std::string block(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text + "\n";
}

const std::string head = block({"№ 意見の概要 市の考え方", "対応", "区分"});

std::string row(int no, const Lines& opinion, const Lines& answer = {}, const std::string& symbol = "○") {
  auto text = block({std::to_string(no)}) + block(opinion);
  if (!answer.empty()) text += block(answer);
  return text + block({symbol});
}

iken::ParsedDocument read(const std::string& text) {
  const auto documents = iken::parse_bytes(text, "a.txt");
  REQUIRE(documents);
  return documents->front();
}

const Lines opinion = {"駅前の広場に日陰がないので、木を植え", "てほしい。"};
const Lines answer = {"植える場所を調べたうえで、実施を検討", "していきます。"};

std::size_t told(const std::vector<iken::Finding>& findings, const std::string& code) {
  std::size_t count = 0;
  for (const auto& finding : findings) count += finding.code == code ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("an answer may begin with brackets that hold a full stop") {
  for (const std::string begin : {"市民ホール（別館の駐輪場を含む。）", "「広場の手引き（第２版も含む。）」"}) {
    const Lines own = {begin, "は、県の所管で", "あることから、", "ご意見として承", "ります。"};
    const auto document =
        read(head + row(1, opinion, own) + row(2, opinion, {"検討していきま", "す。"}) + row(3, opinion, own));
    REQUIRE(document.records.size() == 3);
    for (const std::size_t i : {0U, 2U}) {
      CHECK(document.records[i].opinion == "駅前の広場に日陰がないので、木を植えてほしい。");
      CHECK(document.records[i].response == begin + "は、県の所管であることから、ご意見として承ります。");
    }
    CHECK(document.problems.empty());
  }
}

TEST_CASE("a sentence goes on behind a stray blank line, where a particle says so") {
  const Lines own = {"市民ホール（別館の駐輪場を含む。）", "", "につきましては、費用を調べた上、実施を",
                     "検討していきます。"};
  const auto document = read(head + row(1, opinion, own) + row(2, opinion, answer));
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "駅前の広場に日陰がないので、木を植えてほしい。");
  CHECK(document.records[0].response ==
        "市民ホール（別館の駐輪場を含む。）につきましては、費用を調べた上、実施を検討していきます。");
}

TEST_CASE("a row with an opinion and an answer keeps its answer though displaced ones follow") {
  const Lines own = {"市民ホール（別館の駐輪場を含む。）につ", "きましては、費用を調べ、関係機関（県、",
                     "警察等）と協議の上、判断いたします。"};
  const auto document =
      read(head + row(1, opinion, answer) + row(2, opinion) + row(3, opinion) + row(4, opinion, own, "－") +
           row(5, opinion, answer) + block({"日陰については、素案の１４ページに記載", "しています。"}));
  REQUIRE(document.records.size() == 5);
  CHECK(document.records[1].response == "日陰については、素案の１４ページに記載しています。");
  CHECK(document.records[2].response_shared_with == std::vector<int>{2});
  CHECK(document.records[3].opinion == "駅前の広場に日陰がないので、木を植えてほしい。");
  CHECK(document.records[3].response_shared_with.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("displaced answers that cannot be told apart are a problem") {
  const auto two = block(answer) + block({"日陰については、素案の１４ページに記載", "しています。"});
  const auto document = read(head + row(1, opinion) + row(2, opinion) + row(3, opinion) + row(4, opinion) +
                             row(5, opinion) + row(6, opinion, answer) + two);
  REQUIRE(document.records.size() == 6);
  REQUIRE(told(document.problems, "answers_joined") == 1);
  CHECK(document.problems.front().args == std::vector<std::string>{"1, 2, 3, 4, 5", "2"});
}

TEST_CASE("two blocks for two or three opinions are one answer, and it is told") {
  const auto two = block(answer) + block({"日陰については、素案の１４ページに記載", "しています。"});
  const auto document = read(head + row(1, opinion) + row(2, opinion) + row(3, opinion, answer) + two);
  REQUIRE(document.records.size() == 3);
  CHECK(document.records[0].response_shared_with == std::vector<int>{2});
  CHECK(document.problems.empty());
  CHECK(told(document.repairs, "answers_joined") == 1);
}

TEST_CASE("as many displaced answers as groups that wait need no word") {
  const auto two = block(answer) + block({"日陰については、素案の１４ページに記載", "しています。"});
  const auto document = read(head + row(1, opinion) + row(2, opinion) + row(3, opinion, answer) + row(4, opinion) +
                             row(5, opinion) + row(6, opinion, answer) + two);
  REQUIRE(document.records.size() == 6);
  CHECK(document.records[0].response_shared_with == std::vector<int>{2});
  CHECK(document.records[4].response == "日陰については、素案の１４ページに記載しています。");
  CHECK(document.problems.empty());
  CHECK(document.repairs.empty());
}
