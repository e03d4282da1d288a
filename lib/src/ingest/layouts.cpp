// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/layouts.hpp"

#include <algorithm>

#include "ingest/lines/lines.hpp"
#include "ingest/lists/column_text.hpp"
#include "ingest/lists/labels_text.hpp"
#include "ingest/table_text/table_text.hpp"

namespace iken::ingest {
namespace {

constexpr double likely = 0.4;

double likelihood(const std::vector<Line>& lines, const Profile& profile) {
  switch (profile.kind) {
    case Kind::table_text: return table_text_likelihood(lines, profile);
    case Kind::labels: return labels_likelihood(lines, profile);
    case Kind::column_text: return column_text_likelihood(lines, profile);
    case Kind::grid: return 0;
  }
  return 0;
}

ParsedDocument read(const std::vector<Line>& lines, const std::string& id, const Profile& profile) {
  switch (profile.kind) {
    case Kind::labels: return read_labels(lines, id, profile);
    case Kind::column_text: return read_column_text(lines, id, profile);
    default: return read_table_text(lines, id, profile);
  }
}

const Profile* likeliest(const std::vector<Line>& lines, const std::vector<Profile>& profiles) {
  const Profile* best = nullptr;
  double highest = likely;
  for (const auto& profile : profiles) {
    const auto value = likelihood(lines, profile);
    if (value <= highest) continue;
    highest = value;
    best = &profile;
  }
  return best;
}

}  // namespace

Result<ParsedDocument> read_text(const std::vector<Line>& lines, const std::string& name, const std::string& id,
                                 const ParseOptions& options, const std::vector<Profile>& profiles) {
  const Profile* profile = nullptr;
  if (options.profile.empty()) {
    profile = likeliest(lines, profiles);
  } else {
    std::string known;
    for (const auto& candidate : profiles) {
      if (candidate.name == options.profile) profile = &candidate;
      known += (known.empty() ? "" : ", ") + candidate.name;
    }
    if (profile == nullptr) return Error{ErrorCode::profile_unknown, {options.profile, known}, {}};
  }
  if (profile == nullptr) return Error{ErrorCode::layout_unknown, {name}, {}};
  auto document = read(lines, id, *profile);
  if (document.records.empty()) return Error{ErrorCode::layout_unknown, {name}, {}};
  return document;
}

}  // namespace iken::ingest
