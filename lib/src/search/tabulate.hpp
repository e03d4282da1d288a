// Records counted by several facets at once.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/matches.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// See Searcher::tabulate. One pass over the records. Errors: facet_unknown, value_invalid.
Result<CrossTable> tabulate(const Matches& matches, const store::Columns& columns, const std::vector<std::string>& facets);

}  // namespace iken::search
