// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/place.hpp"

#include "ingest/statements/numbering.hpp"

namespace iken::ingest {

Place below(Place place, HeadingLevel level, const std::string& heading, const Profile& profile) {
  switch (level) {
    case HeadingLevel::chapter: return {heading, "", "", std::nullopt};
    case HeadingLevel::section: return {place.chapter, heading, "", std::nullopt};
    case HeadingLevel::subsection: return {place.chapter, place.section, heading, std::nullopt};
    case HeadingLevel::initiative: place.initiative = read_initiative(heading, profile); break;
    case HeadingLevel::other: place.initiative = Initiative{heading, {}, {}, heading}; break;
    case HeadingLevel::none: break;
  }
  return place;
}

void put_below(Record& record, const Place& place) {
  record.chapter = place.chapter;
  record.section = place.section;
  record.subsection = place.subsection;
  record.initiative = place.initiative;
}

}  // namespace iken::ingest
