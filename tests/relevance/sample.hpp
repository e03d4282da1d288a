// The sample collection, indexed once for all tests of a program.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "iken/iken.hpp"
#include "support/folder.hpp"

namespace iken::tests {

inline Analyzer open_analyzer() {
  AnalyzerOptions options;
  options.data_dir = IKEN_BUILD_DIR "/share/iken";
  options.dictionary = IKEN_DICTIONARY;
  auto analyzer = Analyzer::open(options);
  REQUIRE(analyzer);
  return std::move(*analyzer);
}

class Sample {
 public:
  Sample() : analyzer_(open_analyzer()) {
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
