// Query files of the benchmarks.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "records/queries.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace iken::bench {

std::vector<BenchQuery> read_queries(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<BenchQuery> queries;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const auto object = nlohmann::json::parse(line);
    queries.push_back({object.value("id", std::to_string(queries.size() + 1)), object.at("text").get<std::string>(),
                       object.value("kind", std::string()), object.value("inside", std::int64_t{-1})});
  }
  if (queries.empty()) throw std::runtime_error("no queries in " + path);
  return queries;
}

std::string to_line(const BenchQuery& query) {
  nlohmann::ordered_json object = {
      {"id", query.id}, {"text", query.text}, {"kind", query.kind}, {"inside", query.inside}};
  return object.dump() + "\n";
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace iken::bench
