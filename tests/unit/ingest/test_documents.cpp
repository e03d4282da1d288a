// The documents of tests/data/documents against their truth: every number, class and heading, the texts to the letter,
// every planted error told, and no false alarm.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "generate/compare.hpp"
#include "iken/ingest.hpp"

namespace {

namespace fs = std::filesystem;

/// Another folder of such documents may be named, made with other seeds.
std::string folder() {
  const char* other = std::getenv("IKEN_TEST_DOCUMENTS");
  return other != nullptr ? other : std::string(IKEN_SOURCE_DIR) + "/tests/data/documents";
}

std::set<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  std::set<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

std::string document_of(const std::string& stem) {
  for (const auto* ending : {".pdf", ".xlsx", ".csv", ".html", ".txt"}) {
    if (fs::exists(stem + ending)) return stem + ending;
  }
  return "";
}

std::vector<std::string> stems() {
  std::vector<std::string> found;
  constexpr std::string_view ending = ".truth.jsonl";
  for (const auto& entry : fs::directory_iterator(folder())) {
    const auto path = entry.path().string();
    if (path.ends_with(ending)) found.push_back(path.substr(0, path.size() - ending.size()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::size_t inexact_texts(const iken::ParsedDocument& truth, const iken::ParsedDocument& read) {
  std::size_t inexact = 0;
  for (std::size_t i = 0; i < truth.records.size() && i < read.records.size(); ++i) {
    inexact += truth.records[i].opinion != read.records[i].opinion ? 1 : 0;
    inexact += truth.records[i].response != read.records[i].response ? 1 : 0;
  }
  return inexact;
}

}  // namespace

TEST_CASE("documents of every layout and format read as they were made", "[documents]") {
  iken::generate::Score score;
  std::size_t inexact = 0;
  std::set<std::string> endings;
  iken::ParseOptions options;
  options.pdf_reader = std::string(IKEN_BUILD_DIR) + "/libexec/iken-pdf";
  for (const auto& stem : stems()) {
    const auto path = document_of(stem);
    INFO(path);
    endings.insert(fs::path(path).extension());
    const auto truth = iken::parse_file(stem + ".truth.jsonl");
    const auto read = iken::parse_file(path, options);
    REQUIRE(truth);
    if (!read) {
      FAIL_CHECK(static_cast<int>(read.error().code));
      continue;
    }
    const auto before = score.first;
    compare(truth->front(), read->front(), score);
    const auto worse = inexact_texts(truth->front(), read->front());
    inexact += worse;
    CHECK(score.first == before);
    auto planted = lines_of(stem + ".planted.txt");
    std::set<std::string> told;
    for (const auto& problem : read->front().problems) told.insert(problem.code);
    planted.erase("class_look_alike");
    CHECK(told == planted);
    const auto& repairs = read->front().repairs;
    const bool wanted = lines_of(stem + ".planted.txt").count("class_look_alike") > 0;
    CHECK(wanted == std::any_of(repairs.begin(), repairs.end(),
                                [](const auto& repair) { return repair.code == "class_look_alike"; }));
    CHECK(read->front().unassigned.empty());
  }
  INFO(score.report() << "; not exact with their paragraphs: " << inexact);
  CHECK(endings == std::set<std::string>{".csv", ".html", ".pdf", ".txt", ".xlsx"});
  CHECK(score.records >= 400);
  CHECK(score.wrong_numbers == 0);
  CHECK(score.wrong_classes == 0);
  CHECK(score.wrong_headings == 0);
  CHECK(score.wrong_sharing == 0);
  CHECK(score.wrong_texts * 200 <= score.records * 2);
  CHECK(inexact * 200 <= score.records * 2);
}
