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
  bool offered = true;                  ///< false: kept for sums, not counted by its values
};

/// The name of the facet that is not offered: for how many people a record stands.
inline constexpr std::string_view persons = "persons";

/// Those of the contract in its order, then those that are not offered.
const std::array<Facet, 10>& facets();

/// A facet that follows from the first day of a record's document; it is not stored, but worked out on reading.
struct DateFacet {
  std::string_view name;
  std::string (*value)(std::string_view iso_date);  ///< empty = the record has none
};
const std::array<DateFacet, 2>& date_facets();

/// Calendar year of an ISO date, "" if it has none.
std::string calendar_year(std::string_view iso_date);
/// Japanese fiscal year (April to March) of an ISO date, "" if it has none.
std::string fiscal_year(std::string_view iso_date);
/// The year as Japan's calendar has it on that day (平成28年, 令和元年), "" for no date and before 1868.
std::string era_year(std::string_view iso_date);
/// "取組項目① title": label and title with a space, whichever are there.
std::string initiative_name(const Initiative& initiative);

}  // namespace iken::schema
