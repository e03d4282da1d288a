// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/reading.hpp"

#include <algorithm>

#include "ingest/files/decode.hpp"
#include "ingest/files/formats.hpp"
#include "ingest/files/html.hpp"
#include "ingest/files/xlsx.hpp"
#include "ingest/grid/grid_columns.hpp"
#include "ingest/layouts.hpp"
#include "ingest/pdf/pdf_columns.hpp"
#include "ingest/pdf/pdf_grid.hpp"
#include "ingest/pdf/pdf_level.hpp"
#include "ingest/pdf/pdf_process.hpp"
#include "ingest/tables.hpp"

namespace iken::ingest {
namespace {

using Documents = std::vector<ParsedDocument>;

Result<Documents> alone(Result<ParsedDocument> document) {
  if (!document) return document.error();
  Documents documents;
  documents.push_back(std::move(*document));
  return documents;
}

/// Was a layout asked for that only texts have?
bool wants_text(const ParseOptions& options, const std::vector<Profile>& profiles) {
  return std::any_of(profiles.begin(), profiles.end(), [&](const Profile& profile) {
    return profile.name == options.profile && profile.kind != Kind::grid;
  });
}

/// The text alone, as a layout of texts; what runs through all pages is furniture.
Result<Documents> read_lines_of(const std::vector<Grid>& grids, const std::string& name, const std::string& id,
                                const ParseOptions& options, const std::vector<Profile>& profiles) {
  auto document = read_text(text_of(grids), name, id, options, profiles);
  if (!document) return document.error();
  for (const auto& grid : grids) {
    for (const auto& cell : grid.cells) {
      const auto& row = grid.rows[cell.row];
      if (row.running) document->furniture.push_back({row.first_line, cell.text});
    }
  }
  return alone(std::move(document));
}

/// Tables of opinions first; where there are none, the text may be a list.
Result<Documents> read_grids_or_text(const std::vector<Grid>& grids, const std::string& name, const std::string& id,
                                     const ParseOptions& options, const std::vector<Profile>& profiles) {
  if (!wants_text(options, profiles)) {
    auto document = read_tables(grids, name, id, options, profiles);
    if (document || document.error().code != ErrorCode::table_columns_unknown) return alone(std::move(document));
  }
  return read_lines_of(grids, name, id, options, profiles);
}

Result<Documents> read_any_text(std::string_view bytes, const std::string& name, const std::string& id,
                                const ParseOptions& options, const std::vector<Profile>& profiles) {
  const auto text = decode(bytes, name);
  if (!text) return text.error();
  if (is_html(*text)) {
    const auto grids = read_html(*text, name);
    if (!grids) return grids.error();
    return read_grids_or_text(*grids, name, id, options, profiles);
  }
  const bool named = has_ending(name, ".csv") || has_ending(name, ".tsv");
  if (!wants_text(options, profiles) && (named || is_csv(*text, options, profiles))) {
    auto documents = read_csv_documents(*text, name, id, options, profiles);
    if (documents || documents.error().code != ErrorCode::table_columns_unknown) return documents;
    // A text may carry the ending of a table.
    auto document = read_text(split_lines(*text), name, id, options, profiles);
    return document ? alone(std::move(document)) : documents;
  }
  return alone(read_text(split_lines(*text), name, id, options, profiles));
}

/// The old formats of office programs; a new one with a password is packed in the same way.
Error unreadable_ole(std::string_view bytes, const std::string& name) {
  constexpr std::string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  constexpr std::string_view old_book("B\0o\0o\0k\0", 8);
  constexpr std::string_view old_books("b\0o\0o\0k\0", 8);
  const bool old = bytes.find(old_book) != std::string_view::npos || bytes.find(old_books) != std::string_view::npos;
  const bool packed = !old && (has_ending(name, ".xlsx") || has_ending(name, ".xlsm"));
  if (packed || bytes.find(encrypted) != std::string_view::npos) return {ErrorCode::file_encrypted, {name}, {}};
  return {ErrorCode::file_kind_unsupported, {name, "Office 97-2003"}, {}};
}

Result<Documents> read_sheets(std::string_view bytes, const std::string& name, const std::string& id,
                              const ParseOptions& options, const std::vector<Profile>& profiles) {
  const auto grids = read_xlsx(bytes, name);
  if (!grids) return grids.error();
  return alone(read_tables(*grids, name, id, options, profiles));
}

/// Without any answer the lines may have been drawn for the eye only, and not around each cell.
bool answers_are_read(const ParsedDocument& document) {
  return std::any_of(document.records.begin(), document.records.end(), [](auto& r) { return !r.response.empty(); });
}

/// What a person would have to look at.
std::size_t problems_of(const ParsedDocument& document) { return document.problems.size() + document.unassigned.size(); }

/// Few problems, for a reading that guesses where columns are.
bool is_clean(const ParsedDocument& document) { return problems_of(document) * 4 <= document.records.size(); }

/// Tables whose rows only are divided.
std::vector<Grid> level_grids_of(const PdfPages& pages) {
  const auto ruled = with_upright_rules(pages);
  return ruled ? grids_of(*ruled) : std::vector<Grid>();
}

bool is_better(const ParsedDocument& other, const ParsedDocument& document) {
  if (!answers_are_read(other)) return false;
  return !answers_are_read(document) || problems_of(other) < problems_of(document);
}

/// Lines drawn around cells say most, then those between rows; then white space between columns; then the text alone.
Result<Documents> read_ruled_or_not(const PdfPages& pages, const std::string& name, const std::string& id,
                                    const ParseOptions& options, const std::vector<Profile>& profiles) {
  const auto grids = grids_of(pages);
  if (!wants_text(options, profiles)) {
    auto document = read_tables(grids, name, id, options, profiles);
    if (!document && document.error().code != ErrorCode::table_columns_unknown) return document.error();
    const bool ruled = document && answers_are_read(*document);
    for (const auto other : {level_grids_of, unruled_grids_of, narrow_grids_of}) {
      if (document && answers_are_read(*document) && (ruled || is_clean(*document))) break;
      auto next = read_tables(other(pages), name, id, options, profiles);
      if (next && (!document || is_better(*next, *document))) document = std::move(next);
    }
    if (document) return alone(std::move(document));
  }
  return read_lines_of(grids, name, id, options, profiles);
}

Result<Documents> read_pdf(std::string_view bytes, const std::string& name, const std::string& id,
                           const ParseOptions& options, const std::vector<Profile>& profiles) {
  const auto pages = list_pages(bytes, name, options.pdf_reader);
  if (!pages) return pages.error();
  auto documents = read_ruled_or_not(*pages, name, id, options, profiles);
  if (documents && pages->mended > 0) {
    documents->front().repairs.push_back({"characters_mended", {std::to_string(pages->mended)}, 0});
  }
  for (const auto page : documents ? pages->picture_pages : std::vector<std::size_t>())
    documents->front().problems.push_back({"page_without_text", {std::to_string(page)}, 0});
  return documents;
}

}  // namespace

Result<Documents> read_document(std::string_view bytes, const std::string& name, const std::string& id,
                                const ParseOptions& options, const std::vector<Profile>& profiles) {
  switch (format_of(bytes)) {
    case Format::pdf:
      return read_pdf(bytes, name, id, options, profiles);
    case Format::zip:
      return read_sheets(bytes, name, id, options, profiles);
    case Format::ole:
      return unreadable_ole(bytes, name);
    default:
      return read_any_text(bytes, name, id, options, profiles);
  }
}

Result<void> check_columns(const std::map<std::string, std::string>& columns) {
  const auto& known = column_fields();
  std::string list;
  for (const auto& field : known) list += (list.empty() ? "" : ", ") + field;
  for (const auto& [column, field] : columns) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      return Error{ErrorCode::value_invalid, {"--map", column + "=" + field, list}, {}};
    }
  }
  return {};
}

}  // namespace iken::ingest
