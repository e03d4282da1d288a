// Tables for spreadsheets.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "iken/render.hpp"
#include "render/json_values.hpp"
#include "schema/facets.hpp"

namespace iken {
namespace {

/// A cell as it stands in the file. Only `cell` makes one of a text, so that no text gets in unquoted.
struct CsvCell {
  std::string bytes;
};

bool starts_formula(std::string_view text) {
  constexpr auto starts = std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"});
  for (const auto& start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

/// A text that already begins with the apostrophe gets another, so that taking one off gives the text back.
bool needs_guard(std::string_view text) {
  const auto behind = text.find_first_not_of('\'');
  return behind != std::string_view::npos && starts_formula(text.substr(behind));
}

CsvCell cell(std::string_view untrusted) {
  std::string quoted = "\"";
  if (needs_guard(untrusted)) quoted += '\'';
  for (const char c : base::repair_utf8(untrusted)) {
    if (c == '\0') {
      quoted += "\xEF\xBF\xBD";
      continue;
    }
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return {quoted + "\""};
}

CsvCell cell(std::uint64_t number) { return {std::to_string(number)}; }
CsvCell cell(const std::optional<int>& number) { return {number ? std::to_string(*number) : ""}; }

template <std::size_t size>
void add_row(std::string& table, const std::array<CsvCell, size>& cells) {
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) table += ',';
    table += cells[i].bytes;
  }
  table += "\r\n";
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::string_view record_header =
    "id,document,title,from,to,no,chapter,section,subsection,initiative,symbol,class,opinion,response\r\n";

std::array<CsvCell, 14> cells_of(const Record& record) {
  const auto category = record.category.value_or(Category{});
  return {cell(record.id),
          cell(record.document.id),
          cell(record.document.title),
          cell(record.document.from),
          cell(record.document.to),
          cell(record.no),
          cell(record.chapter),
          cell(record.section),
          cell(record.subsection),
          cell(record.initiative ? schema::initiative_name(*record.initiative) : std::string()),
          cell(category.symbol),
          cell(category.label),
          cell(record.opinion),
          cell(record.response)};
}

constexpr std::string_view whole_record_header =
    "id,document,title,from,to,no,chapter,section,subsection,initiative,symbol,class,opinion,response,summary,persons,"
    "municipality,more\r\n";

/// What no column of its own holds, as one JSON object, so that a table can be read back whole.
std::string more_of(const Record& record) {
  auto json = render::json_of(record);
  for (const auto* key : {"id", "no", "chapter", "section", "subsection", "opinion", "response", "summary", "persons"}) {
    json.erase(key);
  }
  // Of these the columns hold all but what the contract does not know.
  for (const auto* key : {"id", "title", "from", "to", "municipality"}) json["document"].erase(key);
  if (json["document"].empty()) json.erase("document");
  if (json["category"].is_object()) {
    for (const auto* key : {"symbol", "label"}) json["category"].erase(key);
  }
  if (json["category"].is_null() || json["category"].empty()) json.erase("category");
  for (const auto* key : {"initiative", "references", "response_shared_with", "source"}) {
    if (json.contains(key) && (json[key].is_null() || json[key].empty())) json.erase(key);
  }
  return json.empty() ? std::string() : render::dumped(json);
}

void add_whole_row(std::string& table, const Record& record) {
  for (const auto& known : cells_of(record)) table += known.bytes + ",";
  add_row(table, std::array{cell(record.summary), cell(record.persons), cell(record.document.municipality),
                            cell(more_of(record))});
}

}  // namespace

std::string to_csv(const std::vector<Record>& records, bool header) {
  std::string table;
  if (header) table.append(byte_order_mark).append(whole_record_header);
  for (const auto& record : records) add_whole_row(table, record);
  return table;
}

std::string to_csv(const SearchResults& results) {
  std::string table(byte_order_mark);
  table.append("rank,match,").append(record_header);
  for (const auto& hit : results.hits) {
    table += std::to_string(hit.rank) + "," + cell(name(hit.match)).bytes + ",";
    add_row(table, cells_of(hit.record));
  }
  return table;
}

std::string to_csv(const std::vector<FacetCounts>& counts) {
  std::string table(byte_order_mark);
  table += "facet,value,count\r\n";
  for (const auto& facet : counts) {
    for (const auto& value : facet.values) {
      add_row(table, std::array{cell(facet.name), cell(value.value), cell(value.count)});
    }
    if (facet.missing > 0) add_row(table, std::array{cell(facet.name), cell(""), cell(facet.missing)});
  }
  return table;
}

std::string to_csv(const CrossTable& table) {
  std::string bytes(byte_order_mark);
  for (const auto& facet : table.facets) bytes += facet + ",";
  bytes += "count,persons\r\n";
  for (const auto& row : table.rows) {
    for (const auto& value : row.values) bytes += cell(value).bytes + ",";
    const bool stated = row.unstated < row.records;
    bytes += std::to_string(row.records) + "," + (stated ? std::to_string(row.persons) : "") + "\r\n";
  }
  return bytes;
}

}  // namespace iken
