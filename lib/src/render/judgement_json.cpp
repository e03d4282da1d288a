// Precedents, duplicates and measures as JSON.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "iken/render.hpp"
#include "render/json_values.hpp"

namespace iken {
namespace {

using render::dumped;
using render::Json;
using render::json_of;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const MatchRow& row) {
  Json precedents = Json::array();
  for (std::size_t i = 0; i < row.precedents.size(); ++i) {
    auto precedent = json_of(row.precedents[i]);
    precedent["confidence"] = row.confidences[i];
    precedents.push_back(std::move(precedent));
  }
  return {{"id", row.opinion.id},
          {"opinion", row.opinion.text},
          {"precedent", !row.precedents.empty()},
          {"confidence", row.confidence},
          {"category", text_or_null(row.category)},
          {"initiative", text_or_null(row.initiative)},
          {"family", row.family > 0 ? Json(row.family) : Json()},
          {"precedents", std::move(precedents)}};
}

Json json_of(const DuplicateMember& member, const NewOpinion& opinion) {
  return {{"index", member.index},
          {"id", opinion.id},
          {"similarity", member.similarity},
          {"exact", member.exact},
          {"difference", member.difference.empty() ? Json() : Json(marked(member.difference))}};
}

Json with_format() { return {{"format", render::output_format}}; }

}  // namespace

std::string to_json(const SimilarResults& similar) {
  auto json = Json::parse(to_json(similar.results));
  json["precedent"] = similar.precedent;
  for (std::size_t i = 0; i < similar.precedents.size() && i < json["hits"].size(); ++i) {
    auto& hit = json["hits"][i];
    hit["group"] = similar.precedents[i].group;
    hit["confidence"] = similar.precedents[i].confidence;
    hit["shared"] = similar.precedents[i].shared;
  }
  return dumped(json);
}

std::string to_json(const std::vector<MatchRow>& rows) {
  auto json = with_format();
  json["rows"] = Json::array();
  for (const auto& row : rows) json["rows"].push_back(json_of(row));
  return dumped(json);
}

std::string to_json(const std::vector<DuplicateFamily>& families, const std::vector<NewOpinion>& opinions) {
  auto json = with_format();
  json["families"] = Json::array();
  for (const auto& family : families) {
    Json members = Json::array();
    for (const auto& member : family.members) members.push_back(json_of(member, opinions[member.index]));
    json["families"].push_back({{"members", std::move(members)}});
  }
  return dumped(json);
}

std::string to_json(const evaluation::Evaluation& evaluation) {
  auto json = with_format();
  json["queries"] = evaluation.queries;
  json["metrics"] = Json::object();
  for (const auto& [name, value] : evaluation::named(evaluation.mean)) json["metrics"][std::string(name)] = value;
  json["unjudged"] = evaluation.unjudged;
  return dumped(json);
}

std::string to_json(const evaluation::Comparison& comparison) {
  auto json = with_format();
  json["queries"] = comparison.queries;
  json["metrics"] = Json::object();
  for (const auto& difference : comparison.differences) {
    json["metrics"][std::string(difference.metric)] = {
        {"first", difference.first}, {"second", difference.second}, {"difference", difference.mean},
        {"p", difference.p},         {"better", difference.better}, {"worse", difference.worse}};
  }
  return dumped(json);
}

std::string to_json(const BenchReport& report) {
  const auto summary = evaluation::summarize(report.times);
  auto json = with_format();
  json["queries"] = report.queries;
  json["repeats"] = report.repeats;
  json["hits_mean"] = report.hits_mean;
  json["p50_us"] = summary.p50;
  json["p90_us"] = summary.p90;
  json["p95_us"] = summary.p95;
  json["p99_us"] = summary.p99;
  json["max_us"] = summary.max;
  json["qps"] = summary.per_second();
  return dumped(json);
}

}  // namespace iken
