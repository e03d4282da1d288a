// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/tables.hpp"

#include <algorithm>

#include "ingest/files/csv.hpp"
#include "ingest/files/exported.hpp"
#include "ingest/grid/grid_cards.hpp"
#include "ingest/grid/grid_columns.hpp"
#include "ingest/grid/grid_reader.hpp"
#include "ingest/layouts.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t sniffed_bytes = 64U << 10U;
constexpr std::size_t sniffed_rows = 40;
constexpr int sure = 3;  ///< one exact word and another

/// Layouts of tables that may be meant. Errors: profile_unknown.
Result<std::vector<const Profile*>> candidates(const ParseOptions& options, const std::vector<Profile>& profiles) {
  std::vector<const Profile*> found;
  std::string known;
  bool named = options.profile.empty();
  for (const auto& profile : profiles) {
    named = named || profile.name == options.profile;
    known += (known.empty() ? "" : ", ") + profile.name;
    if (profile.kind != Kind::grid) continue;
    if (profile.name == options.profile) return std::vector{&profile};
    found.push_back(&profile);
  }
  if (!named) return Error{ErrorCode::profile_unknown, {options.profile, known}, {}};
  return found;
}

bool heads_columns(const Grid& grid, const ParseOptions& options, const std::vector<Profile>& profiles) {
  const GridPlaces places(grid);
  for (const auto& profile : profiles) {
    if (profile.kind != Kind::grid) continue;
    const auto columns = find_columns(grid, places, profile, options.columns, 0, sniffed_rows);
    if (columns && columns->score >= sure) return true;
  }
  return false;
}

}  // namespace

Result<ParsedDocument> read_tables(const std::vector<Grid>& grids, const std::string& name, const std::string& id,
                                   const ParseOptions& options, const std::vector<Profile>& profiles) {
  for (const auto& grid : grids) {
    if (grid.columns > 0 && grid.rows.size() > largest_grid / grid.columns) {
      return Error{ErrorCode::file_over_limits, {name, std::to_string(largest_grid) + " cells"}, {}};
    }
  }
  const auto tried = candidates(options, profiles);
  if (!tried) return tried.error();
  ParsedDocument best;
  for (const auto* profile : *tried) {
    const auto cards = options.columns.empty() ? from_cards(grids, *profile) : std::nullopt;
    auto document = read_grids(cards ? *cards : grids, id, *profile, options.columns);
    if (document.records.size() > best.records.size()) best = std::move(document);
  }
  if (best.records.empty()) return Error{ErrorCode::table_columns_unknown, {name}, {}};
  return best;
}

bool is_csv(std::string_view text, const ParseOptions& options, const std::vector<Profile>& profiles) {
  const auto sample = text.substr(0, sniffed_bytes);
  if (is_exported(sample)) return true;
  const auto delimiter = find_delimiter(sample);
  if (!delimiter) return false;
  auto rows = read_csv(sample, *delimiter, "");
  if (!rows) rows = read_csv(sample.substr(0, sample.rfind('"')), *delimiter, "");
  if (!rows) return false;
  const auto divided =
      std::count_if(rows->begin(), rows->end(), [](const CsvRow& row) { return row.cells.size() > 1; });
  if (static_cast<std::size_t>(divided) * 2 < rows->size()) return false;
  return heads_columns(grid_of(std::move(*rows)), options, profiles);
}

Result<std::vector<ParsedDocument>> read_csv_documents(std::string_view text, const std::string& name,
                                                       const std::string& id, const ParseOptions& options,
                                                       const std::vector<Profile>& profiles) {
  if (is_exported(text)) return read_exported(text, name, id);
  // One column needs no delimiter.
  auto rows = read_csv(text, find_delimiter(text).value_or(','), name);
  if (!rows) return rows.error();
  std::vector<Grid> grids;
  grids.push_back(grid_of(std::move(*rows)));
  auto document = read_tables(grids, name, id, options, profiles);
  if (!document) return document.error();
  std::vector<ParsedDocument> documents;
  documents.push_back(std::move(*document));
  return documents;
}

}  // namespace iken::ingest
