// Repeats by the ten thousand: what grows with the square of the rows would take minutes here, and seconds is the
// limit. SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <chrono>
#include <functional>

#include "iken/ingest.hpp"

namespace {

constexpr int rows = 40'000;
/// About ten times what it takes beside other work; with squares it was above a minute, mostly above two.
constexpr auto patience = std::chrono::seconds(20);

std::string lines(const std::string& head, int count, const std::function<std::string(const std::string&)>& line) {
  auto text = head;
  for (int i = 1; i <= count; ++i) text += line(std::to_string(i));
  return text;
}

std::vector<iken::ParsedDocument> read_in_time(const std::string& text, const std::string& name) {
  INFO(name << ": " << text.substr(0, 80));
  const auto begin = std::chrono::steady_clock::now();
  auto read = iken::parse_bytes(text, name);
  CHECK(std::chrono::steady_clock::now() - begin < patience);
  REQUIRE(read);
  return std::move(*read);
}

}  // namespace

TEST_CASE("time grows with the rows, whatever repeats in them") {
  const std::string head = "No,意見の概要,市の考え方\n";
  using Text = const std::string&;
  const std::vector<std::function<std::string(Text)>> tables = {
      [](Text) { return std::string("1,意見です,回答です\n"); },
      [](Text i) { return i + ",意見です,No." + std::to_string(rows - std::stoi(i)) + "と同様です\n"; },
      [](Text i) { return i + ",意見です,同上\n"; },
      [](Text) { return std::string(",意見です,\n"); },
      [](Text i) { return ",意見" + i + "です。,回答です。\n"; },
      [](Text i) { return "第" + i + "章\n" + i + ",い,う\n"; },
  };
  for (const auto& table : tables) {
    const auto read = read_in_time(lines(head, rows, table), "a.csv");
    CHECK(read.front().records.size() == rows);
  }
  read_in_time(lines("No,意見の概要,市の考え方,対応区分\n", rows, [](Text i) { return i + ",い,う,\n"; }), "a.csv");
  read_in_time(lines("", rows, [](Text i) { return "第" + i + "章\n"; }) + head + "1,い,う\n", "a.csv");
  read_in_time(head + "1,い,\"" + lines("", rows, [](Text i) { return "No." + i + "、"; }) + "\"\n", "a.csv");
}

TEST_CASE("texts of repeated numbers, long columns and JSONL take no longer") {
  using Text = const std::string&;
  read_in_time(lines("", rows, [](Text) { return "番号\n1\n意見\nああ\n回答\nい\n"; }), "a.txt");
  read_in_time(lines("№ 意見の概要 区の考え方\n\n", rows / 2, [](Text) { return "1\n\nああ\n\nいい\n\n○\n\n"; }),
               "a.txt");
  read_in_time(lines("NO\n区\n章\n意見の概要\n人数\n", rows / 2, [](Text i) { return i + "\n"; }) +
                   lines("", rows / 2, [](Text i) { return "意見" + i + "です。\n"; }) +
                   lines("", rows / 2, [](Text) { return std::string("1\n"); }),
               "a.txt");
  const auto read = read_in_time(lines("", rows, [](Text) { return "{\"no\":1,\"opinion\":\"あ\"}\n"; }), "a.jsonl");
  CHECK(read.front().records.back().id == "a/1-" + std::to_string(rows));
}

TEST_CASE("of many that share one answer each names its nearest, and the document says so") {
  using Text = const std::string&;
  const auto read = read_in_time(
      lines("<html><meta charset=utf-8><table><tr><th>番号<th>意見<th>回答<tr><td>0<td>は<td rowspan=65000>回答", rows,
            [](Text i) { return "<tr><td>" + i + "<td>意見" + i; }) +
          "</table>",
      "a.html");
  const auto& document = read.front();
  CHECK(document.records.back().response == "回答");
  CHECK(document.records.back().response_shared_with.size() <= 100);
  REQUIRE_FALSE(document.problems.empty());
  CHECK(document.problems.back().code == "sharers_many");
}

TEST_CASE("a table of too many cells is refused before it fills the memory") {
  const auto read = iken::parse_bytes("No,意見,回答\n" + std::string(20'000'000, ','), "a.csv");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == iken::ErrorCode::file_over_limits);
}

TEST_CASE("texts of lost characters, loose lines and headings take no longer") {
  using Text = const std::string&;
  const auto repeated = [](const std::string& text) { return lines("", 4 * rows, [&](Text) { return text; }); };
  for (const std::string text : {"?", "@あ②", "\n@あ", "・@A"})
    read_in_time("番号,意見,回答\n1,\"意見です。" + repeated(text) + "②\",回答です。\n", "a.csv");
  const std::string head = "№ 意見の概要 区の考え方\n\n1\n\n池を増やしてほしい。\n\n増やします。\n\n○\n\n";
  read_in_time(head + lines("", rows, [](Text) { return "あいうえおかきく\n"; }), "a.txt");
  read_in_time("番号,意見,回答\n\"" + lines("", rows / 2, [](Text i) { return "第" + i + "章\n"; }) +
                   "\",意見です。,回答です。\n1,い,う\n",
               "a.csv");
}
