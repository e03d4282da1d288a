// The stages of a query, and why one record is there or not.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/search.hpp"
#include "search/ranking.hpp"

namespace iken::search {

/// `record_id` may be empty: only the stages. Errors: query_*, record_unknown.
Result<Explanation> explain(const SearchRequest& request, const std::string& record_id, const store::Reader& reader,
                            const Analyzer& analyzer, const Ranking& ranking);

}  // namespace iken::search
