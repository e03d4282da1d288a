// Whole documents: nothing is found that is not there, and everything that is.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.hpp"
#include "generate/table_text.hpp"
#include "generate/truth.hpp"
#include "iken/analyzer.hpp"
#include "iken/checks.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "support/records.hpp"

using namespace iken;

namespace {

const Analyzer& analyzer() {
  static const auto opened = [] {
    AnalyzerOptions options;
    options.data_dir = std::string(IKEN_BUILD_DIR) + "/share/iken";
    options.dictionary = IKEN_DICTIONARY;
    return Analyzer::open(options);
  }();
  return opened.value();
}

Record record(int no, const std::string& opinion, const std::string& response, const std::string& symbol) {
  Record r;
  r.id = "d/" + std::to_string(no);
  r.no = no;
  r.opinion = opinion;
  r.response = response;
  r.category = Category{symbol, ""};
  return r;
}

ParsedDocument document(std::vector<Record> records) {
  ParsedDocument made;
  made.info.id = "d";
  made.records = std::move(records);
  return made;
}

Finding only(const ParsedDocument& made, const std::string& code) {
  const auto check = check_document(made, &analyzer());
  Finding found;
  int times = 0;
  for (const auto& finding : check.findings) {
    if (finding.code != code) continue;
    found = finding;
    ++times;
  }
  INFO(code);
  CHECK(times == 1);
  return found;
}

void refer(Record& from, int no, const std::string& words) {
  from.references.push_back({no, "d/" + std::to_string(no), words});
}

std::vector<std::string> listed(const std::string& path) {
  const auto read = parse_file(path);
  REQUIRE(read);
  const auto check = check_document(read->front(), &analyzer());
  std::vector<std::string> all;
  for (const auto& finding : check.findings) all.push_back(describe(finding, Language::japanese));
  for (const auto& finding : check.repaired) all.push_back(describe(finding, Language::japanese));
  return all;
}

}  // namespace

TEST_CASE("the samples and the real document have what they have and nothing else") {
  const std::string samples = std::string(IKEN_SOURCE_DIR) + "/index/collections/shiomidai/";
  using Sentences = std::vector<std::string>;
  CHECK(listed(samples + "shiomidai-digital-plan.txt") ==
        Sentences{"表記が揺れています：こども (1), 子ども (1)",
                  "表記が揺れています：申込 (2), 申し込み (1), 申込み (1)",
                  "表記が揺れています：問い合わせ (1), 問合せ (1)", "表記が揺れています：障がい (2), 障害 (2)",
                  "表記が揺れています：ごみ (2), ゴミ (1)", "表記が揺れています：サーバー (2), サーバ (1)",
                  "表記が揺れています：漏えい (1), 漏洩 (1)"});
  CHECK(listed(samples + "shiomidai-community-plan.txt") ==
        Sentences{"表記が揺れています：障害 (4), 障がい (2), 障碍 (1)",
                  "表記が揺れています：子ども (3), こども (1), 子供 (1)", "表記が揺れています：ごみ (1), ゴミ (1)",
                  "No.7 の 〇 を凡例の ○ と読みました", "No.25 の ― を凡例の － と読みました"});
  const std::string seed = std::string(IKEN_SHARED_DIR) + "/seed/nerima-ict-plan-opinions.txt";
  if (!std::filesystem::exists(seed)) {
    WARN("skipped: the real document is not at ../shared/seed");
    return;
  }
  CHECK(listed(seed) ==
        Sentences{"表記が揺れています：申込み (4), 申込 (2)", "表記が揺れています：漏えい (1), 漏洩 (1)",
                  "表記が揺れています：ウィルス (1), ウイルス (1)", "表記が揺れています：サーバー (7), サーバ (2)"});
}

