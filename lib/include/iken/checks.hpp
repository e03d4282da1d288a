// What in a document must a person look at before it is published, or trusted?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/record.hpp"

namespace iken {

/// What was found in one document.
struct DocumentCheck {
  DocumentInfo info;
  std::string path;               ///< of the file; empty for a document out of an index
  std::vector<Finding> findings;  ///< what a person must look at, in order of line, then of number
  std::vector<Finding> repaired;  ///< what the reader mended without doubt; the document still has it

  [[nodiscard]] bool clean() const { return findings.empty() && repaired.empty(); }
};

/// Looks at a whole document: its totals (opinions, classes, chapters, people) against what was read, gaps and repeats
/// of numbers, classes and the legend, references, characters that extraction damaged, words written in two ways,
/// personal data. What the reader noted already (`problems`, `repairs`) is part of it. A document without records has
/// no findings of its own. `analyzer` may be nullptr: words are not compared then.
/// Thread rule: no state; safe from many threads. Cost: that of analyzing the texts, once.
DocumentCheck check_document(const ParsedDocument& document, const Analyzer* analyzer = nullptr);

/// The codes that are found here and not by the reader.
std::vector<std::string_view> check_codes();

/// Are these twelve ASCII digits an individual number (マイナンバー) whose check digit is right? Anything else than
/// twelve digits is not. The rule: 平成26年総務省令第85号, article 5.
bool is_individual_number(std::string_view digits);

}  // namespace iken
