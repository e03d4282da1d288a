// What each line of a table's text is, decided over the whole document before any row is read.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ingest/declared.hpp"
#include "ingest/lines.hpp"
#include "ingest/profile.hpp"

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
  int page = 1;
};

/// One role for each line.
std::vector<LineRole> find_roles(const std::vector<Line>& lines, const Declarations& declarations, const Profile& profile);

}  // namespace iken::ingest
