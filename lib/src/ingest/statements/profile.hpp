// Layouts as data: what index/profiles/*.json says of a document's words.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::ingest {

enum class Kind {
  table_text,   ///< a ruled table as text: number, opinion, answer, class as blocks
  labels,       ///< a label before each part: 意見概要：… 区の考え方：…
  column_text,  ///< a table as text, column after column
  grid,         ///< a real table: CSV, a sheet, HTML, PDF; `fields` names its columns
};

enum class HeadingLevel { none, chapter, section, subsection, initiative, other };

/// A heading's beginning with a place for its number: "第{n}章", "({n})".
using Pattern = std::string;
/// A field of a record (no, opinion, response, …) → the words a document prints for it.
using Words = std::map<std::string, std::vector<std::string>>;

struct Profile {
  std::string name;
  std::string about;
  Kind kind = Kind::table_text;
  std::vector<std::string> header;  ///< words of a table's header row
  std::map<HeadingLevel, std::vector<Pattern>> headings;
  std::vector<std::string> draft;   ///< words before an initiative's former number
  Words fields;
  std::string starts;               ///< labels: the field that begins a record
  bool spaced = false;              ///< labels: white space alone may stand between a label and its text
  std::vector<std::string> columns; ///< column_text: the columns' words from left to right
  std::vector<std::string> classes; ///< words of classes, where the document has no legend
  std::vector<std::string> needed;  ///< words without which the layout is another one
};

/// Which heading does the line begin as? Reads its first characters only.
HeadingLevel heading_level(const Profile& profile, std::string_view line);
/// Are these the header's words and nothing else: "№ 意見の概要 区の考え方", "対応", "区分"?
bool is_table_header(const Profile& profile, std::string_view line);

/// Reads one profile. Errors: data_broken (name, line 0, reason).
Result<Profile> read_profile(std::string_view json, const std::string& name);

/// The profiles that come with the library, then those of `folder` (may be empty), which replace equal names; by name.
/// Errors: data_missing, data_broken.
Result<std::vector<Profile>> load_profiles(const std::string& folder);

/// The texts of index/profiles/*.json, built in.
const std::vector<std::string_view>& built_in_profiles();

}  // namespace iken::ingest
