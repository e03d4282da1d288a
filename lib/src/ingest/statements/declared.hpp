// What a document says of itself outside its table: title, period, totals, legend.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// Which lines were used for it, by index, so that nothing reads them again.
struct Declarations {
  Declared declared;
  std::vector<LegendEntry> legend;
  bool has_legend = false;        ///< the document prints one; else `legend` may hold words of the layout
  std::string from;
  std::string to;
  std::vector<bool> used;         ///< parallel to the lines
  int opinions_line = 0;          ///< where the total stands; 0 = nowhere
  int persons_line = 0;
  std::vector<int> legend_lines;  ///< parallel to `legend`
};

Declarations read_declarations(const std::vector<Line>& lines, const Profile& profile);

/// The block of text before the table that is the document's title: it speaks of opinions; else the first.
std::string title_of(const std::vector<std::string>& front);

/// 練馬区 of "練馬区情報化基本計画…"; empty if no municipality stands at the front.
std::string municipality_of(std::string_view title);

}  // namespace iken::ingest
