// One pass over the records found: filters, facet counts, the best ones.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/matches.hpp"
#include "store/reader.hpp"

namespace iken::search {

struct Counted {
  std::uint64_t total = 0;
  std::vector<FacetCounts> facets;
  std::vector<std::size_t> best;  ///< indexes into the matches, in order, from the wanted offset on
};

/// The column of a facet that is offered; nullptr if there is none of this name.
const store::FacetColumn* column_of(const store::Columns& columns, const std::string& facet);
/// facet_unknown, with the names there are.
Error unknown_facet(const std::string& name);

/// A filter on one facet does not empty that facet's own list. Errors: facet_unknown.
Result<Counted> count(const Matches& matches, const store::Columns& columns, const SearchRequest& request);

}  // namespace iken::search
