// A legend that takes several lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {

struct LegendBlock {
  std::vector<LegendLine> entries;
  std::vector<int> numbers;        ///< parallel: of the lines where they begin
  std::vector<std::size_t> lines;  ///< all its lines by index, that of its heading included
};

/// The legend that begins at line `at`, with its heading or its first entry; no entries where none does. Whether it is
/// one is judged by its heading, by dots, colons and counts, by signs that run on, and by what the labels speak of.
LegendBlock read_legend_block(const std::vector<Line>& lines, std::size_t at, const Profile& profile);

}  // namespace iken::ingest
