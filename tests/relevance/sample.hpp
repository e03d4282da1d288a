// The sample collection, indexed.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "iken/iken.hpp"
#include "support/folder.hpp"

namespace iken::tests {

inline const std::string relevance_folder = IKEN_SOURCE_DIR "/tests/relevance/";
inline const std::string built_data = IKEN_BUILD_DIR "/share/iken";

inline Analyzer open_analyzer(const std::string& data_dir = built_data) {
  AnalyzerOptions options;
  options.data_dir = data_dir;
  options.dictionary = IKEN_DICTIONARY;
  auto analyzer = Analyzer::open(options);
  REQUIRE(analyzer);
  return std::move(*analyzer);
}

class Sample {
 public:
  /// `data_dir`: the analyzer's data.
  explicit Sample(const std::string& data_dir = built_data) : analyzer_(open_analyzer(data_dir)) {
    auto writer = IndexWriter::open(index(), analyzer_);
    REQUIRE(writer);
    for (const auto& file : std::filesystem::recursive_directory_iterator(IKEN_SOURCE_DIR "/index/collections")) {
      if (file.path().extension() != ".txt") continue;
      auto documents = parse_file(file.path().string());
      REQUIRE(documents);
      for (const auto& document : *documents) {
        REQUIRE(writer->add(document));
        records_.insert(records_.end(), document.records.begin(), document.records.end());
      }
    }
    REQUIRE(writer->commit());
    searcher_.emplace(std::move(*Searcher::open(index(), analyzer_)));
  }

  [[nodiscard]] const Searcher& searcher() const { return *searcher_; }
  [[nodiscard]] const Analyzer& analyzer() const { return analyzer_; }
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  [[nodiscard]] std::string index() const { return folder_.path("index"); }

 private:
  TemporaryFolder folder_;
  Analyzer analyzer_;
  std::vector<Record> records_;
  std::optional<Searcher> searcher_;
};

/// Indexed once for all tests.
inline const Sample& sample() {
  static const Sample only;
  return only;
}

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
