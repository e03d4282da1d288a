// Corrections as the reader applies them: to the documents of one file, as they come.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "iken/corrections.hpp"

namespace iken::ingest {

/// Gives each line to the records it speaks of, and remembers which lines have found theirs.
class Corrector {
 public:
  explicit Corrector(const std::vector<CorrectionLine>& lines) : lines_(lines), found_(lines.size()) {}

  [[nodiscard]] bool idle() const { return lines_.empty(); }
  void apply(ParsedDocument& document);
  /// Notes the lines that have found no record.
  void report_unfound(ParsedDocument& document) const;

 private:
  void apply(const CorrectionLine& line, ParsedDocument& document, Record& record);

  const std::vector<CorrectionLine>& lines_;
  std::vector<bool> found_;
};

}  // namespace iken::ingest