TEST_CASE("documents laid out without mistakes have no findings of form") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    generate::Dice dice(seed);
    generate::TruthOptions options;
    options.records = 8 + dice.below(20);
    const auto truth = generate::make_truth(seed, "made", options);
    const auto text = generate::table_text(truth, generate::any_layout(dice), dice);
    const auto read = parse_bytes(text, "made.txt");
    REQUIRE(read);
    const auto check = check_document(read->front());
    for (const auto& finding : check.findings) {
      CAPTURE(seed, finding.code, finding.args, finding.line);
      const bool personal = finding.code.starts_with("personal_");
      CHECK_FALSE((personal || finding.code == "heading_total" || finding.code == "id_repeated" ||
                   finding.code == "character_lost"));
    }
  }
}

TEST_CASE("what the reader noted is there once, with its record") {
  auto made = document({record(1, "一", "甲。", "○"), record(3, "三", "乙。", "○")});
  made.problems = {{"number_missing", {"2"}, 7}, {"class_missing", {"3"}, 9}};
  const auto gap = only(made, "number_missing");
  CHECK(gap.line == 7);
  CHECK(only(made, "class_missing").record == "d/3");
}

TEST_CASE("numbers that are not there or there twice: each alone, many in a row as one") {
  const auto found = [](const std::vector<int>& numbers) {
    std::vector<Record> records;
    for (const int no : numbers) records.push_back(record(no, "意見", "甲。", "○"));
    std::string all;
    for (const auto& finding : check_document(document(std::move(records))).findings) {
      if (!finding.code.starts_with("number")) continue;
      all += finding.code + " " + finding.args.front() + (finding.args.size() > 1 ? "-" + finding.args[1] : "") + "@" + finding.record + " ";
    }
    return all;
  };
  CHECK(found({1, 2, 3}).empty());
  CHECK(found({3, 1, 2}).empty());
  CHECK(found({1, 3, 6}) == "number_missing 2@d/3 number_missing 4@d/6 number_missing 5@d/6 ");
  CHECK(found({37, 38}) == "numbers_missing 1-36@d/37 ");
  CHECK(found({1, 2147483647}) == "numbers_missing 2-2147483646@d/2147483647 ");
  CHECK(found({1, 2, 3, 4, 1, 2, 3, 4, 5}) == "numbers_repeated 1-4@d/1 ");
  CHECK(found({1, 2, 2, 3, 1}) == "number_repeated 2@d/2 number_repeated 1@d/1 ");
  CHECK(found({1, 9, 4, 9}) == "number_missing 2@d/9 number_missing 3@d/9 numbers_missing 5-8@d/9 number_repeated 9@d/9 ");
}

TEST_CASE("totals of rows, of people and of 件数 agree in any of these ways") {
  auto made = document({record(1, "一", "甲。", "○"), record(2, "二", "乙。", "○")});
  made.records[0].persons = 3;
  made.records[1].persons = 4;
  for (const int right : {2, 7}) {
    made.declared.opinions = right;
    CHECK(check_document(made).findings.empty());
  }
  made.declared.opinions = 8;
  CHECK(only(made, "opinions_total_people").args == std::vector<std::string>{"8", "2", "7"});
  made.declared.opinions.reset();
  made.declared.persons = 9;
  CHECK(only(made, "persons_total").args == std::vector<std::string>{"9", "7", "4"});
  made.declared.persons = 3;
  CHECK(only(made, "persons_total").args == std::vector<std::string>{"3", "7", "4"});
  made.declared.persons = 5;
  CHECK(check_document(made).findings.empty());
  made.declared = {};
  made.records[0].extra = R"({"件数":"５"})";
  made.records[1].extra = R"({"件数":6})";
  made.declared.opinions = 11;
  CHECK(check_document(made).findings.empty());
}

TEST_CASE("a total per class counts rows or people") {
  auto made = document({record(1, "一", "甲。", "○"), record(2, "二", "乙。", "△")});
  made.legend = {{"○", "反映"}, {"△", "検討"}};
  made.declared.categories = {{"○", 1}, {"△", 2}};
  CHECK(only(made, "category_total").args == std::vector<std::string>{"△", "2", "1"});
  made.records[1].persons = 2;
  CHECK(check_document(made).findings.empty());
}

