// How a table prints the numbers of its rows where extraction leaves them alone on a line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {

/// What stands before and behind the digits: "3", "No.3", "意見3", "(3)", "3.".
struct NumberForm {
  std::string_view before;
  std::string_view after;
};

/// nullopt when the line is anything else than a number of this form.
std::optional<int> number_as(const NumberForm& form, std::string_view line);

/// The form whose numbers count on furthest from 1 over the document; plain digits where nothing counts further.
NumberForm number_form_of(const std::vector<Line>& lines);

}  // namespace iken::ingest
