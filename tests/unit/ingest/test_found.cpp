// Documents as municipalities make them, each of which was once read wrongly or lost something without a word.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "iken/ingest.hpp"
#include "ingest/grid/grid_reader.hpp"
#include "support/conservation.hpp"
#include "support/read.hpp"

namespace {

using iken::tests::read;

std::vector<std::string> codes_of(const std::vector<iken::Finding>& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

const std::string long_answer = "利用の状況を見ながら、開館時間の延長を検討していきます。";

/// Three rows below the header, each in the order of these columns.
std::string table(const std::string& header, const std::string& rest = "") {
  std::string text = header + "\n";
  const char* symbols[] = {"○", "△", "○"};
  for (int i = 1; i <= 3; ++i) {
    text +=
        std::to_string(i) + ",朝も開けてほしい" + std::to_string(i) + "。," + long_answer + "," + symbols[i - 1] + "\n";
  }
  return text + rest;
}

void check_three(const iken::ParsedDocument& document) {
  REQUIRE(document.records.size() == 3);
  for (int i = 0; i < 3; ++i) {
    const auto& record = document.records[static_cast<std::size_t>(i)];
    CHECK(record.no == i + 1);
    CHECK(record.opinion == "朝も開けてほしい" + std::to_string(i + 1) + "。");
    CHECK(record.response == long_answer);
    REQUIRE(record.category);
    CHECK(record.category->symbol == (i == 1 ? "△" : "○"));
  }
  CHECK(document.problems.empty());
  CHECK(document.unassigned.empty());
}

}  // namespace

TEST_CASE("columns with headings that nobody knows are known by what stands in them") {
  for (const std::string header :
       {"番号,意見,委員会としての返事,しるし", ",意見,町の考え,反映の有無", "整理番号,ご意見,答え,分類",
        "番号,市民意見,市の対応,区分", "受付,意見の概要,見解について,"}) {
    INFO(header);
    check_three(read(table(header)));
  }
}

TEST_CASE("numbers as tables print them") {
  const auto document =
      read("番号,意見,回答\n第1号,朝も。,検討します。\n2.0,夜も。,検討します。\nNo.３,昼も。,検討します。\n");
  REQUIRE(document.records.size() == 3);
  for (int i = 0; i < 3; ++i) CHECK(document.records[static_cast<std::size_t>(i)].no == i + 1);
}

TEST_CASE("two rows of headings without merging") {
  const auto document =
      read("番号,意見,,市の考え方,\n,該当箇所,内容,考え方,対応区分\n1,第１章,朝も開けてほしい。,検討します。,○\n");
  REQUIRE(document.records.size() == 1);
  CHECK(document.records[0].chapter == "第１章");
  CHECK(document.records[0].opinion == "朝も開けてほしい。");
  CHECK(document.records[0].response == "検討します。");
  CHECK(document.records[0].category->symbol == "○");
}

TEST_CASE("a class before the number, and words of a heading inside a row") {
  const auto first = read("対応区分,番号,意見の概要,市の考え方\n○,1,朝も。,検討します。\n△,2,夜も。,困難です。\n");
  REQUIRE(first.records.size() == 2);
  CHECK(first.records[1].category->symbol == "△");
  CHECK(first.legend.empty());
  const auto words = read("番号,意見,回答,区分\n1,朝も。,検討します。,○\n2,意見,回答,△\n3,夜も。,困難です。,○\n");
  REQUIRE(words.records.size() == 3);
  CHECK(words.records[1].opinion == "意見");
  CHECK(words.records[2].no == 3);
}

TEST_CASE("page numbers that were copied with their table are furniture") {
  const auto document =
      read("番号,意見,回答,区分\n1,朝も。,検討します。,○\n,,,1\n- 2 -,,,\n2,夜も。,困難です。,△\n9,,,\n");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].category->symbol == "○");
  CHECK(document.records[1].chapter.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("a blank answer is the one above only where nothing says otherwise") {
  const auto shared = read("番号,意見,回答,区分\n1,朝も。,検討します。,○\n2,夜も。,,○\n");
  CHECK(shared.records.at(1).response == "検討します。");
  CHECK(codes_of(shared.repairs) == std::vector<std::string>{"answer_filled"});
  const auto unanswered = read("番号,意見,回答,区分\n1,朝も。,検討します。,○\n2,夜も。\n3,昼も。,困難です。,△\n");
  CHECK(unanswered.records.at(1).response.empty());
  CHECK_FALSE(unanswered.records.at(1).category);
  CHECK(codes_of(unanswered.problems) == std::vector<std::string>{"class_missing", "answer_missing"});
}

TEST_CASE("legends of one line") {
  const auto signs = read("凡例　○…反映する　△…参考とする\n" + table("番号,意見,回答,区分"));
  check_three(signs);
  REQUIRE(signs.legend.size() == 2);
  CHECK(signs.records[0].category->label == "反映する");
  CHECK(signs.info.title.empty());
  const auto letters = read(
      "【対応区分】Ａ：計画に反映　Ｂ：参考\n番号,意見,回答,区分\n1,朝も。,検討します。,Ａ\n2,夜も。,困難です。,Ｂ\n");
  CHECK(letters.records.at(1).category == iken::Category{"Ｂ", "参考"});
  const auto numbers =
      read("対応区分　1 修正する　2 参考にする\n番号,意見,回答,区分\n1,朝も。,検討します。,2\n2,夜も。,困難です。,1\n");
  CHECK(numbers.records.at(0).category == iken::Category{"2", "参考にする"});
}

TEST_CASE("people are a number or are kept as they stand; numbers may come in any order") {
  const auto people = read(
      "番号,意見,回答,人数\n1,朝も。,検討します。,３名\n2,夜も。,困難です。,3件（うち電話1件）\n3,昼も。,困難です。,-"
      "3\n");
  CHECK(people.records.at(0).persons == 3);
  CHECK(people.records.at(1).persons == 3);
  CHECK(people.records.at(1).extra.find("3件（うち電話1件）") != std::string::npos);
  CHECK(people.records.at(2).extra.find("-3") != std::string::npos);
  CHECK(read("番号,意見,回答\n3,朝も。,検討します。\n1,夜も。,困難です。\n2,昼も。,困難です。\n").problems.empty());
  CHECK(codes_of(read("番号,意見,回答\n4,朝も。,検討します。\n1,夜も。,困難です。\n2,昼も。,困難です。\n").problems) ==
        std::vector<std::string>{"number_missing"});
}

TEST_CASE("every opinion a card of labels, as sheets and pages have them") {
  const auto sheet = read(
      "番号,1,,\n意見の概要,朝も開けてほしい。,,\n市の考え方,検討します。,,\n対応区分,○,,\n,,,\n"
      "番号,2,,\n意見の概要,夜も開けてほしい。,,\n市の考え方,困難です。,,\n対応区分,△,,\n");
  REQUIRE(sheet.records.size() == 2);
  CHECK(sheet.records[1].no == 2);
  CHECK(sheet.records[1].opinion == "夜も開けてほしい。");
  CHECK(sheet.records[1].response == "困難です。");
  CHECK(sheet.records[1].category->symbol == "△");
  CHECK(sheet.problems.empty());
  std::string page = "<html><body><h1>計画（案）への意見</h1>";
  for (const std::string text : {"朝も。", "夜も。"}) {
    page += "<table><tr><th>意見の概要</th><td>" + text +
            "</td></tr><tr><th>市の考え方</th><td>検討します。</td></tr></table>";
  }
  const auto cards = read(page + "</body></html>", "a.html");
  REQUIRE(cards.records.size() == 2);
  CHECK(cards.records[0].opinion == "朝も。");
  CHECK(cards.records[1].response == "検討します。");
}

TEST_CASE("lists with any labels") {
  const std::vector<std::pair<std::string, std::string>> labels = {{"意見%\n", "回答\n"},
                                                                   {"【意見%】\n", "【市の考え方】\n"},
                                                                   {"（%）ご意見の要旨：", "本市の考え方："},
                                                                   {"Ｑ%　", "Ａ%　"},
                                                                   {"番号 %\n意見 ", "回答 "},
                                                                   {"%\n[お寄せいただいたご意見]\n", "[市の考え方]\n"},
                                                                   {"意見番号：%\n意見の要旨：", "市の考え方："}};
  for (const auto& [opinion, answer] : labels) {
    std::string text = "汐見台区計画（案）に対する意見募集の結果\n\n";
    for (int i = 1; i <= 4; ++i) {
      const auto with = [&](std::string label) {
        const auto at = label.find('%');
        return at == std::string::npos ? label : label.replace(at, 1, std::to_string(i));
      };
      text += with(opinion) + "公園のトイレを改修してください。\n" + with(answer) + "順次改修を進めています。\n\n";
    }
    INFO(text);
    const auto document = read(text, "a.txt");
    REQUIRE(document.records.size() == 4);
    for (int i = 0; i < 4; ++i) {
      const auto& record = document.records[static_cast<std::size_t>(i)];
      CHECK(record.no == i + 1);
      CHECK(record.opinion == "公園のトイレを改修してください。");
      CHECK(record.response == "順次改修を進めています。");
    }
    CHECK(document.problems.empty());
    CHECK(iken::tests::lost_lines(text, document).empty());
  }
}

TEST_CASE("what stands where no text belongs is not lost, and page numbers are none of a sentence") {
  const auto document = read(
      "番号\n1\nページ・項目\n第1章　みどりの保全（12ページ）\n意見\n駐輪場を増や\n\n2\n\nしてほしい。\n回答\n検討しま"
      "す。\n"
      "番号\n2\n意見\n夜も。\n回答\n困難です。\n\n- 3 -\n",
      "a.txt");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "駐輪場を増やしてほしい。");
  CHECK(document.records[1].response == "困難です。");
  REQUIRE(document.unassigned.size() == 2);
  CHECK(document.unassigned[1].text == "第1章　みどりの保全（12ページ）");
}

