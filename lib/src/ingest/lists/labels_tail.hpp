// Whom to ask, and thanks: what stands behind the last item of a list.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "iken/ingest.hpp"
#include "ingest/lines/cell_line.hpp"

namespace iken::ingest {

/// An item of a list while it is read.
struct LabelItem {
  std::optional<int> no;
  std::map<std::string, std::vector<CellLine>> parts;  ///< by field
  std::size_t place = 0;
  int page = 1;
  int first_line = 0;
  int last_line = 0;
};

/// Takes off the last item what is none of its text.
std::vector<SourceLine> take_tail(std::vector<LabelItem>& items);

}  // namespace iken::ingest
