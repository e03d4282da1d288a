// What a published document holds: values only, all text UTF-8 as published.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace iken {

/// The document a record comes from. Dates are ISO 8601 (2016-07-01); an empty string means not known.
struct DocumentInfo {
  std::string id;
  std::string title;
  std::string from;  ///< first day on which opinions were taken
  std::string to;    ///< last day
  std::string municipality;

  bool operator==(const DocumentInfo&) const = default;
};

/// 取組項目. "その他" has that label and title and no numbers.
struct Initiative {
  std::string label;                ///< as printed: 取組項目⑥（素案：⑤）
  std::optional<int> number;        ///< 6
  std::optional<int> draft_number;  ///< 5, where the draft numbered it otherwise
  std::string title;

  bool operator==(const Initiative&) const = default;
};

/// 対応区分. `symbol` is the legend's own character; empty where the class has only a label.
struct Category {
  std::string symbol;
  std::string label;

  bool operator==(const Category&) const = default;
};

/// Another opinion of the same document that an answer names.
struct Reference {
  int no = 0;
  std::string id;    ///< id of that record
  std::string text;  ///< the words of the answer, as printed: No.２に記載のとおり

  bool operator==(const Reference&) const = default;
};

/// Where in its file a record was read. All counted from 1; 0 means not known.
struct Source {
  int page = 0;
  int first_line = 0;
  int last_line = 0;

  bool operator==(const Source&) const = default;
};

/// A value that a person put right, because the document was read wrongly or is in doubt (see corrections.hpp).
struct Correction {
  std::string field;   ///< the record's field: response
  std::string raw;     ///< what was read there; empty = nothing
  std::string reason;  ///< the person's words; may be empty

  bool operator==(const Correction&) const = default;
};

/// One opinion with its response: the unit that is indexed and returned. Absent texts are empty.
/// Paragraphs of `opinion`, `response` and `summary` are separated by '\n'.
struct Record {
  std::string id;
  DocumentInfo document;
  std::optional<int> no;
  std::string chapter;
  std::string section;
  std::string subsection;
  std::optional<Initiative> initiative;
  std::string opinion;
  std::string response;
  std::string summary;                    ///< a municipality's own 要約, where it prints one
  std::vector<int> response_shared_with;  ///< numbers of the other records with this same printed answer
  std::optional<Category> category;
  std::vector<Reference> references;
  std::optional<int> persons;
  std::optional<Source> source;
  std::vector<Correction> corrections;  ///< applied to this record, in the order of their file
  std::string extra;                    ///< unknown keys of a JSONL record: one JSON object as text, or empty

  bool operator==(const Record&) const = default;
};

/// What the document says of itself. Absent = not declared.
struct Declared {
  std::optional<int> opinions;
  std::optional<int> persons;
  std::map<std::string, int> categories;  ///< by the legend's symbol (or label)

  bool operator==(const Declared&) const = default;
};

/// A class of the legend, in the legend's order.
struct LegendEntry {
  std::string symbol;
  std::string label;

  bool operator==(const LegendEntry&) const = default;
};

/// A remark about a document or an index. `code` is one of a closed list (`finding_codes()` in ingest.hpp,
/// `check_codes()` in checks.hpp, `damage_codes()` in index.hpp); `args` fill its message; `line` counts from 1,
/// 0 = the whole document. `record` is the id of the record it is about; empty = none, or not known.
struct Finding {
  std::string code;
  std::vector<std::string> args;
  int line = 0;
  std::string record = {};

  bool operator==(const Finding&) const = default;
};

/// A piece of the source that belongs to no record. `line` counts from 1.
struct SourceLine {
  int line = 0;
  std::string text;

  bool operator==(const SourceLine&) const = default;
};

/// One file, read. Every character of it is in a record, a heading, the legend, `furniture` or `unassigned`.
struct ParsedDocument {
  std::string path;  ///< the file as an absolute path; empty for bytes from memory
  DocumentInfo info;
  Declared declared;
  std::vector<LegendEntry> legend;
  std::vector<Record> records;
  std::vector<Finding> problems;  ///< a person must look at these
  std::vector<Finding> repairs;   ///< mended without doubt
  std::vector<SourceLine> furniture;
  std::vector<SourceLine> unassigned;

  bool operator==(const ParsedDocument&) const = default;
};

}  // namespace iken
