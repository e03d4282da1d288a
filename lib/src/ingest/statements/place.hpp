// The headings in force at a place of the document.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "iken/record.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

struct Place {
  std::string chapter;
  std::string section;
  std::string subsection;
  std::optional<Initiative> initiative;

  bool operator==(const Place&) const = default;
};

/// The place below a heading: what stood at its level and deeper is no longer in force.
Place below(Place place, HeadingLevel level, const std::string& heading, const Profile& profile);

/// The record's headings become the place's.
void put_below(Record& record, const Place& place);

}  // namespace iken::ingest
