// From record numbers to what is shown.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/counting.hpp"
#include "search/highlight.hpp"

namespace iken::search {

/// Fetches the records of `best`, with snippets if wanted. Errors: record_damaged, index_moved.
Result<std::vector<Hit>> fetch_hits(const Matches& matches, const std::vector<std::size_t>& best,
                                    const SearchRequest& request, const Highlighter& highlighter,
                                    const store::Reader& reader);

}  // namespace iken::search
