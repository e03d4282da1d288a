// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <random>

#include "iken/precedents.hpp"

using namespace iken;

namespace {

/// Cells of an RFC 4180 table.
std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (csv[i] == '"') {
      if (quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
        rows.back().back() += csv[i++];
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && csv[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && csv.compare(i, 2, "\r\n") == 0) {
      ++i;
      if (i + 1 < csv.size()) rows.emplace_back(1);
    } else {
      rows.back().back() += csv[i];
    }
  }
  return rows;
}

MatchRow row_with(const std::string& text) {
  Hit hit;
  hit.record.id = text;
  hit.record.opinion = text;
  hit.record.response = text;
  hit.record.category = Category{text, ""};
  hit.record.document.from = "2016-07-01";
  MatchRow row;
  row.opinion = {text, text};
  row.precedents = {hit};
  row.confidences = {0.5};
  row.category = text;
  row.initiative = text;
  row.family = 2;
  row.confidence = 0.5;
  return row;
}

}  // namespace

TEST_CASE("no cell starts a formula, and every text comes back") {
  const std::vector<std::string> starts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "", "区", "\"", ",", "\n"};
  std::vector<MatchRow> rows;
  std::vector<std::string> texts;
  for (const auto& start : starts) {
    texts.push_back(start + "HYPERLINK(\"x\"),\r\n1");
    rows.push_back(row_with(texts.back()));
  }
  const auto csv = to_csv(rows);
  REQUIRE(csv.starts_with("\xEF\xBB\xBF"));
  REQUIRE(csv.ends_with("\r\n"));
  const auto cells = cells_of(csv.substr(3));
  REQUIRE(cells.size() == rows.size() + 1);
  for (std::size_t r = 1; r < cells.size(); ++r) {
    CHECK(cells[r].size() == cells[0].size());
    for (const auto& cell : cells[r]) {
      for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) CHECK(!cell.starts_with(start));
    }
    const auto& cell = cells[r][1];
    CHECK((cell == texts[r - 1] || cell == "'" + texts[r - 1]));
  }
}

TEST_CASE("an opinion without precedent is told so") {
  MatchRow row;
  row.opinion = {"n1", "犬"};
  const auto cells = cells_of(to_csv({row}).substr(3));
  REQUIRE(cells.size() == 2);
  CHECK(cells[1][2] == "前例なし");
  CHECK(cells_of(to_csv({row}, false).substr(3))[1][2] == "no precedent");
}

TEST_CASE("an XLSX file is made of any bytes") {
  std::mt19937 random(4);
  std::vector<MatchRow> rows;
  for (int i = 0; i < 40; ++i) {
    std::string text;
    for (auto n = random() % 50; n > 0; --n) text += static_cast<char>(random() % 256);
    rows.push_back(row_with(text));
  }
  std::string longest;
  for (int i = 0; i < 20000; ++i) longest += "🏫";
  rows.push_back(row_with(longest));
  const auto xlsx = to_xlsx(rows);
  REQUIRE(xlsx);
  CHECK(xlsx->starts_with("PK"));
  CHECK(to_xlsx({}));
}
