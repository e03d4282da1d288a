// Files that are no documents, encodings, and JSONL.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "iken/ingest.hpp"
#include "support/folder.hpp"

namespace {

const std::string sample = std::string(IKEN_SOURCE_DIR) + "/index/collections/shiomidai/shiomidai-community-plan.txt";

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

iken::ErrorCode code_of(std::string_view bytes, const std::string& name = "document.txt") {
  const auto read = iken::parse_bytes(bytes, name);
  REQUIRE_FALSE(read);
  return read.error().code;
}

}  // namespace

TEST_CASE("what is no document says so by a code of its own") {
  using iken::ErrorCode;
  const iken::tests::TemporaryFolder folder;
  CHECK(iken::parse_file(folder.path("none.txt")).error().code == ErrorCode::file_missing);
  CHECK(iken::parse_file(folder.path()).error().code == ErrorCode::file_special);
  CHECK(code_of("") == ErrorCode::file_empty);
  CHECK(code_of(" \n\xE3\x80\x80\n\f") == ErrorCode::file_empty);
  CHECK(code_of(std::string("\x7F"
                            "ELF\0\0\0\1\2\3",
                            10)) == ErrorCode::file_binary);
  CHECK(code_of("Dear all,\nthis is a letter.\n") == ErrorCode::layout_unknown);
  CHECK(code_of("\x81\xFF\x81\xFF\x81\xFF rest \x81\xFF") == ErrorCode::encoding_unknown);
  CHECK(code_of("{\"opinion\":\"a\"}\nnot json\n", "r.jsonl") == ErrorCode::json_broken);
  CHECK(code_of("\n\n", "r.jsonl") == ErrorCode::file_empty);
  iken::ParseOptions options;
  options.profile = "no-such-layout";
  const auto read = iken::parse_bytes("1\n", "a.txt", options);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::profile_unknown);
}

TEST_CASE("the same text in another encoding gives the same records") {
  const auto wanted = iken::parse_file(sample);
  REQUIRE(wanted);
  const auto folder = std::string(IKEN_SOURCE_DIR) + "/tests/data/encodings/";
  for (const std::string name : {"cp932", "euc-jp", "utf-8-bom", "utf-8-crlf", "utf-16"}) {
    INFO(name);
    const auto read = iken::parse_bytes(bytes_of(folder + name + ".txt"), "shiomidai-community-plan.txt");
    REQUIRE(read);
    CHECK(read->front().records == wanted->front().records);
    CHECK(read->front().unassigned == wanted->front().unassigned);
  }
}

TEST_CASE("JSONL needs nothing but the opinion, and keeps what it does not know") {
  const auto read = iken::parse_bytes(
      "{\"opinion\":\"一\"}\n\n{\"id\":\"a/b\",\"no\":7,\"opinion\":\"二\",\"response\":\"答\",\"colour\":\"赤\"}\n",
      "notes.jsonl");
  REQUIRE(read);
  const auto& records = read->front().records;
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == "notes/1");
  CHECK(records[0].opinion == "一");
  CHECK(records[1].id == "a/b");
  CHECK(records[1].no == 7);
  CHECK(records[1].extra == "{\"colour\":\"赤\"}");
}

TEST_CASE("a long JSONL file is handed over in documents, and reading stops when the taker says so") {
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("many.jsonl");
  {
    std::ofstream out(path);
    for (int i = 0; i < 20000; ++i) {
      out << "{\"document\":{\"id\":\"d" << i / 100 << "\"},\"no\":" << i % 100 + 1 << ",\"opinion\":\"o" << i
          << "\"}\n";
    }
  }
  std::size_t documents = 0;
  std::size_t records = 0;
  const auto all = iken::stream_jsonl(path, {}, [&](iken::ParsedDocument document) -> iken::Result<void> {
    ++documents;
    records += document.records.size();
    CHECK(document.records.size() <= 100);
    return {};
  });
  CHECK(all.ok());
  CHECK(documents == 200);
  CHECK(records == 20000);
  const auto stopped = iken::stream_jsonl(path, {}, [&](const iken::ParsedDocument&) -> iken::Result<void> {
    return iken::Error{iken::ErrorCode::cancelled, {}, {}};
  });
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().code == iken::ErrorCode::cancelled);
}

