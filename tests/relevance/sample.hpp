// The sample collection, indexed once for all tests of a program.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "iken/iken.hpp"
#include "support/folder.hpp"

namespace iken::tests {

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

inline const Sample& sample() {
  static const Sample only;
  return only;
}

}  // namespace iken::tests
