// Lists with labels, and tables that come column after column: generated, read back, nothing lost.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "generate/compare.hpp"
#include "generate/lists.hpp"
#include "iken/ingest.hpp"
#include "support/conservation.hpp"
#include "support/damage.hpp"

using namespace iken::generate;

TEST_CASE("generated lists with labels read back", "[generated]") {
  Score score;
  for (const auto kind : {ListKind::gaiyou, ListKind::youyaku, ListKind::kekka, ListKind::bangou}) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
      Dice dice(seed * 104729 + static_cast<std::uint64_t>(kind));
      const auto layout = any_list(dice, kind);
      const auto truth = list_truth(seed, "doc", layout);
      const auto text = list_text(truth, layout, dice);
      const auto read = iken::parse_bytes(text, "doc.txt");
      INFO("kind " << static_cast<int>(kind) << " seed " << seed << "\n" << text.substr(0, 1500));
      REQUIRE(read);
      const auto before = score.first;
      compare(truth, read->front(), score);
      INFO(score.report());
      CHECK(score.first == before);
      CHECK(read->front().problems.size() == 0);
      CHECK(read->front().unassigned.size() == 0);
      CHECK(iken::tests::lost_lines(text, read->front()) == std::vector<std::string>{});
    }
  }
  CHECK(score.records == 2000);
}

TEST_CASE("no line of a damaged list or column table is lost", "[generated]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed * 104729);
    const auto kind = static_cast<ListKind>(seed % 4);
    const auto layout = any_list(dice, kind);
    const auto whole = seed % 5 == 0 ? column_text(column_truth(seed, "doc"), seed % 2 == 0, dice)
                                     : list_text(list_truth(seed, "doc", layout), layout, dice);
    const auto text = iken::tests::damaged(whole, dice);
    const auto read = iken::parse_bytes(text, "doc.txt");
    INFO("seed " << seed);
    if (!read) continue;
    CHECK(iken::tests::lost_characters(text, read->front()) == "");
  }
}

TEST_CASE("generated column tables read back", "[generated]") {
  Score score;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed * 15485863);
    const auto truth = column_truth(seed, "doc");
    const auto text = column_text(truth, seed % 2 == 0, dice);
    const auto read = iken::parse_bytes(text, "doc.txt");
    INFO("seed " << seed << "\n" << text.substr(0, 1500));
    REQUIRE(read);
    compare(truth, read->front(), score);
    CHECK(read->front().problems.size() == 0);
    for (std::size_t i = 0; i < truth.records.size() && i < read->front().records.size(); ++i) {
      CHECK(read->front().records[i].persons == truth.records[i].persons);
      CHECK(read->front().records[i].extra == truth.records[i].extra);
    }
  }
  INFO(score.report());
  CHECK(score.wrong_numbers + score.wrong_headings + score.wrong_texts == 0);
}

TEST_CASE("a column table with other words, or fewer columns") {
  struct Words {
    std::string header;
    std::string rest;
  };
  const std::string opinions = "広場に木を植えて\nほしい。\n池をきれいにして\nほしい。\n鳥を守ってほしい\nと思います。\n";
  const std::string places = "第１章\n第２章\n第１章\n";
  const std::string numbers = "1\n2\n3\n";
  const Words all[] = {{"番号\n項目\nご意見の要旨\n件数\n", places + opinions + "2\n1\n4\n"},
                       {"No.　該当箇所　意見の内容　人数\n", places + opinions + "2名\n1名\n4名\n"},
                       {"項番\n年代\n分野\n主な意見\n件数\n", "３０代\n４０代\n２０代\n" + places + opinions + "2\n1\n4\n"}};
  for (const auto& [header, rest] : all) {
    const auto text = "みどりの計画への意見の概要\n\n" + header + numbers + rest;
    const auto read = iken::parse_bytes(text, "a.txt");
    INFO(text);
    REQUIRE(read);
    REQUIRE(read->front().records.size() == 3);
    const auto& second = read->front().records[1];
    CHECK(second.no == 2);
    CHECK(second.chapter == "第２章");
    CHECK(second.opinion == "池をきれいにしてほしい。");
    CHECK(second.persons == 1);
    CHECK(read->front().info.title == "みどりの計画への意見の概要");
    CHECK(read->front().problems.empty());
    CHECK((second.extra.find("４０代") != std::string::npos) == (header.find("年代") != std::string::npos));
    CHECK(read->front().unassigned.empty());
  }
  // Where the second long column begins, nobody can tell.
  CHECK_FALSE(iken::parse_bytes("番号\n意見\n考え\n件数\n" + numbers + opinions + opinions + numbers, "a.txt"));
}

