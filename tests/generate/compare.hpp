// How much of a known document was read rightly?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "iken/record.hpp"

namespace iken::generate {

struct Score {
  std::size_t records = 0;
  std::size_t wrong_numbers = 0;   ///< missing, or too many
  std::size_t wrong_classes = 0;
  std::size_t wrong_headings = 0;
  std::size_t wrong_texts = 0;     ///< opinions and responses, without paragraph breaks
  std::size_t wrong_sharing = 0;
  std::size_t wrong_references = 0;
  std::string first;               ///< the first that was wrong

  [[nodiscard]] std::string report() const {
    return std::to_string(records) + " records; wrong: " + std::to_string(wrong_numbers) + " numbers, " + std::to_string(wrong_classes) +
           " classes, " + std::to_string(wrong_headings) + " headings, " + std::to_string(wrong_texts) + " texts, " +
           std::to_string(wrong_sharing) + " shared answers, " + std::to_string(wrong_references) + " references; first: " + first;
  }
};

inline std::string without_breaks(std::string text) {
  std::erase(text, '\n');
  return text;
}

inline void compare(const ParsedDocument& truth, const ParsedDocument& read, Score& score) {
  std::map<int, const Record*> found;
  for (const auto& record : read.records) {
    if (record.no) found[*record.no] = &record;
  }
  const auto more = read.records.size() > truth.records.size() ? read.records.size() - truth.records.size() : 0;
  score.wrong_numbers += more;
  const auto note = [&](bool wrong, std::size_t& count, const Record& record, const std::string& wanted, const std::string& got) {
    if (!wrong) return;
    ++count;
    if (score.first.empty()) score.first = record.id + "\n  wanted " + wanted + "\n  got    " + got;
  };
  for (const auto& wanted : truth.records) {
    ++score.records;
    const auto at = wanted.no ? found.find(*wanted.no) : found.end();
    if (at == found.end()) {
      ++score.wrong_numbers;
      if (score.first.empty()) score.first = wanted.id + " is missing";
      continue;
    }
    const auto& got = *at->second;
    for (const auto text : {&Record::opinion, &Record::response, &Record::summary}) {
      note(without_breaks(wanted.*text) != without_breaks(got.*text), score.wrong_texts, wanted, wanted.*text, got.*text);
    }
    note(wanted.category != got.category, score.wrong_classes, wanted, wanted.category ? wanted.category->symbol : "none",
         got.category ? got.category->symbol + got.category->label : "none");
    for (const auto heading : {&Record::chapter, &Record::section, &Record::subsection}) {
      note(wanted.*heading != got.*heading, score.wrong_headings, wanted, wanted.*heading, got.*heading);
    }
    note(wanted.initiative != got.initiative, score.wrong_headings, wanted, wanted.initiative ? wanted.initiative->title : "none",
         got.initiative ? got.initiative->title : "none");
    note(wanted.response_shared_with != got.response_shared_with, score.wrong_sharing, wanted, "sharing", "other sharing");
    const auto same = [](const Reference& a, const Reference& b) { return a.no == b.no && a.id == b.id; };
    note(!std::equal(wanted.references.begin(), wanted.references.end(), got.references.begin(), got.references.end(), same),
         score.wrong_references, wanted, "references", "other references");
  }
}

}  // namespace iken::generate
