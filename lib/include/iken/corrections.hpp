// Corrections that last: the right values beside the document, applied whenever it is read.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken {

/// One line of a file of corrections. Which record: `id`, or else `no` (and `document`, where a file holds several).
struct CorrectionLine {
  int line = 0;  ///< in its file, from 1
  std::string id;
  std::optional<int> no;
  std::string document;
  std::string field;  ///< one of `correction_fields()`
  std::string value;  ///< empty = there is nothing
  std::string reason;
  std::optional<std::string> was;  ///< what must have been read for the correction to hold

  bool operator==(const CorrectionLine&) const = default;
};

/// The file in which the corrections of a document stand: its own path and ".corrections.jsonl".
std::string corrections_path(const std::string& document_path);
/// Is this the name of such a file?
bool is_corrections_path(std::string_view path);

/// no, chapter, section, subsection, initiative, opinion, response, summary, category, persons.
std::vector<std::string_view> correction_fields();

/// Reads a file of corrections, one JSON object a line:
///   {"no":8,"field":"response","value":"…","reason":"…"}   and, if wanted, "id", "document", "was"
/// UTF-8, with or without BOM; blank lines are skipped. `value` and `was` are strings, numbers or null. A file that is
/// not there has no corrections.
/// Errors: file_unreadable, file_special, corrections_broken (with the line; nothing is returned then).
Result<std::vector<CorrectionLine>> read_corrections(const std::string& path);

/// Puts the values in and notes each in its record; references, problems about totals and the like are worked out anew.
/// A correction whose record is not there, or whose `was` (or, without one, whose need) is gone, changes nothing and
/// becomes a problem of the document. Lines that name another document are passed over.
/// `category` takes the legend's symbol or label, `initiative` the title.
void apply_corrections(ParsedDocument& document, const std::vector<CorrectionLine>& corrections);

}  // namespace iken
