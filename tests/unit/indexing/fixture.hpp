// An index over the shipped analyzer in a folder of its own.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/index.hpp"

namespace iken::tests {

inline const Analyzer& shipped_analyzer() {
  static const auto opened = [] {
    AnalyzerOptions options;
    options.data_dir = std::string(IKEN_BUILD_DIR) + "/share/iken";
    options.dictionary = IKEN_DICTIONARY;
    return Analyzer::open(options);
  }();
  return opened.value();
}

inline void write_index(const std::string& path, const std::vector<ParsedDocument>& documents, bool replace = false) {
  WriterOptions options;
  options.replace = replace;
  options.jobs = 2;
  auto writer = IndexWriter::open(path, shipped_analyzer(), options);
  REQUIRE(writer);
  for (const auto& document : documents) REQUIRE(writer->add(document));
  REQUIRE(writer->commit());
}

inline std::vector<Record> all_records(const std::string& path) {
  const auto index = Index::open(path);
  REQUIRE(index);
  std::vector<Record> records;
  REQUIRE(index->each([&](const Record& record) -> Result<void> {
    records.push_back(record);
    return {};
  }));
  return records;
}

}  // namespace iken::tests
