// Reading published documents.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken {

struct ParseOptions {
  std::string id;       ///< id of the document; empty = made of the file's name without its ending
  std::string profile;  ///< name of a layout; empty = found out
  std::map<std::string, std::string> columns;  ///< column heading, letter or number → record field; empty = recognized
  std::string profiles_dir;  ///< folder of further layouts (*.json), which replace built-in ones of the same name; may be empty
  std::string pdf_reader;    ///< the program iken-pdf; empty = PDF files cannot be read
};

/// Reads one file, whose format is known by its content: PDF, XLSX, HTML, CSV and its kin, extracted text of a known
/// layout, or JSONL records (see the contract: one record a line, only `opinion` required). UTF-8 with or without BOM,
/// UTF-16 with BOM, CP932 and EUC-JP are detected. JSONL and exported CSV may hold many documents; every other file
/// holds one. Never returns an empty list.
/// Errors: file_missing, file_unreadable, file_special, file_empty, file_binary, file_too_large, file_changed, file_broken,
/// file_encrypted, file_without_text, file_kind_unsupported, file_over_limits, file_too_deep, too_many_pages, cell_too_large,
/// reader_missing, encoding_unknown, encoding_mixed, layout_unknown, table_columns_unknown, json_broken and the other
/// json_ codes, profile_unknown, value_invalid (an unknown field in `columns`).
/// Cost: a few times the size of the file in memory; a PDF is read by a child process of up to 1 GB and 10 seconds of
/// processor time. Safe to call from many threads.
Result<std::vector<ParsedDocument>> parse_file(const std::string& path, const ParseOptions& options = {});

/// The same for bytes already in memory; `name` is used for the id and in errors.
Result<std::vector<ParsedDocument>> parse_bytes(std::string_view bytes, const std::string& name,
                                                const ParseOptions& options = {});

/// Reads a JSONL file document by document, for files larger than memory: `take` gets each document when its last
/// line has been read (records of one document must stand together) and returns an error to stop.
/// Errors: as parse_file, and whatever `take` returned.
Result<void> stream_jsonl(const std::string& path, const ParseOptions& options,
                          const std::function<Result<void>(ParsedDocument)>& take);

/// The codes that `Finding::code` may have.
std::vector<std::string_view> finding_codes();

}  // namespace iken
