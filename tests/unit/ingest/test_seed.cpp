// The real document, where it is there, against its truth written down by hand.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.hpp"
#include "base/code_points.hpp"
#include "iken/ingest.hpp"

namespace {

const std::string seed = std::string(IKEN_SHARED_DIR) + "/seed/nerima-ict-plan-opinions.txt";

using Row = std::vector<std::string>;

std::vector<Row> truth() {
  std::ifstream in(std::string(IKEN_SOURCE_DIR) + "/tests/data/seed-truth.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    Row row;
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    rows.push_back(row);
  }
  return rows;
}

std::string hash(const std::string& text) {
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(iken::base::fnv1a(text)));
  return hex;
}

template <class T>
std::string listed(const std::vector<T>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
  return text.empty() ? "-" : text;
}

/// Length, first and last character, hash, and the places of paragraph breaks: as the truth has them.
Row shape(const std::string& text) {
  std::u32string flat;
  std::vector<std::size_t> breaks;
  for (const auto point : iken::base::decode(text)) {
    if (point == U'\n') {
      breaks.push_back(flat.size());
    } else {
      flat.push_back(point);
    }
  }
  if (flat.empty()) return {"0", "", "", hash(""), "-"};
  return {std::to_string(flat.size()), iken::base::encode(flat.substr(0, 1)), iken::base::encode(flat.substr(flat.size() - 1)),
          hash(iken::base::encode(flat)), listed(breaks)};
}

std::string or_dash(const std::optional<int>& value) { return value ? std::to_string(*value) : "-"; }

Row seen(const iken::Record& r) {
  Row row = {or_dash(r.no)};
  for (const auto& text : {r.opinion, r.response}) {
    const auto cells = shape(text);
    row.insert(row.end(), cells.begin(), cells.end());
  }
  std::vector<int> references;
  for (const auto& reference : r.references) references.push_back(reference.no);
  const auto initiative = r.initiative.value_or(iken::Initiative{});
  const auto source = r.source.value_or(iken::Source{});
  for (const auto& cell :
       {r.category ? r.category->symbol : "-", listed(r.response_shared_with), listed(references), hash(r.chapter), hash(r.section),
        hash(r.subsection), hash(initiative.label), hash(initiative.title), or_dash(initiative.number),
        or_dash(initiative.draft_number), std::to_string(source.page), std::to_string(source.first_line),
        std::to_string(source.last_line)}) {
    row.push_back(cell);
  }
  return row;
}

bool there() {
  if (std::filesystem::exists(seed)) return true;
  WARN("skipped: the real document is not at ../shared/seed");
  return false;
}

}  // namespace

TEST_CASE("all 49 records of the real document are as they were written down by hand", "[seed]") {
  if (!there()) return;
  const auto documents = iken::parse_file(seed);
  REQUIRE(documents);
  REQUIRE(documents->size() == 1);
  const auto& records = documents->front().records;
  const auto rows = truth();
  REQUIRE(rows.size() == 49);
  REQUIRE(records.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(seen(records[i]) == rows[i]);
}

TEST_CASE("the real document says what it declares, and nothing is in doubt", "[seed]") {
  if (!there()) return;
  const auto documents = iken::parse_file(seed);
  REQUIRE(documents);
  const auto& document = documents->front();
  CHECK(document.info.id == "nerima-ict-plan-opinions");
  CHECK(hash(document.info.title) == "12f4d6af08bc721c");
  CHECK(document.info.from == "2016-07-01");
  CHECK(document.info.to == "2016-07-25");
  CHECK(document.info.municipality == "練馬区");
  CHECK(document.declared.opinions == 49);
  CHECK(document.declared.persons == 3);
  CHECK(document.declared.categories ==
        std::map<std::string, int>{{"◎", 3}, {"○", 1}, {"□", 13}, {"△", 16}, {"※", 4}, {"－", 12}});
  CHECK(document.legend.size() == 6);
  CHECK(document.problems.empty());
  CHECK(document.repairs.empty());
  CHECK(document.unassigned.empty());
}
