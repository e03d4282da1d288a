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

namespace iken {
namespace {

/// A cell as it stands in the file. Only `cell` makes one of a text, so that no text gets in unquoted.
struct CsvCell {
  std::string bytes;
};

/// Also behind marks of our own, so that what a reader takes off is what the writer put there.
bool starts_formula(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  constexpr auto starts = std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"});
  for (const auto& start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

CsvCell cell(std::string_view untrusted) {
  std::string quoted = "\"";
  if (starts_formula(untrusted)) quoted += '\'';
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
    "id,document,title,from,to,municipality,no,chapter,section,subsection,initiative_label,initiative_number,"
    "initiative_draft_number,initiative_title,symbol,class,opinion,response,summary,response_shared_with,references,"
    "persons,page,first_line,last_line,corrections,extra\r\n";

std::string numbers(const std::vector<int>& list) {
  std::string words;
  for (const auto number : list) words += (words.empty() ? "" : " ") + std::to_string(number);
  return words;
}

/// A part of the record as its own JSON has it; nothing for an empty list.
std::string json_part(const render::Json& record, const char* key) {
  const auto at = record.find(key);
  return at == record.end() || at->empty() ? std::string() : render::dumped(*at);
}

std::array<CsvCell, 27> cells_of(const Record& record) {
  const auto category = record.category.value_or(Category{});
  const auto initiative = record.initiative.value_or(Initiative{});
  const auto source = record.source.value_or(Source{});
  const auto json = record.references.empty() && record.corrections.empty() ? render::Json() : render::json_of(record);
  const auto place = [](int number) { return number > 0 ? std::optional(number) : std::nullopt; };
  return {cell(record.id),
          cell(record.document.id),
          cell(record.document.title),
          cell(record.document.from),
          cell(record.document.to),
          cell(record.document.municipality),
          cell(record.no),
          cell(record.chapter),
          cell(record.section),
          cell(record.subsection),
          cell(initiative.label),
          cell(initiative.number),
          cell(initiative.draft_number),
          cell(initiative.title),
          cell(category.symbol),
          cell(category.label),
          cell(record.opinion),
          cell(record.response),
          cell(record.summary),
          cell(numbers(record.response_shared_with)),
          cell(json_part(json, "references")),
          cell(record.persons),
          cell(place(source.page)),
          cell(place(source.first_line)),
          cell(place(source.last_line)),
          cell(json_part(json, "corrections")),
          cell(record.extra)};
}

}  // namespace

std::string to_csv(const std::vector<Record>& records, bool header) {
  std::string table;
  if (header) table.append(byte_order_mark).append(record_header);
  for (const auto& record : records) add_row(table, cells_of(record));
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

}  // namespace iken