TEST_CASE("paragraphs: every break of lines that are never cut, indented lines of those that are") {
  const std::string head = "番号\n1\n意見\n朝も。\n回答\n";
  const auto whole = read(head +
                              "検討していきます。\n今後は、予算の範囲で順次整備していく予定です。\n番号\n2\n意見\n夜も"
                              "。\n回答\n困難です。\n",
                          "a.txt");
  CHECK(whole.records.at(0).response == "検討していきます。\n今後は、予算の範囲で順次整備していく予定です。");
  const auto cut =
      read(head +
               "　公園の水飲み場について\nは、検討していきます。\n　今後は、予算の範囲で順\n次整備していく予定です。\n"
               "番号\n2\n意見\n夜も。\n回答\n困難です。\n",
           "a.txt");
  CHECK(cut.records.at(0).response ==
        "公園の水飲み場については、検討していきます。\n今後は、予算の範囲で順次整備していく予定です。");
}

TEST_CASE("office encodings: half-width kana, many signs, what a page says of itself") {
  // 番号,意見,回答 / 1,ﾊﾞﾘｱﾌﾘｰ①Ⅱ○,はい in CP932.
  const std::string cp932 =
      "\x94\xD4\x8D\x86,\x88\xD3\x8C\xA9,\x89\xF1\x93\x9A\n1,\xCA\xDE\xD8\xB1\xCC\xD8\xB0\x87\x40\x87\x55\x81\x9B,"
      "\x82\xCD\x82\xA2\n";
  CHECK(read(cp932).records.at(0).opinion == "ﾊﾞﾘｱﾌﾘｰ①Ⅱ○");
  const std::string page =
      "<html><head><meta "
      "charset=\"Shift_JIS\"></head><body><table><tr><th>\x94\xD4\x8D\x86</th><th>\x88\xD3\x8C\xA9</th>"
      "<th>\x89\xF1\x93\x9A</th></tr><tr><td>1</td><td>\xCA\xDE\xD8\xB1</td><td>\x82\xCD\x82\xA2</td></tr></table></"
      "body></html>";
  CHECK(read(page, "a.html").records.at(0).opinion == "ﾊﾞﾘｱ");
}

