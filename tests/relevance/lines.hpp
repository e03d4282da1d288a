// The files of this folder, line by line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "iken/search.hpp"

namespace iken::tests {

inline const std::string relevance_folder = IKEN_SOURCE_DIR "/tests/relevance/";

inline std::vector<nlohmann::json> read_lines(const std::string& name) {
  std::ifstream in(relevance_folder + name);
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(nlohmann::json::parse(line));
  }
  return lines;
}

/// The request of a line of cases.jsonl.
inline SearchRequest request_of(const nlohmann::json& test) {
  SearchRequest request;
  request.query = test.at("query");
  request.limit = 1000;
  const auto options = test.value("options", nlohmann::json::object());
  const auto match = options.value("match", "auto");
  request.match = match == "word" ? MatchMode::word : match == "literal" ? MatchMode::literal : MatchMode::automatic;
  request.expand = !options.value("no_expand", false);
  return request;
}

/// Lines of a table, cut at tabs; comments left out.
inline std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream in(relevance_folder + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    rows.emplace_back(1);
    for (const char c : line) {
      if (c == '\t')
        rows.back().emplace_back();
      else
        rows.back().back() += c;
    }
  }
  return rows;
}

}  // namespace iken::tests
