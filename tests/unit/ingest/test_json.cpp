// JSONL from hands and programs that keep to the contract only roughly: nothing is lost, nothing crashes.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "ingest/statements/spelled_number.hpp"
#include "support/folder.hpp"

namespace {

using iken::ErrorCode;

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

iken::ErrorCode code_of(std::string_view bytes) {
  const auto read = iken::parse_bytes(bytes, "r.jsonl");
  REQUIRE_FALSE(read);
  for (const auto language : {iken::Language::english, iken::Language::japanese}) {
    const auto message = iken::describe(read.error(), language);
    CHECK(message.find("r.jsonl") != std::string::npos);
    CHECK(message.find('\n') == std::string::npos);
  }
  return read.error().code;
}

iken::ParsedDocument document_of(std::string_view bytes) {
  auto read = iken::parse_bytes(bytes, "r.jsonl");
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  return read->front();
}

iken::Record record_of(const std::string& fields) {
  return document_of("{\"opinion\":\"意見\"," + fields + "}\n").records.front();
}

}  // namespace

TEST_CASE("JSON of any depth is read or refused, and never goes down the stack") {
  const std::string begin = "{\"opinion\":\"あ\",\"x\":";
  CHECK(code_of(begin + repeated("[", 1'000'000) + repeated("]", 1'000'000) + "}") == ErrorCode::json_too_deep);
  CHECK(code_of(begin + repeated("{\"a\":", 300'000) + "1" + repeated("}", 300'000) + "}") == ErrorCode::json_too_deep);
  CHECK(code_of(begin + repeated("[{\"a\":", 300'000)) == ErrorCode::json_too_deep);
  CHECK(code_of(repeated("[", 1'000'000)) == ErrorCode::json_too_deep);
  const auto deep = repeated("[", 90) + repeated("]", 90);
  CHECK(record_of("\"x\":" + deep).extra == "{\"x\":" + deep + "}");
}

TEST_CASE("the last column of an exported table may be nested as deeply as JSONL, and broken as badly") {
  const std::string head =
      "id,document,title,from,to,no,chapter,section,subsection,initiative,symbol,class,opinion,response,summary,"
      "persons,"
      "municipality,more\r\n";
  const auto row = [](const std::string& more) { return "a/1,a,,,,1,,,,,,,意見,回答,,,,\"" + more + "\"\r\n"; };
  for (const auto& more :
       {repeated("[", 500'000), "{\"\"x\"\":" + repeated("[", 500'000), std::string("{\"\"x\"\":")}) {
    CHECK_FALSE(iken::parse_bytes(head + row(more), "a.csv"));
  }
  CHECK(iken::parse_bytes(head + row("{\"\"x\"\":1}"), "a.csv"));
}

TEST_CASE("a number is a number in every spelling, and what is none is kept and told") {
  for (const auto* no : {"5", "\"5\"", "\"５\"", "\"No.5\"", "\"Ｎｏ．５\"", "5.0", "5e0", "\"5.0\"", "\"五\"",
                         "\"第5号\"", "\"⑤\"", "\" 5 \""}) {
    INFO(no);
    const auto record = record_of(std::string("\"no\":") + no);
    CHECK(record.no == 5);
    CHECK(record.id == "r/5");
    CHECK(record.extra.empty());
  }
  for (const auto* no : {"3.5", "\"多数\"", "-4", "\"-4\"", "18446744073709551616", "5000000000", "true", "[5]",
                         "{\"a\":5}", "\"1-2\""}) {
    INFO(no);
    const auto document = document_of(std::string("{\"opinion\":\"意見\",\"no\":") + no + "}\n");
    CHECK_FALSE(document.records[0].no);
    CHECK(document.records[0].extra.starts_with("{\"番号\":"));
    REQUIRE_FALSE(document.problems.empty());
    CHECK(document.problems.back().code == "value_kept");
    CHECK(document.problems.back().record == document.records[0].id);
  }
  CHECK(record_of("\"persons\":\"３人\"").persons == 3);
  CHECK(record_of("\"persons\":\"多数\"").extra == "{\"人数\":\"多数\"}");
}

TEST_CASE("numbers as people write them") {
  using iken::ingest::spelled_number;
  CHECK(spelled_number("二十三") == 23);
  CHECK(spelled_number("百二") == 102);
  CHECK(spelled_number("二三") == 23);
  CHECK(spelled_number("１，２３４人") == 1234);
  CHECK(spelled_number("意見番号１２") == 12);
  CHECK(spelled_number("0") == 0);
  for (const auto* text :
       {"", "〇", "○", "-3", "1.5", "1,2", "約30人", "3人（うち団体1）", "十十", "1234567890", "No.", "A1", "第3章"}) {
    INFO(text);
    CHECK_FALSE(spelled_number(text));
  }
}

TEST_CASE("people that are no plain number are kept as they are printed") {
  const auto read = iken::parse_bytes(
      "No,意見,回答,人数\n1,一,い,-3\n2,二,ろ,1.5\n3,三,は,多数\n4,四,に,3人（うち団体1）\n5,五,ほ,３名\n6,六,へ,"
      "約30人\n",
      "a.csv");
  REQUIRE(read);
  const auto& records = read->front().records;
  REQUIRE(records.size() == 6);
  const std::vector<std::string> extras = {"-3", "1.5", "多数", "3人（うち団体1）", "", "約30人"};
  for (std::size_t i = 0; i < records.size(); ++i) {
    INFO(i);
    CHECK(records[i].extra == (extras[i].empty() ? "" : "{\"件数\":\"" + extras[i] + "\"}"));
    CHECK(records[i].persons.has_value() == (i == 3 || i == 4));  // what stands in brackets changes no count
  }
}

TEST_CASE("the line that names a delimiter is no title") {
  const auto read = iken::parse_bytes("sep=;\nNo;意見;回答\n1;ああ、,;いい\n2;うう;ええ\n", "a.csv");
  REQUIRE(read);
  CHECK(read->front().info.title.empty());
  REQUIRE(read->front().records.size() == 2);
  CHECK(read->front().records[0].opinion == "ああ、,");
  CHECK(read->front().furniture.front().text == "sep=");
}

TEST_CASE("keys of the contract with another type are understood or kept") {
  const auto record = record_of(
      "\"category\":\"○\",\"initiative\":\"公園の整備\",\"document\":\"plan\",\"references\":[1,\"No.2\"],"
      "\"response\":[\"一段目\",\"二段目\"],\"chapter\":3");
  CHECK(record.category == iken::Category{"○", ""});
  REQUIRE(record.initiative);
  CHECK(record.initiative->title == "公園の整備");
  CHECK(record.document.id == "plan");
  REQUIRE(record.references.size() == 2);
  CHECK(record.references[1].id == "plan/2");
  CHECK(record.response == "一段目\n二段目");
  CHECK(record.chapter == "3");
  const auto kept = record_of(
      "\"response\":{\"text\":\"答\"},\"category\":[1],\"source\":\"3ページ\",\"references\":[[1]],\"document\":{"
      "\"id\":\"a\",\"title\":[]},"
      "\"response_shared_with\":\"5\"");
  const auto extra = nlohmann::json::parse(kept.extra);
  for (const auto* key : {"response_raw", "category_raw", "source_raw", "references_raw", "response_shared_with_raw"}) {
    INFO(key);
    CHECK(extra.contains(key));
  }
  CHECK(extra["document"].contains("title_raw"));
}

TEST_CASE("what JSONL keeps comes out of it and goes in again") {
  const auto first = document_of(
      "{\"opinion\":\"意見\",\"no\":\"四番目の次\",\"persons\":1.5,\"chapter\":[1],\"big\":"
      "123456789012345678901234567890}\n");
  CHECK(first.records[0].extra.find("\"123456789012345678901234567890\"") != std::string::npos);
  const auto second = document_of(iken::to_json(first.records.front()) + "\n");
  CHECK(second.records == first.records);
  CHECK(second.problems.empty());
}

TEST_CASE("each kind of broken JSONL has a sentence of its own") {
  CHECK(code_of("[{\"opinion\":\"x\"},{\"opinion\":\"y\"}]\n") == ErrorCode::json_not_lines);
  CHECK(code_of("{\n\"opinion\":\"x\"\n}\n") == ErrorCode::json_not_lines);
  CHECK(code_of("{\"opinion\":\"x\"}\n{\"opinion\":\"y\"") == ErrorCode::json_not_lines);
  CHECK(code_of("null\n") == ErrorCode::json_not_lines);
  CHECK(code_of("{\"opinion\":5}\n") == ErrorCode::json_no_opinion);
  CHECK(code_of("{\"opinion\":\"x\",\"n\":1e400}\n") == ErrorCode::json_number);
  CHECK(code_of("{\"opinion\":\"a\\ud800b\"}\n") == ErrorCode::json_character);
  CHECK(code_of("{\"opinion\":\"x\",\"opinion\":\"y\"}\n") == ErrorCode::json_key_twice);
  CHECK(code_of("{\"opinion\":\"x\",,}\n") == ErrorCode::json_broken);
  CHECK(code_of("{\"opinion\":\"" + repeated("あ", 6'000'000) + "\"}\n") == ErrorCode::file_too_large);
}

TEST_CASE("JSONL in another encoding is decoded; damage in UTF-8 is told") {
  const auto cp932 =
      document_of("{\"no\":1,\"opinion\":\"\x88\xD3\x8C\xA9\"}\n{\"no\":2,\"opinion\":\"\x8C\xF6\x89\x80\x82\xCC\"}\n");
  CHECK(cp932.records[0].opinion == "意見");
  CHECK(cp932.records[1].opinion == "公園の");
  const auto utf16 = document_of(std::string("\xFF\xFE{\0\"\0o\0p\0i\0n\0i\0o\0n\0\"\0:\0\"\0\x42\x30\"\0}\0\n\0", 34));
  CHECK(utf16.records[0].opinion == "あ");
  const auto damaged = document_of("{\"opinion\":\"意見です\"}\n{\"opinion\":\"公\xE5\x9C園です\"}\n");
  CHECK(damaged.records[1].opinion == "公\uFFFD園です");
  CHECK_FALSE(damaged.problems.empty());
}

TEST_CASE("a JSONL file that changes while it is read gives no document from then on") {
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("r.jsonl");
  {
    std::ofstream out(path);
    for (int i = 0; i < 5000; ++i) {
      out << R"({"document":{"id":"d)" << i / 10 << R"("},"no":)" << i % 10 + 1 << R"(,"opinion":"意見"})" << '\n';
    }
  }
  std::size_t documents = 0;
  const auto read = iken::stream_jsonl(path, {}, [&](const iken::ParsedDocument&) -> iken::Result<void> {
    if (++documents == 3) std::ofstream(path, std::ios::app) << "{\"opi";
    return {};
  });
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::file_changed);
  CHECK(documents == 3);
}
