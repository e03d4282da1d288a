// Which values of a record are counted: one table, used when writing and named when reading.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "iken/record.hpp"

namespace iken::schema {

struct Facet {
  std::string_view name;
  std::string (*value)(const Record&);  ///< empty = the record has none
};

/// In the order of the contract.
const std::array<Facet, 9>& facets();

/// Calendar year of an ISO date, "" if it has none.
std::string calendar_year(std::string_view iso_date);
/// Japanese fiscal year (April to March) of an ISO date, "" if it has none.
std::string fiscal_year(std::string_view iso_date);
/// "取組項目① title": label and title with a space, whichever are there.
std::string initiative_name(const Initiative& initiative);

}  // namespace iken::schema