TEST_CASE("pages nested to any depth keep their text") {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  const std::string rows =
      "<tr><th>番号</th><th>意見</th><th>回答</th></tr><tr><td>1</td><td>朝も。</td><td>検討します。</td></tr>";
  CHECK(read("<html><body>" + deep + "<table>" + rows + "</table></body></html>", "a.html").records.size() == 1);
  std::string fonts;
  for (int i = 0; i < 400; ++i) fonts += "<font><b>";
  CHECK(read("<html><body>" + fonts + "<table>" + rows + "</table></body></html>", "a.html").records.size() == 1);
  const auto wide = read(
      "<table><tr><th>意見</th><th>回答</th></tr><tr><td colspan=1000000000 "
      "rowspan=1000000000>朝も。</td><td>検討します。</td></tr></table>",
      "a.html");
  CHECK(iken::tests::all_kept(wide).find("検討します。") != std::string::npos);
}

TEST_CASE("ten thousand rows that are all alike take seconds at most") {
  const auto took = [](const std::string& text, const std::string& name) {
    const auto begun = std::chrono::steady_clock::now();
    (void)iken::parse_bytes(text, name);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  };
  std::string same = "番号,意見,回答\n";
  std::string blank = "番号,意見,回答\n0,意見です。,回答です。\n";
  std::string list;
  for (int i = 1; i <= 20000; ++i) {
    same += "1,意見です。,回答です。\n";
    blank += std::to_string(i) + ",意見です。,\n";
    list += "番号\n1\n意見\nああ。\n回答\nいいです。\n";
  }
  constexpr double limit = 30;  // quadratic time would be minutes, also under a sanitizer
  CHECK(took(same, "a.csv") < limit);
  CHECK(took(blank, "a.csv") < limit);
  CHECK(took(list, "a.txt") < limit);
  const auto commas = iken::parse_bytes("番号,意見,回答\n" + std::string(10'000'000, ','), "a.csv");
  REQUIRE_FALSE(commas);
  CHECK(commas.error().code == iken::ErrorCode::file_over_limits);
}

