// Opinions as the rows of tables give them: rows that belong together joined, numbers filled in, answers shared.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "iken/record.hpp"
#include "ingest/grid/grid_rows.hpp"

namespace iken::ingest {

struct GridItem {
  TableRow row;           ///< its `fields` with what later rows added
  std::size_t index = 0;  ///< of the row in the document
  GridRow end;            ///< place of its last row
  std::optional<int> no;
  bool number_filled = false;
  std::size_t answer = 0;      ///< items with the same number share one printed answer
  bool abreast = false;        ///< its opinion and its answer begin on one line
  bool answer_filled = false;  ///< blank under the answer above, where merging is not known
};

struct GridItems {
  std::vector<GridItem> items;
  bool counted = false;  ///< no numbers are printed at all
};

/// The texts of the items' rows are taken over: a large table need not be held twice. Their kinds and places stay.
GridItems join_rows(TableRows& rows, const Profile& profile);

}  // namespace iken::ingest