namespace {

/// Every item has these texts; one problem or a character elsewhere is a fault.
void check_items(const std::string& text, const std::string& opinion, const std::string& response) {
  INFO(text);
  const auto read = iken::parse_bytes(text, "a.txt");
  REQUIRE(read);
  const auto& document = read->front();
  REQUIRE(document.records.size() == 3);
  for (int i = 0; i < 3; ++i) {
    const auto& record = document.records[static_cast<std::size_t>(i)];
    CHECK(record.no == i + 1);
    CHECK(record.opinion == opinion);
    CHECK(record.response == response);
    CHECK(record.chapter.empty());
  }
  CHECK(document.problems.empty());
  CHECK(document.unassigned.empty());
  CHECK(iken::tests::lost_lines(text, document).empty());
}

/// Three times the item, with its number for %.
std::string three(const std::string& item) {
  std::string text = "みどりの計画への意見の概要\n\n";
  for (int i = 1; i <= 3; ++i) {
    auto one = item;
    one.replace(one.find('%'), 1, std::to_string(i));
    text += one + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("labels in columns too narrow for them") {
  for (const std::string label : {"番\n号\n\n%\n\n意見\n\n", "番\n号\n%\n意\n見\n", "番号\n%\n意\n見\n"})
    check_items(three(label + "広場に木を植えてほしい。\n\n回答\n\n検討していきます。\n"), "広場に木を植えてほしい。", "検討していきます。");
}

TEST_CASE("labels that a line's end cuts") {
  const std::string opinion = "広場に木を植え、池をきれいにしてほ\nしい。鳥を守ってほしい。市の考\nえ方：鳥と池の調査をした上で、検討\nしていきます。\n";
  check_items(three("No.%\n意見概要：" + opinion), "広場に木を植え、池をきれいにしてほしい。鳥を守ってほしい。",
              "鳥と池の調査をした上で、検討していきます。");
}

TEST_CASE("numbers of items in brackets are no headings") {
  for (const std::string number : {"【意見%】", "［意見%］", "＜No.%＞", "■意見%", "【%】", "意見【%】"})
    check_items(three(number + "\n意見概要：広場に木を植えてほしい。\n市の考え方：検討していきます。\n"), "広場に木を植えてほしい。", "検討していきます。");
}

TEST_CASE("classes beside their label, in its brackets, below it") {
  for (const std::string line : {"対応区分 ○", "（対応区分：○）", "【対応区分】○", "[対応区分]\n○", "対応区分：○"}) {
    const auto text = three("番号 %\n意見\n広場に木を植えてほしい。\n回答\n検討していきます。\n" + line + "\n");
    check_items(text, "広場に木を植えてほしい。", "検討していきます。");
    const auto read = iken::parse_bytes(text, "a.txt");
    REQUIRE(read);
    for (const auto& record : read->front().records) CHECK(record.category == iken::Category{"○", ""});
  }
}

TEST_CASE("what stands behind the last class is none of it") {
  const auto text = three("番号 %\n意見：広場に木を植えてほしい。\n回答：検討していきます。\n対応区分：○\n");
  const auto read = iken::parse_bytes(text.substr(0, text.size() - 1) + "意見募集期間　令和６年７月３日～令和６年７月１５日\n意見件数　3件\n", "a.txt");
  REQUIRE(read);
  CHECK(read->front().records.back().category == iken::Category{"○", ""});
  CHECK(read->front().info.from == "2024-07-03");
  CHECK(read->front().declared.opinions == 3);
  CHECK(read->front().problems.empty());
}

TEST_CASE("numbers alone between items that have none count pages") {
  const std::string item = "意見概要：広場に木を植えてほしい。\n区の考え方：検討していきます。\n\n";
  const auto read = iken::parse_bytes("みどりの計画への意見の概要\n\n" + item + item + "1\n\n" + item + item + "2\n\n" + item, "a.txt");
  REQUIRE(read);
  REQUIRE(read->front().records.size() == 5);
  for (int i = 0; i < 5; ++i) CHECK(read->front().records[static_cast<std::size_t>(i)].no == i + 1);
  CHECK(read->front().problems.empty());
}

TEST_CASE("the heading before the first item is one of its kind") {
  const std::string item = "意見概要：広場に木を植えてほしい。\n区の考え方：検討していきます。\n\n";
  for (const auto& [first, second] : {std::pair<std::string, std::string>{"計画全般について", "公園について"}, {"基本目標１　計画", "基本目標２　公園"}}) {
    const auto read = iken::parse_bytes("みどりの計画への意見の概要\n\n" + first + "\n\n" + item + item + second + "\n\n" + item, "a.txt");
    REQUIRE(read);
    REQUIRE(read->front().records.size() == 3);
    CHECK(read->front().records[0].chapter == first);
    CHECK(read->front().records[2].chapter == second);
    CHECK(read->front().info.title == "みどりの計画への意見の概要");
  }
}

TEST_CASE("questions and answers on their labels' lines") {
  check_items("みどりの計画への意見の概要\n\nＱ１．広場に木を植えてほしい。\nＡ１．検討していきます。\n\nＱ２．広場に木を植えてほしい。\nＡ２．検討していきます。\n\n"
              "Ｑ３．広場に木を植えてほしい。\nＡ３．検討していきます。\n",
              "広場に木を植えてほしい。", "検討していきます。");
  check_items(three("■意見%\n\n広場に木を植えてほしい。\n\n→町の考え方\n\n検討していきます。\n"), "広場に木を植えてほしい。", "検討していきます。");
  check_items(three("問%\n広場に木を植えてほしい。\n答：検討していきます。\n"), "広場に木を植えてほしい。", "検討していきます。");
}

TEST_CASE("a column table extracted row by row") {
  const std::vector<std::string> opinions = {"広場に木を植え、池をきれいにして\nほしい。", "鳥を守ってほしい。\n\n虫も守ってほしい。", "特になし。"};
  const std::vector<std::string> people = {"2", "15", "4"};
  for (const std::string header : {"NO 区 章 意見の概要 人数", "番号 該当箇所 意見の要旨 件数"}) {
    std::string text = "みどりの計画への意見の概要\n\n" + header + "\n\n";
    const bool five = header.starts_with("NO");
    for (std::size_t i = 0; i < 3; ++i) {
      text += std::to_string(i + 1) + "\n\n" + (five ? "北区\n\n" : "") + "第２章\n\n" + opinions[i] + "\n\n" + people[i] + "\n\n";
    }
    INFO(text);
    const auto read = iken::parse_bytes(text + "\n7\n", "a.txt");
    REQUIRE(read);
    REQUIRE(read->front().records.size() == 3);
    CHECK(read->front().records[0].opinion == "広場に木を植え、池をきれいにしてほしい。");
    CHECK(read->front().records[1].opinion == "鳥を守ってほしい。\n虫も守ってほしい。");
    CHECK(read->front().records[1].chapter == "第２章");
    CHECK(read->front().records[1].persons == 15);
    CHECK(read->front().records[2].persons == 4);
    CHECK(read->front().problems.empty());
    CHECK(read->front().unassigned.empty());
  }
}

TEST_CASE("a page's number behind a column of people is none of it") {
  const std::string text = "みどりの計画への意見の概要\n\nNO\n\n1\n2\n\n区\n\n北区\n南区\n\n章\n\n第１章\n第２章\n\n意見の概要\n\n広場に木を。\n\n池に魚を。\n\n人数\n\n20\n16\n\n1\n\n\n"
                           "NO\n\n3\n4\n\n区\n\n北区\n南区\n\n章\n\n第１章\n第２章\n\n意見の概要\n\n森に鳥を。\n\n川に橋を。\n\n人数\n\n5\n6\n\n2\n";
  const auto read = iken::parse_bytes(text, "a.txt");
  REQUIRE(read);
  REQUIRE(read->front().records.size() == 4);
  const int people[] = {20, 16, 5, 6};
  for (std::size_t i = 0; i < 4; ++i) CHECK(read->front().records[i].persons == people[i]);
  CHECK(read->front().problems.empty());
  CHECK(iken::tests::lost_characters(text, read->front()) == "");
}

TEST_CASE("short items of a list do not make its paragraphs cut lines") {
  const std::string paragraph = "広場に木を植え、池をきれいにし、鳥と虫を守り、だれもが一年を通して楽しめる場所にしてほしい。";
  check_items(three("No.%\n意見概要：" + paragraph + "\n" + paragraph + "\n・木の手入れ\n・池の掃除\n区の考え方：検討していきます。\n"),
              paragraph + "\n" + paragraph + "\n・木の手入れ\n・池の掃除", "検討していきます。");
}

TEST_CASE("thanks behind the last item are no answer") {
  const auto text = three("No.%\n意見概要：広場に木を植えてほしい。\n区の考え方：検討していきます。\n") + "\nご意見をお寄せいただき、ありがとうございました。\n";
  check_items(text, "広場に木を植えてほしい。", "検討していきます。");
}
