// Other words for the same thing, as pairs.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dictionary/sources.hpp"
#include "dictionary/variant_table.hpp"

namespace iken::dictionary {

/// word <TAB> target <TAB> weight <TAB> from <TAB> to, sorted bytewise, all words normalized. Every spelling of a word
/// has its line as `word`; a target is given in one spelling, and never another spelling of the word. The heavier of
/// two equal pairs stays.
std::string synonyms_to_tsv(const std::vector<SynonymGroup>& groups, const VariantTable& variants);

/// kind <TAB> value, sorted bytewise, normalized, each once.
std::string stops_to_tsv(const std::vector<StopLine>& stops);

}  // namespace iken::dictionary
