// The lines of a list, put together again where a page was too narrow for them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Full lines together with what they go on in: headings, sentences, labels that were cut in two. Where no line says
/// that it goes on (Line::goes_on), only labels that a page cut are put together.
std::vector<Line> whole_lines(const std::vector<Line>& lines, const Profile& profile);

}  // namespace iken::ingest
