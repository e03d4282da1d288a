// Files that are no documents, encodings, and JSONL.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include <filesystem>
#include <fstream>

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
  CHECK(iken::parse_file(folder.path()).error().code == ErrorCode::file_unreadable);
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
