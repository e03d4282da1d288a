// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/exported.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "ingest/files/csv.hpp"
#include "ingest/files/json_text.hpp"
#include "ingest/files/jsonl.hpp"
#include "ingest/lines/lines.hpp"
#include "schema/facets.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;
using Row = std::map<std::string, std::string>;

/// What every export has begun with.
constexpr std::string_view beginning =
    "id,document,title,from,to,no,chapter,section,subsection,initiative,symbol,class,opinion,response";

bool starts_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 10> starts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  return std::any_of(starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

/// The apostrophe that keeps a spreadsheet from taking a text for a formula is not the text's.
std::string_view without_guard(std::string_view cell) {
  const auto behind = cell.find_first_not_of('\'');
  const bool guarded = behind != 0 && behind != std::string_view::npos && starts_formula(cell.substr(behind));
  return guarded ? cell.substr(1) : cell;
}

void add_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void add_number(Json& json, const char* key, const std::string& text) {
  // Numbers of receipts may be longer than any that a document prints for its opinions.
  int number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end && number >= 0)
    json[key] = number;
  else if (!text.empty())
    json[key] = text;
}

/// The column as edited wins over what the last column keeps of it.
void add_initiative(Json& json, const std::string& name) {
  const auto text = [&](const char* key) {
    const auto at = json.find("initiative");
    return at != json.end() && at->is_object() && at->contains(key) && (*at)[key].is_string()
               ? (*at)[key].get<std::string>()
               : std::string();
  };
  if (name.empty()) {
    json.erase("initiative");
    return;
  }
  if (schema::initiative_name({text("label"), {}, {}, text("title")}) == name) return;
  json["initiative"] = {{"label", ""}, {"title", name}};
}

void add_category(Json& json, const std::string& symbol, const std::string& label) {
  auto& category = json["category"];
  if (!category.is_object()) category = Json::object();
  category["symbol"] = symbol;
  category["label"] = label;
}

/// What a cell holds that is no number is kept to be told.
Json json_of(Row& row, Json json, const std::string& id) {
  Json document = json.contains("document") && json["document"].is_object() ? json["document"] : Json::object();
  document["id"] = row["document"].empty() ? id : row["document"];
  for (const auto* key : {"title", "from", "to", "municipality"}) document[key] = row[key];
  json["document"] = std::move(document);
  for (const auto* key : {"id", "chapter", "section", "subsection", "response", "summary"})
    add_text(json, key, row[key]);
  json["opinion"] = row["opinion"];
  add_number(json, "no", row["no"]);
  add_number(json, "persons", row["persons"]);
  add_initiative(json, row["initiative"]);
  if (!row["symbol"].empty() || !row["class"].empty())
    add_category(json, row["symbol"], row["class"]);
  return json;
}

}  // namespace

bool is_exported(std::string_view text) { return text.starts_with(beginning); }

Result<std::vector<ParsedDocument>> read_exported(std::string_view text, const std::string& name,
                                                  const std::string& id) {
  const auto rows = read_csv(text, ',', name);
  if (!rows) return rows.error();
  std::stringstream lines;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const auto& cells = (*rows)[i].cells;
    const auto line = static_cast<std::size_t>((*rows)[i].first_line);
    Row row;
    for (std::size_t column = 0; column < cells.size() && column < rows->front().cells.size(); ++column) {
      row[rows->front().cells[column]] = without_guard(cells[column]);
    }
    if (cells.size() < 2) continue;
    auto more = row["more"].empty() ? Result<JsonText>(JsonText{Json::object(), {}}) : parse_json(row["more"], name, line);
    if (!more) return more.error();
    lines << json_of(row, std::move(more->value), id).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  std::vector<ParsedDocument> documents;
  auto read = read_jsonl(lines, name, id, [&](ParsedDocument document) -> Result<void> {
    documents.push_back(std::move(document));
    return {};
  });
  if (!read) return read.error();
  return documents;
}

}  // namespace iken::ingest
