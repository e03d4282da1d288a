// Spreadsheets: what a sheet may hold, and files that are broken or hostile.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "generate/tables.hpp"
#include "iken/ingest.hpp"
#include "support/folder.hpp"

namespace {

using Parts = std::map<std::string, std::string>;

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The parts of a book with one sheet; `sheet` is its sheetData and what follows.
Parts book(const std::string& sheet, const std::string& strings = "") {
  Parts parts = {
      {"[Content_Types].xml", head + "<Types/>"},
      {"_rels/.rels", head + "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" "
                             "Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml",
       head + "<workbook xmlns:r=\"r\"><sheets><sheet name=\"意見\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>" +
           (strings.empty()
                ? ""
                : "<Relationship Id=\"r2\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/>") +
           "</Relationships>"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet>" + sheet + "</worksheet>"}};
  if (!strings.empty()) parts["xl/sharedStrings.xml"] = head + "<sst>" + strings + "</sst>";
  return parts;
}

std::string packed(const Parts& parts, const std::string& path, const char* password = nullptr) {
  std::filesystem::remove(path);
  int failed = 0;
  auto* archive = zip_open(path.c_str(), ZIP_CREATE, &failed);
  for (const auto& [name, text] : parts) {
    auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (password != nullptr)
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_128, password);
  }
  REQUIRE(zip_close(archive) == 0);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string text_cell(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

const std::string header = "<row r=\"1\">" + text_cell("A1", "番号") + text_cell("B1", "意見の概要") +
                           text_cell("C1", "市の考え方") + "</row>";

iken::Error error_of(const std::string& bytes) {
  const auto read = iken::parse_bytes(bytes, "book.xlsx");
  REQUIRE_FALSE(read);
  return read.error();
}

}  // namespace

TEST_CASE("a sheet's shared strings come without furigana, its numbers and dates as people see them") {
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("a.xlsx");
  auto parts =
      book("<sheetData>" + header +
               "<row r=\"2\"><c r=\"A2\"><v>1.0</v></c><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" "
               "t=\"s\"><v>1</v></c><c r=\"D2\" s=\"1\"><v>42552</v></c></row>"
               "</sheetData>",
           "<si><r><t>区民</t></r><r><t>農園を増やしてほしい。</t></r><rPh sb=\"0\" eb=\"2\"><t>クミン</t></rPh></si>"
           "<si><t>検討します。_x000D_\n次の段落。</t></si>");
  parts["xl/styles.xml"] = head +
                           "<styleSheet><numFmts><numFmt numFmtId=\"176\" "
                           "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
                           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
  const auto read = iken::parse_bytes(packed(parts, path), "book.xlsx");
  REQUIRE(read);
  const auto& record = read->front().records.at(0);
  CHECK(record.no == 1);
  CHECK(record.opinion == "区民農園を増やしてほしい。");
  CHECK(record.response == "検討します。\n次の段落。");
  CHECK(record.extra == "{\"D\":\"2016年7月1日\"}");
  CHECK(record.source == iken::Source{1, 2, 2});
}

TEST_CASE("an answer merged over three rows is shared by three opinions, and a class too") {
  const iken::tests::TemporaryFolder folder;
  std::string rows = header;
  for (int i = 2; i <= 5; ++i) {
    const auto n = std::to_string(i);
    rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\"><v>" + std::to_string(i - 1) + "</v></c>" +
            text_cell("B" + n, "意見" + n + "を述べる。") +
            (i == 2   ? text_cell("C2", "まとめて答えます。")
             : i == 5 ? text_cell("C5", "別に答えます。")
                      : "") +
            "</row>";
  }
  const auto bytes =
      packed(book("<sheetData>" + rows + "</sheetData><mergeCells><mergeCell ref=\"C2:C4\"/></mergeCells>"),
             folder.path("a.xlsx"));
  const auto read = iken::parse_bytes(bytes, "book.xlsx");
  REQUIRE(read);
  const auto& records = read->front().records;
  REQUIRE(records.size() == 4);
  CHECK(records[1].response == "まとめて答えます。");
  CHECK(records[0].response_shared_with == std::vector<int>{2, 3});
  CHECK(records[2].response_shared_with == std::vector<int>{1, 2});
  CHECK(records[3].response_shared_with.empty());
  CHECK(read->front().problems.empty());
}

TEST_CASE("broken and hostile spreadsheets end in one error each") {
  using iken::ErrorCode;
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("a.xlsx");
  const auto good = "<sheetData>" + header + "<row r=\"2\">" + text_cell("B2", "意見である。") + "</row></sheetData>";
  const auto whole = packed(book(good), path);
  REQUIRE(iken::parse_bytes(whole, "book.xlsx"));
  CHECK(error_of(whole.substr(0, whole.size() / 2)).code == ErrorCode::file_broken);
  CHECK(error_of(packed(book("<sheetData><row>"), path)).args.back() == "xl/worksheets/sheet1.xml");
  auto absent = book(good);
  absent.erase("xl/worksheets/sheet1.xml");
  CHECK(error_of(packed(absent, path)).args.back() == "xl/worksheets/sheet1.xml");
  auto no_strings = book("<sheetData/>", "<si/>");
  no_strings.erase("xl/sharedStrings.xml");
  CHECK(error_of(packed(no_strings, path)).args.back() == "xl/sharedStrings.xml");
  const auto dangling = book("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData>", "<si><t>a</t></si>");
  CHECK(error_of(packed(dangling, path)).args.back() == "xl/worksheets/sheet1.xml");
  auto no_book = book(good);
  no_book.erase("xl/workbook.xml");
  CHECK(error_of(packed(no_book, path)).code == ErrorCode::file_broken);
  CHECK(error_of(packed({{"word/document.xml", "<a/>"}}, path)).code == ErrorCode::file_kind_unsupported);
  CHECK(error_of(packed(book(good), path, "secret")).code == ErrorCode::file_encrypted);
  CHECK(error_of(packed(book("<sheetData><row><c><v>1</v></c></row></sheetData>"), path)).code ==
        ErrorCode::table_columns_unknown);
  auto entities = book(good);
  entities["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><worksheet>&y;</worksheet>";
  CHECK(error_of(packed(entities, path)).code == ErrorCode::file_broken);
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ";
  CHECK(error_of(ole + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16)).code == ErrorCode::file_kind_unsupported);
  // A spreadsheet with a password is packed in the same way, and so named.
  CHECK(error_of(ole).code == ErrorCode::file_encrypted);
}

TEST_CASE("what unpacks to far more than it is stops at the limit") {
  using iken::ErrorCode;
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("a.xlsx");
  // 300 MB of spaces pack to 300 kB; the file says so itself.
  auto declared = book("<sheetData>" + std::string(300U << 20U, ' ') + "</sheetData>");
  auto bytes = packed(declared, path);
  CHECK(bytes.size() < (1U << 20U));
  CHECK(error_of(bytes).code == ErrorCode::file_over_limits);
  // Now it lies: the declared sizes are small.
  const auto small = std::string("\xE8\x03\x00\x00", 4);
  for (const auto& mark : {std::string("PK\x01\x02"), std::string("PK\x03\x04")}) {
    for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 4)) {
      const auto offset = at + (mark[2] == '\x01' ? 24U : 22U);
      if (bytes.substr(offset, 4) >= std::string("\0\0\0\x01", 4) &&
          static_cast<unsigned char>(bytes[offset + 3]) >= 0x10)
        bytes.replace(offset, 4, small);
    }
  }
  const auto lied = error_of(bytes).code;
  CHECK((lied == ErrorCode::file_over_limits || lied == ErrorCode::file_broken));
  // One string of 100 kB in 20,000 cells would be 2 GB.
  std::string cells;
  for (int i = 0; i < 20000; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  CHECK(error_of(packed(book("<sheetData><row>" + cells + "</row></sheetData>",
                             "<si><t>" + std::string(100'000, 'a') + "</t></si>"),
                        path))
            .code == ErrorCode::file_over_limits);
}