TEST_CASE("a small table in an answer is its text") {
  const auto document = read(
      "<table><tr><th>番号</th><th>意見</th><th>回答</th></tr><tr><td>1</td><td>朝も。</"
      "td><td>次のとおりです。<table><tr><td>年度</td><td>時間"
      "</td></tr><tr><td>令和６年</td><td>８時</td></tr></table></td></tr><tr><td>2</td><td>夜も。</td><td>困難です。</"
      "td></tr></table>",
      "a.html");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].response == "次のとおりです。\n年度\n時間\n令和６年\n８時");
  CHECK(document.records[1].no == 2);
}

TEST_CASE("a table that goes on without its header is known by its numbers") {
  const std::string rows = "<tr><td>2</td><td>夜も。</td><td>困難です。</td></tr>";
  const auto document = read(
      "<table><tr><th>番号</th><th>意見</th><th>回答</th></tr><tr><td>1</td><td>朝も。</td><td>検討します。</td></tr></"
      "table>"
      "<p>続き</p><table>" +
          rows + "</table>",
      "a.html");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[1].response == "困難です。");
}

TEST_CASE("a number and a class merged over two rows are one opinion") {
  const auto document = read(
      "<table><tr><th>番号</th><th>意見</th><th>回答</th><th>区分</th></tr><tr><td "
      "rowspan=2>1</td><td>朝も。</td><td>検討します。</td><td rowspan=2>○</td></tr>"
      "<tr><td>夜も。</td><td>困難です。</td></tr><tr><td>2</td><td>昼も。</td><td>行います。</td><td>△</td></tr></"
      "table>",
      "a.html");
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "朝も。\n夜も。");
  CHECK(document.records[0].response == "検討します。\n困難です。");
}

TEST_CASE("an answer beside two opinions, where no lines are drawn") {
  using iken::ingest::Grid;
  Grid grid;
  grid.ruled = false;
  grid.columns = 4;
  const std::vector<std::vector<std::string>> lines = {{"番号", "意見", "回答", "区分"},
                                                       {"1", "朝も開けてほしい。", "利用の状況を見なが", "○"},
                                                       {"", "早い時間がよい。", "ら、開館時間の延長", ""},
                                                       {"2", "夜も開けてほしい。", "を検討します。", "△"},
                                                       {"3", "昼も開けてほしい。", "", "○"},
                                                       {"4", "毎日開けてほしい。", "困難です。", "△"}};
  for (const auto& line : lines) {
    const auto number = static_cast<int>(grid.rows.size()) + 1;
    for (std::size_t column = 0; column < line.size(); ++column) {
      if (!line[column].empty()) grid.cells.push_back({grid.rows.size(), column, 1, 1, line[column]});
    }
    grid.rows.push_back({1, number, number});
    grid.rows.back().partial = true;
  }
  const auto profiles = iken::ingest::load_profiles("");
  REQUIRE(profiles);
  const auto profile = std::find_if(profiles->begin(), profiles->end(), [](const auto& p) { return p.name == "table"; });
  REQUIRE(profile != profiles->end());
  const auto document = iken::ingest::read_grids({grid}, "doc", *profile, {});
  REQUIRE(document.records.size() == 4);
  const auto solid = [](const std::string& text) { return iken::tests::solid(text); };
  for (int i = 0; i < 3; ++i)
    CHECK(solid(document.records[static_cast<std::size_t>(i)].response) == "利用の状況を見ながら、開館時間の延長を検討します。");
  CHECK(document.records[0].response_shared_with == std::vector<int>{2, 3});
  CHECK(document.records[3].response == "困難です。");
  CHECK(codes_of(document.repairs) == std::vector<std::string>{"answer_filled", "answer_filled"});
}