TEST_CASE("totals in headings and in the lines before the table") {
  auto made = document({record(1, "一", "甲。", "○"), record(2, "二", "乙。", "○"), record(3, "三", "丙。", "○")});
  made.records[0].chapter = made.records[1].chapter = "第１章　総論（２件）";
  made.records[2].chapter = "第２章　各論（２件）";
  CHECK(only(made, "heading_total").args == std::vector<std::string>{"第２章　各論（２件）", "2", "1"});
  made.records[0].chapter = made.records[1].chapter = "第１章　総論";
  made.records[2].chapter = "第２章　各論";
  made.furniture = {{4, "第１章　総論　……　２件"}, {5, "第２章　3件"}, {6, "合計　５件"}};
  const auto found = only(made, "heading_total");
  CHECK(found.args == std::vector<std::string>{"第２章　各論", "3", "1"});
  CHECK(found.line == 5);
}

TEST_CASE("a class that only the legend has") {
  auto made = document({record(1, "一", "甲。", "○")});
  made.legend = {{"○", "反映"}, {"△", "検討"}};
  CHECK(only(made, "class_unused").args == std::vector<std::string>{"△", "検討"});
  made.declared.categories = {{"○", 1}, {"△", 0}};
  CHECK(check_document(made).findings.empty());
}

TEST_CASE("a class that only a record has, where an index has kept no legend") {
  auto made = document({record(1, "一", "甲。", "○"), record(2, "二", "乙。", "◇")});
  for (auto& r : made.records) r.category = iken::Category{r.category->symbol, r.category->symbol == "○" ? "反映" : ""};
  made.declared.categories = {{"○", 1}};
  CHECK(only(made, "class_unknown").args == std::vector<std::string>{"2", "◇"});
}

TEST_CASE("references that lead nowhere, in a circle, or to another class") {
  auto made = document({record(1, "一", "No.2に記載のとおりです。", "○"), record(2, "二", "検討します。", "△"),
                        record(3, "三", "No.4に記載のとおりです。", "△"), record(4, "四", "No.3を参照", "△")});
  refer(made.records[0], 2, "No.2に記載のとおり");
  refer(made.records[2], 4, "No.4に記載のとおり");
  refer(made.records[3], 3, "No.3を参照");
  CHECK(only(made, "reference_class").args == std::vector<std::string>{"1", "○", "2", "△"});
  CHECK(only(made, "reference_circular").args == std::vector<std::string>{"3 → 4 → 3"});
  refer(made.records[1], 9, "No.9");
  CHECK(only(made, "reference_dangling").record == "d/2");
  // An answer that says more than the reference has a class of its own.
  made.records[0].response = "設置を進めています。場所はNo.2に記載のとおりです。";
  CHECK(check_document(made).findings.size() == 2);
}

TEST_CASE("an answer that sends its reader to its own number is a circle") {
  auto made = document({record(1, "一", "検討します。", "△"), record(2, "二", "詳しくはNo.2の回答をご覧ください。", "△")});
  CHECK(only(made, "reference_circular").args == std::vector<std::string>{"2 → 2"});
  for (const std::string words : {"意見番号２に記載のとおりです。", "№2のとおり", "Ｎｏ．２をご参照ください。"}) {
    CAPTURE(words);
    made.records[1].response = words;
    CHECK(only(made, "reference_circular").record == "d/2");
  }
  for (const std::string words : {"【No.2】検討します。", "No.1、2に記載のとおりです。", "No.1～2と同じです。", "別紙No.2のとおりです。"}) {
    CAPTURE(words);
    made.records[1].response = words;
    CHECK(check_document(made).findings.empty());
  }
  // The answer of several may name the first of them.
  made.records[0].response = made.records[1].response = "No.1のとおりです。";
  made.records[0].response_shared_with = {2};
  made.records[1].response_shared_with = {1};
  CHECK(check_document(made).findings.empty());
}

