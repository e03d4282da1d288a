// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/json_depth.hpp"
#include "base/text.hpp"
#include "evaluation/lines.hpp"
#include "iken/evaluation.hpp"

namespace iken::evaluation {

namespace {

using Json = nlohmann::json;

Error broken_json(const std::string& path, std::size_t line, std::string reason) {
  return {ErrorCode::json_broken, {path, std::to_string(line), std::move(reason)}, {}};
}

std::string id_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? value.dump() : std::string();
}

Result<TestQuery> read_query(std::string_view line, const std::string& path, std::size_t number) {
  const auto json = base::nests_too_deeply(line) ? Json() : Json::parse(base::repair_utf8(line), nullptr, false);
  if (!json.is_object()) return broken_json(path, number, "an object with id and text expected");
  const auto id = json.find("id");
  const auto text = json.find("text");
  TestQuery query;
  if (id != json.end()) query.id = id_of(*id);
  if (query.id.empty()) return broken_json(path, number, "no id");
  if (text == json.end() || !text->is_string()) return broken_json(path, number, "no text");
  query.text = text->get<std::string>();
  return query;
}

}  // namespace

Result<std::vector<TestQuery>> read_queries(const std::string& path) {
  std::vector<TestQuery> queries;
  std::unordered_set<std::string> ids;
  auto read = each_line(path, [&](std::string_view line, std::size_t number) -> Result<void> {
    auto query = read_query(line, path, number);
    if (!query) return query.error();
    if (!ids.insert(query->id).second) return broken_line(path, number, "the id stands there twice");
    queries.push_back(std::move(*query));
    return {};
  });
  if (!read) return read.error();
  return queries;
}

}  // namespace iken::evaluation
