// What the columns of a table hold, by the words above them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/grid/grid.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

struct Columns {
  std::size_t begin = 0;  ///< first row of the header
  std::size_t end = 0;    ///< behind its last; equal to begin = there is no header, the columns were named by hand
  std::vector<std::string> fields;  ///< of each column; empty = none that a record has
  std::vector<std::string> words;   ///< of each column, without white space
  int score = 0;                    ///< how sure the words are
  std::vector<std::string> ticks = {};  ///< the class that a mark in the column means; empty = none, or none in any

  /// The first column of the field.
  [[nodiscard]] std::optional<std::size_t> of(const std::string& field) const;
};

/// Column heading (or letter, or number from 1) → field.
using ByHand = std::map<std::string, std::string>;

/// The first row in [from, to) that heads columns, one of them the opinions'; nullopt if there is none.
std::optional<Columns> find_columns(const Grid& grid, const GridPlaces& places, const Profile& profile,
                                    const ByHand& by_hand, std::size_t from, std::size_t to);
/// Does the row repeat the header, whole or in part? `goes_on`: the row above did, and rows are lines only.
bool repeats_header(const Columns& columns, const std::vector<const Cell*>& filled, bool goes_on);

/// The field whose heading these words are and nothing else; empty if they are none. Without white space.
std::string heading_field(const std::string& words, const Profile& profile);

/// The fields that a column may be mapped to by hand.
const std::vector<std::string>& column_fields();

/// Without white space of any kind.
std::string solid(std::string_view text);

}  // namespace iken::ingest
