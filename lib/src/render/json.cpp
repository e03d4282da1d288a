// Whole answers as JSON.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "iken/render.hpp"
#include "render/json_values.hpp"

namespace iken {
namespace {

using render::dumped;
using render::Json;
using render::json_of;

Json json_of(const Declared& declared) {
  const auto number = [](const std::optional<int>& value) { return value ? Json(*value) : Json(); };
  Json categories = Json::object();
  for (const auto& [symbol, count] : declared.categories) categories[symbol] = count;
  return {{"opinions", number(declared.opinions)},
          {"persons", number(declared.persons)},
          {"categories", std::move(categories)}};
}

Json json_of(const std::vector<LegendEntry>& legend) {
  Json json = Json::object();
  for (const auto& entry : legend) json[entry.symbol.empty() ? entry.label : entry.symbol] = entry.label;
  return json;
}

Json json_of(const std::vector<Finding>& findings, Language language) {
  Json list = Json::array();
  for (const auto& finding : findings) {
    list.push_back({{"code", finding.code},
                    {"message", describe(finding, language)},
                    {"line", finding.line > 0 ? Json(finding.line) : Json()}});
  }
  return list;
}

Json json_of(const std::vector<SourceLine>& lines) {
  Json list = Json::array();
  for (const auto& line : lines) list.push_back({{"line", line.line}, {"text", line.text}});
  return list;
}

Json json_of(const std::vector<Record>& records) {
  Json list = Json::array();
  for (const auto& record : records) list.push_back(json_of(record));
  return list;
}

Json json_of(const ParsedDocument& document, Language language) {
  Json json = json_of(document.info);
  json["declared"] = json_of(document.declared);
  json["legend"] = json_of(document.legend);
  json["records"] = json_of(document.records);
  json["problems"] = json_of(document.problems, language);
  json["repairs"] = json_of(document.repairs, language);
  json["furniture"] = json_of(document.furniture);
  json["unassigned"] = json_of(document.unassigned);
  return json;
}

Json json_of(const Token& token) {
  return {{"surface", token.surface},
          {"base", token.base},
          {"reading", token.reading},
          {"part_of_speech", token.part_of_speech},
          {"bytes", {token.span.begin, token.span.end}},
          {"position", token.position},
          {"part", token.part},
          {"content", token.content}};
}

Json json_of(const Expansion& expansion) {
  return {{"from", expansion.from}, {"to", expansion.to}, {"kind", expansion.kind}};
}

Json json_of(const PartCount& part) { return {{"part", part.part}, {"count", part.count}, {"nearest", part.nearest}}; }

template <class Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(json_of(value));
  return list;
}

Json with_format() { return {{"format", render::output_format}}; }

}  // namespace

std::string to_json(const Record& record) { return dumped(json_of(record)); }
std::string to_json(const Hit& hit) { return dumped(json_of(hit)); }

std::string to_json(const std::vector<Record>& records) {
  auto json = with_format();
  json["records"] = json_of(records);
  return dumped(json);
}

std::string to_json(const std::vector<ParsedDocument>& documents, Language language) {
  auto json = with_format();
  json["documents"] = Json::array();
  for (const auto& document : documents) json["documents"].push_back(json_of(document, language));
  return dumped(json);
}

std::string to_json(const SearchResults& results) {
  auto json = with_format();
  json["query"] = results.query;
  json["total"] = results.total;
  json["took_us"] = results.took_us;
  json["relaxed"] = results.relaxed;
  json["revision"] = results.revision;
  json["expanded"] = list_of(results.expanded);
  json["hits"] = list_of(results.hits);
  json["facets"] = json_of(results.facets);
  json["facets_missing"] = render::missing_of(results.facets);
  if (results.total == 0) json["parts"] = list_of(results.parts);
  return dumped(json);
}

std::string to_json(const WriteSummary& summary, double seconds) {
  auto json = with_format();
  json["records"] = summary.records;
  json["bytes"] = summary.bytes;
  json["seconds"] = seconds;
  json["documents"] = summary.documents;
  json["replaced"] = summary.replaced;
  return dumped(json);
}

std::string to_json(const IndexInfo& info) {
  auto json = with_format();
  json["path"] = info.path;
  json["index_format"] = info.format;
  json["fingerprint"] = info.fingerprint;
  json["revision"] = info.revision;
  json["records"] = info.records;
  json["bytes_on_disk"] = info.bytes_on_disk;
  json["documents"] = Json::array();
  for (const auto& entry : info.documents) {
    auto document = json_of(entry.info);
    document["records"] = entry.records;
    document["declared"] = entry.declared ? json_of(*entry.declared) : Json();
    json["documents"].push_back(std::move(document));
  }
  return dumped(json);
}

std::string to_json(const std::vector<AnalysisStage>& stages) {
  auto json = with_format();
  json["stages"] = Json::array();
  for (const auto& stage : stages) {
    Json entry = {{"name", stage.name}};
    if (!stage.text.empty() || stage.tokens.empty()) entry["text"] = stage.text;
    if (!stage.tokens.empty()) entry["tokens"] = list_of(stage.tokens);
    json["stages"].push_back(std::move(entry));
  }
  return dumped(json);
}

std::string to_json(const Explanation& explanation) {
  auto json = with_format();
  json["stages"] = Json::array();
  for (const auto& stage : explanation.stages) json["stages"].push_back({{"name", stage.name}, {"text", stage.text}});
  json["found"] = explanation.found;
  json["score"] = explanation.score;
  json["lines"] = Json::array();
  for (const auto& line : explanation.lines) {
    json["lines"].push_back({{"part", line.part},
                             {"found_as", line.found_as.empty() ? Json() : Json(line.found_as)},
                             {"match", line.found_as.empty() ? Json() : Json(std::string(name(line.tier)))},
                             {"field", line.field.empty() ? Json() : Json(line.field)},
                             {"score", line.score}});
  }
  return dumped(json);
}

std::string to_json(const std::vector<FacetCounts>& counts) {
  auto json = with_format();
  json["facets"] = json_of(counts);
  json["facets_missing"] = render::missing_of(counts);
  return dumped(json);
}

std::string to_json(const CrossTable& table, const std::vector<FacetCounts>& counts) {
  const auto persons = [](const auto& of) { return of.unstated < of.records ? Json(of.persons) : Json(nullptr); };
  auto json = with_format();
  json["facets"] = json_of(counts);
  json["facets_missing"] = render::missing_of(counts);
  auto& out = json["table"];
  out["by"] = table.facets;
  out["rows"] = Json::array();
  for (const auto& row : table.rows) {
    Json values = Json::array();
    for (const auto& value : row.values) values.push_back(value.empty() ? Json(nullptr) : Json(value));
    out["rows"].push_back({{"values", std::move(values)}, {"count", row.records}, {"persons", persons(row)}});
  }
  out["count"] = table.records;
  out["persons"] = persons(table);
  return dumped(json);
}

std::string to_json(const std::vector<Completion>& completions, std::string_view prefix) {
  auto json = with_format();
  json["prefix"] = prefix;
  json["completions"] = Json::array();
  for (const auto& completion : completions) {
    json["completions"].push_back({{"text", completion.word},
                                   {"reading", completion.reading.empty() ? Json(nullptr) : Json(completion.reading)},
                                   {"count", completion.records}});
  }
  return dumped(json);
}

}  // namespace iken
