// Pages as hands, old editors and enemies make them: no text vanishes, no number makes it go out of sight.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/ingest.hpp"
#include "iken/render.hpp"

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

const std::string head = "<html><meta charset=utf-8><body>";
const std::string table =
    "<table><tr><th>番号<th>意見<th>回答<tr><td>1<td>公園を広げてほしい。<td>検討します。<tr><td>2<td>道が狭い。<td>"
    "広げます。</table>";

iken::ParsedDocument document_of(const std::string& page) {
  auto read = iken::parse_bytes(page, "page.html");
  if (!read) INFO(iken::describe(read.error(), iken::Language::english));
  REQUIRE(read);
  return read->front();
}

/// Everything that came out, in one string.
std::string all_of(const iken::ParsedDocument& document) {
  return iken::to_json(std::vector{document}, iken::Language::english);
}

}  // namespace

TEST_CASE("text at any depth is kept, or the page is refused with its limit") {
  for (const std::size_t depth : {10U, 255U, 260U, 400U, 3500U}) {
    for (const std::string tag : {"div", "span", "b", "table><tr><td", "ul><li", "font", "blockquote"}) {
      INFO(tag << " × " << depth);
      const auto opened = repeated("<" + tag + ">", tag.find('<') == std::string::npos ? depth : depth / 3);
      CHECK(all_of(document_of(head + table + opened + "奥の文")).find("奥の文") != std::string::npos);
      CHECK(document_of(head + opened + table).records.size() == 2);
    }
  }
  for (const std::string tag : {"div", "table><tr><td", "b"}) {
    const auto read = iken::parse_bytes(head + repeated("<" + tag + ">", 100'000) + table, "page.html");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == iken::ErrorCode::file_too_deep);
  }
}

TEST_CASE("an old page whose tags are never closed keeps its table") {
  std::string page = head;
  for (int i = 0; i < 400; ++i) page += "<font size=2><b>前書き" + std::to_string(i) + "<br>";
  const auto document = document_of(page + table);
  CHECK(document.records.size() == 2);
  CHECK(all_of(document).find("前書き399") != std::string::npos);
}

TEST_CASE("absurd spans hide nothing") {
  for (const auto* span : {"colspan=1000000000 rowspan=1000000000", "colspan=1001", "colspan=99999999999999999999999",
                           "colspan=-3", "colspan=0", "rowspan=0", "rowspan=70000", "colspan='1;x'"}) {
    INFO(span);
    const auto document =
        document_of(head + "<table><tr><th>番号<th>意見<th>回答<tr><td>1<td " + span + ">意見です<td>回答です</table>");
    REQUIRE(document.records.size() == 1);
    CHECK(document.records[0].opinion == "意見です");
    CHECK(document.records[0].response == "回答です");
  }
  const auto wide = iken::parse_bytes(
      head + "<table><tr><th>意見<th>回答<tr>" + repeated("<td colspan=1000>意", 20'000) + "</table>", "page.html");
  REQUIRE_FALSE(wide);
  CHECK(wide.error().code == iken::ErrorCode::file_over_limits);
}

TEST_CASE("text at a wrong place of a page is kept") {
  const std::vector<std::string> pages = {
      "<table>迷い<tr><th>意見<th>回答<tr><td>ああ<td>いい</table>",
      "<table><tr>迷い<th>意見<th>回答<tr><td>ああ<td>いい</table>",
      "<table><p>迷い</p><tr><th>意見<th>回答<tr><form><td>ああ<td>いい</form></table>",
      "<table><tr><th>意見<th>回答<tr><td>ああ<td>いい</tr>迷い</table>",
      "<noscript>迷い</noscript><table><tr><th>意見<th>回答<tr><td>ああ<td>いい</table>",
      "<table><tr><th>意見<th>回答<tr><td>ああ<td>いい<object>迷い</object></table>",
      "<table><tr><th>意見<th>回答<tr><td>ああ<td>いい</table><svg><text>迷い</text></svg>",
      "<table><td>意見<td>回答<tr><td>ああ<td>いい</table>迷い",
      "<table><tr><th>意見<th>回答<tr><td>ああ<td>いい</table>" + repeated("　", 4000) + std::string(1, '\0') + "迷い",
  };
  for (const auto& page : pages) {
    INFO(page.substr(0, 100));
    const auto document = document_of(head + page);
    REQUIRE(document.records.size() == 1);
    CHECK(document.records[0].opinion == "ああ");
    CHECK(document.records[0].response == "いい");
    CHECK(all_of(document).find("迷い") != std::string::npos);
  }
}

TEST_CASE("more rows than browsers number are kept") {
  std::string page = head + "<table><tr><th>番号<th>意見<th>回答";
  for (int i = 1; i <= 66'000; ++i)
    page += "<tr><td>" + std::to_string(i) + "<td>意見" + std::to_string(i) + "<td>回答";
  CHECK(document_of(page).records.size() == 66'000);
}
