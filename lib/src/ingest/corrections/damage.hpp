// What extraction did to the characters of a document.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "iken/record.hpp"

namespace iken::ingest {

struct Damage {
  std::vector<Finding> repaired;  ///< character_damaged: what stands there and what is searched for it; number_damaged: @ for ①
  std::vector<Finding> lost;      ///< character_lost: nobody knows what stood there
};

/// Looks at every text of every record: 尐 for 少, radicals and compatibility ideographs for characters, @ for ① where
/// ② follows; ? in the middle of a word, U+FFFD, 〓 and private characters, which are lost. The texts stay as they are.
Damage find_damage(const ParsedDocument& document);
/// Adds it to the document's repairs and problems.
void note_damage(ParsedDocument& document);

}  // namespace iken::ingest