TEST_CASE("a number that stands twice leaves both records to be found") {
  const auto documents = iken::parse_bytes(
      "{\"no\":3,\"opinion\":\"一つ目\"}\n{\"no\":3,\"opinion\":\"二つ目\"}\n{\"id\":\"d/"
      "3-2\",\"opinion\":\"三つ目\"}\n"
      "{\"no\":3,\"opinion\":\"四つ目\"}\n",
      "d.jsonl");
  REQUIRE(documents);
  std::set<std::string> ids;
  for (const auto& record : documents->front().records) ids.insert(record.id);
  CHECK(ids.size() == 4);
  CHECK(ids.count("d/3") == 1);
  CHECK(documents->front().records[0].id == "d/3");
  CHECK(documents->front().records[2].id == "d/3-2");
}

TEST_CASE("a file that changes while it is read is told, and no document of two halves is handed over") {
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("growing.jsonl");
  const auto write = [&](const std::string& word, int documents) {
    std::ofstream out(path);
    for (int i = 0; i < documents * 100; ++i) {
      out << "{\"document\":{\"id\":\"d" << i / 100 << "\"},\"no\":" << i % 100 + 1 << ",\"opinion\":\"" << word << i
          << "\"}\n";
    }
  };
  const auto change = GENERATE(0, 1, 2);
  write("old", 50);
  std::size_t documents = 0;
  const auto read = iken::stream_jsonl(path, {}, [&](const iken::ParsedDocument& document) -> iken::Result<void> {
    ++documents;
    CHECK(document.records.size() == 100);
    for (const auto& record : document.records) CHECK(record.opinion.starts_with("old"));
    if (documents != 3) return {};
    if (change == 0) write("new", 50);                                   // written anew, of the same size
    if (change == 1) std::filesystem::resize_file(path, 9000);           // cut off
    if (change == 2) std::ofstream(path, std::ios::app) << "{\"opinion"; // a line that is not yet whole
    return {};
  });
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == iken::ErrorCode::file_changed);
  CHECK(read.error().args == std::vector<std::string>{path});
  CHECK(documents < 50);
}

TEST_CASE("a file that another program is writing is not read") {
  const iken::tests::TemporaryFolder folder;
  for (const std::string name : {"table.csv", "table.jsonl", "page.html"}) {
    const auto path = folder.path(name);
    std::ofstream(path) << std::string(20'000'000, ' ');
    std::atomic<bool> done = false;
    std::thread writer([&] {
      std::ofstream out(path, std::ios::app);
      while (!done) out << ' ' << std::flush;
    });
    // The writer may wait for its turn; a file that stands still has nothing in it.
    auto code = iken::ErrorCode::file_empty;
    for (int tries = 0; tries < 100 && code == iken::ErrorCode::file_empty; ++tries) {
      const auto read = iken::parse_file(path);
      code = read ? iken::ErrorCode::cancelled : read.error().code;
    }
    done = true;
    writer.join();
    INFO(name);
    CHECK(code == iken::ErrorCode::file_changed);
  }
}

TEST_CASE("JSONL written by hand: numbers and names as texts are understood, nothing is dropped in silence") {
  const auto read = iken::parse_bytes(
      "{\"opinion\":\"一\",\"no\":\"No.５\",\"category\":\"○\",\"initiative\":\"公園の整備\",\"persons\":\"３人\",\"references\":[1,\"No.2\"],"
      "\"document\":\"plan\"}\n{\"opinion\":\"二\",\"no\":\"1-2\",\"category\":\"反映する\",\"persons\":\"多数\",\"document\":\"plan\"}\n"
      "{\"opinion\":\"三\",\"no\":7.0,\"document\":\"plan\"}\n",
      "notes.jsonl");
  REQUIRE(read);
  const auto& records = read->front().records;
  REQUIRE(records.size() == 3);
  CHECK(records[0].document.id == "plan");
  CHECK(records[0].no == 5);
  CHECK(records[0].category == iken::Category{"○", ""});
  CHECK(records[0].initiative->title == "公園の整備");
  CHECK(records[0].persons == 3);
  REQUIRE(records[0].references.size() == 2);
  CHECK(records[0].references[0].no == 1);
  CHECK(records[0].references[1].no == 2);
  CHECK(records[1].id == "plan/1-2");
  CHECK_FALSE(records[1].no);
  CHECK(records[1].category == iken::Category{"", "反映する"});
  CHECK(records[1].extra == "{\"人数\":\"多数\",\"番号\":\"1-2\"}");
  CHECK(read->front().problems.size() == 2);
  CHECK(records[2].no == 7);
}

