// What each line of a table's text is, decided over the whole document before any row is read.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

enum class Role {
  blank,
  declared,     ///< period, totals, legend: read already
  header,       ///< of the table, repeated on pages or cut
  row_number,   ///< an opinion's number
  page_number,
  row_class,    ///< a class alone on its line: the end of a row
  text_class,   ///< text with the class glued to its end
  heading,
  heading_more, ///< the rest of a heading that is too long for a line
  cell,         ///< text of an open row
  loose,        ///< text outside the rows
};

struct LineRole {
  Role role = Role::blank;
  HeadingLevel level = HeadingLevel::none;
  std::string symbol;  ///< of row_class and text_class, as printed
  std::optional<int> number;  ///< of row_number
  int page = 1;
};

/// A line that names the table's columns, in the profile's words or, beside one of these, in longer ones:
/// "№ 意見の概要 ご意見に対する市の考え方".
bool names_columns(const Profile& profile, std::string_view line);

/// Does the header's line name a column of classes?
bool names_class(std::string_view header);

/// One role for each line.
std::vector<LineRole> find_roles(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile);

}  // namespace iken::ingest
