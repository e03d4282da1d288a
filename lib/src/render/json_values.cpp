// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/json_values.hpp"

#include <optional>

#include "iken/render.hpp"

namespace iken::render {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json number_or_null(const std::optional<int>& number) { return number ? Json(*number) : Json(); }
Json place_or_null(int place) { return place > 0 ? Json(place) : Json(); }

Json json_of(const std::optional<Initiative>& initiative) {
  if (!initiative) return {};
  return {{"label", text_or_null(initiative->label)},
          {"number", number_or_null(initiative->number)},
          {"draft_number", number_or_null(initiative->draft_number)},
          {"title", text_or_null(initiative->title)}};
}

Json json_of(const std::optional<Category>& category) {
  if (!category) return {};
  return {{"symbol", text_or_null(category->symbol)}, {"label", text_or_null(category->label)}};
}

Json json_of(const std::optional<Source>& source) {
  if (!source) return {};
  return {{"page", place_or_null(source->page)},
          {"first_line", place_or_null(source->first_line)},
          {"last_line", place_or_null(source->last_line)}};
}

Json json_of(const std::vector<Reference>& references) {
  Json list = Json::array();
  for (const auto& reference : references) {
    list.push_back({{"no", reference.no}, {"id", reference.id}, {"text", reference.text}});
  }
  return list;
}

Json json_of(const Snippet& snippet) {
  Json spans = Json::array();
  for (const auto& span : snippet.spans) spans.push_back({span.begin, span.end});
  return {{"text", snippet.text}, {"spans", std::move(spans)}};
}

Json json_of(const std::vector<Correction>& corrections) {
  Json list = Json::array();
  for (const auto& correction : corrections) {
    list.push_back({{"field", correction.field},
                    {"raw", text_or_null(correction.raw)},
                    {"reason", text_or_null(correction.reason)}});
  }
  return list;
}

/// Adds what is not there; goes into objects that both have.
void add_unknown(Json& json, const Json& unknown) {
  for (const auto& [key, value] : unknown.items()) {
    if (!json.contains(key))
      json[key] = value;
    else if (json[key].is_object() && value.is_object())
      add_unknown(json[key], value);
  }
}

/// What a JSONL record had besides the contract's keys comes out beside them; it never replaces one of them.
void add_extra(Json& json, const std::string& extra) {
  if (extra.empty()) return;
  const auto unknown = Json::parse(extra, nullptr, false);
  if (unknown.is_object()) add_unknown(json, unknown);
}

}  // namespace

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json json_of(const DocumentInfo& document) {
  Json json = {{"id", document.id},
               {"title", text_or_null(document.title)},
               {"from", text_or_null(document.from)},
               {"to", text_or_null(document.to)}};
  if (!document.municipality.empty()) json["municipality"] = document.municipality;
  return json;
}

Json json_of(const Record& record) {
  Json json = {{"id", record.id},
               {"document", json_of(record.document)},
               {"no", number_or_null(record.no)},
               {"chapter", text_or_null(record.chapter)},
               {"section", text_or_null(record.section)},
               {"subsection", text_or_null(record.subsection)},
               {"initiative", json_of(record.initiative)},
               {"opinion", record.opinion},
               {"response", record.response},
               {"response_shared_with", record.response_shared_with},
               {"category", json_of(record.category)},
               {"references", json_of(record.references)},
               {"persons", number_or_null(record.persons)},
               {"source", json_of(record.source)}};
  if (!record.summary.empty()) json["summary"] = record.summary;
  if (!record.corrections.empty()) json["corrections"] = json_of(record.corrections);
  add_extra(json, record.extra);
  return json;
}

Json json_of(const Hit& hit) {
  Json snippets = {{"opinion", json_of(hit.opinion)}, {"response", json_of(hit.response)}};
  if (!hit.title.text.empty()) snippets["title"] = json_of(hit.title);
  return {{"rank", hit.rank},
          {"score", hit.score},
          {"id", hit.record.id},
          {"match", std::string(name(hit.match))},
          {"record", json_of(hit.record)},
          {"snippets", std::move(snippets)}};
}

Json json_of(const std::vector<FacetCounts>& counts) {
  Json json = Json::object();
  for (const auto& facet : counts) {
    Json values = Json::array();
    for (const auto& value : facet.values) values.push_back({{"value", value.value}, {"count", value.count}});
    json[facet.name] = std::move(values);
  }
  return json;
}

Json missing_of(const std::vector<FacetCounts>& counts) {
  Json json = Json::object();
  for (const auto& facet : counts) json[facet.name] = facet.missing;
  return json;
}

}  // namespace iken::render
