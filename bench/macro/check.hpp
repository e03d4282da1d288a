// Is an answer right? Speed of a wrong one is worth nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iken/search.hpp>
#include <string>

#include "macro/cases.hpp"

namespace iken::bench {

/// Empty when the answer is right, else what is wrong with it: the total, the number of hits, their order, the sums of
/// the facets, and that every hit shows where it matched.
std::string fault_of(const Case& asked, const iken::SearchResults& results);

}  // namespace iken::bench
