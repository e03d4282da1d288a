// Where the parts of a compound stand in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/words.hpp"

namespace iken::analysis {

struct PartSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool written = false;        ///< found as it is spelled
  std::uint32_t position = 0;  ///< counted from the whole's
};

/// One span for each of word.info->parts. They are listed by place, the longer first, so that parts of a part follow
/// it. A part that is written otherwise in the text (障害者 in 障がい者福祉) takes the gap between its neighbours;
/// without a gap, the rest of the word. Begins never fall. A part that has parts of its own shares its first one's
/// position. Returns how many positions the word takes, at least 1.
std::uint32_t find_part_spans(std::string_view text, const Word& word, std::vector<PartSpan>& out);

}  // namespace iken::analysis