TEST_CASE("JSON nested to any depth ends in an error, not in a crash") {
  const std::string deep(1'000'000, '[');
  CHECK(code_of("{\"opinion\":\"a\",\"x\":" + deep + std::string(1'000'000, ']') + "}", "a.jsonl") ==
        iken::ErrorCode::json_too_deep);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(code_of(objects, "a.jsonl") == iken::ErrorCode::json_too_deep);
  // Brackets in a text are no nesting.
  CHECK(iken::parse_bytes("{\"opinion\":\"\\\"" + deep + "\"}\n", "a.jsonl"));
  // The last column of an export is JSON too.
  const auto exported = iken::parse_bytes(
      "id,document,title,from,to,no,chapter,section,subsection,initiative,symbol,class,opinion,response,more\n"
      "a/1,a,,,,1,,,,,,,意見,,\"" + deep + "\"\n", "a.csv");
  REQUIRE_FALSE(exported);
  CHECK(exported.error().code == iken::ErrorCode::json_too_deep);
}

TEST_CASE("symbols and half-width kana do not hide an encoding") {
  const auto read = [](std::string_view bytes, const std::string& name) {
    INFO(name);
    const auto documents = iken::parse_bytes(bytes, name);
    REQUIRE(documents);
    return documents->front().records.front();
  };
  // No,意見,回答 / 1,①～③ Ｐ図Ⅱ ○,◎→※  and the like: few kana, many signs.
  CHECK(read("No,\x88\xD3\x8C\xA9,\x89\xF1\x93\x9A\r\n1,\x87\x40\x81\x60\x87\x42 \x82\x6F\x90\x7D\x87\x55 \x81\x9B,\x81\x9D\x81\xA8\x81\xA6\r\n",
             "signs.csv")
            .opinion == "①～③ Ｐ図Ⅱ ○");
  CHECK(read("No,\x88\xD3\x8C\xA9,\x89\xF1\x93\x9A\r\n1,\xCA\xDE\xD8\xB1\xCC\xD8\xB0,\xD0\xC1\xA5\xCA\xBC\r\n", "narrow.csv").opinion == "ﾊﾞﾘｱﾌﾘｰ");
  CHECK(read("No,\xB0\xD5\xB8\xAB,\xB2\xF3\xC5\xFA\r\n1,\x8E\xCA\x8E\xDE\x8E\xD8\x8E\xB1,\xAD\xA1\xA1\xFE\r\n", "euc.csv").opinion == "ﾊﾞﾘｱ");
  CHECK(read("<html><meta charset=Shift_JIS><table><tr><th>\x88\xD3\x8C\xA9<th>\x89\xF1\x93\x9A<tr><td>\xCA\xDE\xD8\xB1<td>\xBC\xCF\xBD</table>",
             "page.html")
            .opinion == "ﾊﾞﾘｱ");
}

TEST_CASE("what is in no Japanese encoding is not taken for one") {
  CHECK(code_of("caf\xE9 \xE0 la carte, tr\xE8s bien, \xFC" "ber alles, na\xEF" "ve\n") == iken::ErrorCode::encoding_unknown);
  // EUC-JP that breaks off inside a character would be half-width kana in CP932.
  CHECK(code_of("No,\xB0\xD5\xB8\xAB,\xB2\xF3\xC5\xFA\r\n1,\xA4\xA2\xA4\xA4\xA4\xA6\xA4\xA8\xA4\xAA\xA4\xAB\xA4\xAD\xA4\xAF\xA4\xB1,\xA4\xB3\xA4\xB5\xA4\xB7\xA4") ==
        iken::ErrorCode::encoding_unknown);
}
