// Lists whose parts are announced by labels: 意見概要：… 区の考え方：…
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// How sure is it, from 0 to 1, that the text has this profile's labels?
double labels_likelihood(const std::vector<Line>& lines, const Profile& profile);

/// Reads it. Labels may stand alone on a line, in brackets, or before their text; several on one line.
ParsedDocument read_labels(const std::vector<Line>& lines, const std::string& id, const Profile& profile);

}  // namespace iken::ingest
