// Where the parts of a compound stand in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "analysis/words.hpp"

namespace iken::analysis {

/// One span for each of word.info->parts, in order of begin. A part that is written otherwise in the text (障害者 in
/// 障がい者福祉) takes the gap between its neighbours; without a gap, the whole word.
void find_part_spans(std::string_view text, const Word& word, std::vector<Word>& out);

}  // namespace iken::analysis
