// Which layout has this text, and its reader.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/error.hpp"
#include "iken/ingest.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Reads decoded text in the layout of `options.profile`, or the likeliest.
/// Errors: layout_unknown (name), profile_unknown (what was asked for, the known names).
Result<ParsedDocument> read_text(const std::vector<Line>& lines, const std::string& name, const std::string& id,
                                 const ParseOptions& options, const std::vector<Profile>& profiles);

}  // namespace iken::ingest