TEST_CASE("the first answer has none above it") {
  auto made = document({record(1, "一", "同上", "○"), record(2, "二", "同上", "○")});
  refer(made.records[1], 1, "同上");
  CHECK(only(made, "reference_nowhere").args == std::vector<std::string>{"1", "同上"});
  made.records[0].response = "上記の施設を整備します。";
  CHECK(check_document(made).findings.empty());
}

TEST_CASE("a chain of references as long as a document does not end the program") {
  std::vector<Record> records;
  for (int no = 1; no <= 20000; ++no) {
    records.push_back(record(no, "意見", "前に同じ", "○"));
    refer(records.back(), no < 20000 ? no + 1 : 1, "同じ");
  }
  CHECK(only(document(std::move(records)), "reference_circular").record == "d/1");
}

TEST_CASE("words written in two ways are told with their counts") {
  auto made = document({record(1, "障がいのある人の施設。", "障害者の施設を検討します。", "○"),
                        record(2, "障害のある人。", "障害です。", "○")});
  const auto found = only(made, "spelling_inconsistent");
  CHECK(found.args == std::vector<std::string>{"障害 (3), 障がい (1)", "障害", "3", "障がい", "1"});
  CHECK(found.record == "d/1");
}

TEST_CASE("the name of a law is not the document's own writing") {
  const auto told = [](const std::string& answer) {
    return check_document(document({record(1, "障がいのある人の施設。", answer, "○")}), &analyzer()).findings.size();
  };
  CHECK(told("障害者総合支援法により進めます。") == 0);
  CHECK(told("障害者基本法と障害者差別解消法に基づきます。") == 0);
  CHECK(told("障害者差別解消条例を定めます。") == 0);
  CHECK(told("障害者・児支援法によります。") == 0);
  CHECK(told("障害者支援の方法を考えます。") == 1);
  CHECK(told("障害者支援方法を考えます。") == 1);
  CHECK(told("障害者と法律の関係です。") == 1);
}

TEST_CASE("any records can be looked at, and what is shown of them stands in them") {
  generate::Dice dice(21);
  for (int round = 0; round < 300; ++round) {
    auto made = tests::any_document(dice, "any");
    auto& text = made.records.front().opinion;
    for (auto n = dice.below(40); n > 0; --n) {
      static constexpr auto pieces = std::to_array<std::string_view>(
          {"0",  "3", "-",    "(",   ")",  "12345678901", "〒", "丁目", "番", "号",   "市",
           "町", "@", "a.jp", "+81", "６", "ー",          " ",  "件",   "\n", "\xE5", "?"});
      text += dice.pick(pieces);
    }
    const auto check = check_document(made, round % 10 == 0 ? &analyzer() : nullptr);
    for (const auto& finding : check.findings) {
      CAPTURE(finding.code, finding.args);
      CHECK_FALSE(describe(finding, Language::japanese).empty());
      if (finding.code != "personal_telephone" && finding.code != "personal_email") continue;
      const bool there = std::any_of(made.records.begin(), made.records.end(), [&](const Record& r) {
        auto all = base::repair_utf8(r.opinion + "\1" + r.summary + "\1" + r.response);
        std::replace(all.begin(), all.end(), '\n', ' ');
        return all.find(finding.args[1]) != std::string::npos;
      });
      CHECK(there);
    }
  }
}

TEST_CASE("two records of one id") {
  auto made = document({record(1, "一", "甲。", "○"), record(2, "二", "乙。", "○")});
  made.records[1].id = made.records[0].id;
  CHECK(only(made, "id_repeated").args == std::vector<std::string>{"d/1"});
}

TEST_CASE("every code of the checks has its sentences, and no code two meanings") {
  std::set<std::string_view> codes;
  auto all = check_codes();
  for (const auto& more : {finding_codes(), damage_codes()}) all.insert(all.end(), more.begin(), more.end());
  for (const auto code : all) {
    CHECK(codes.insert(code).second);
    const Finding finding{std::string(code), {"A", "B", "C", "D"}, 1};
    CAPTURE(code);
    CHECK(describe(finding, Language::english).find(code) == std::string::npos);
    CHECK(describe(finding, Language::english) != describe(finding, Language::japanese));
  }
}
