// A line cut at the labels in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// A piece of a line: a label and the text behind it, or text only.
struct Piece {
  std::string field;            ///< of a record; empty = text that goes on
  std::string label;            ///< as printed, with brackets and colon
  std::string text;
  std::optional<int> number;    ///< "１　意見概要：": the number before the label
  std::string printed_number;
  std::string closing;          ///< behind the text: the bracket that stands open in the label
};

/// At least one piece for a line that is not empty.
std::vector<Piece> split_labels(std::string_view line, const Profile& profile);

/// "12", "No.12", "(12)", "１２．", "【12】", "意見12": the number, when there is nothing else.
std::optional<int> item_number(std::string_view text);

}  // namespace iken::ingest
