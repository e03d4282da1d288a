// Leaves that restrict without ranking: values of facets, ranges of numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/elements.hpp"
#include "search/matches.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// Every living record, with score 0.
Matches everything(const store::Columns& columns);
/// Records whose year, fiscal year or number lies in the element's range; an open end is empty.
Result<Matches> in_range(const store::Reader& reader, const query::Element& element);
/// Records whose value of the element's facet is (a class) or contains (everything else) the element's text; a
/// document is also found by its title. Errors: index_damaged, index_moved.
Result<Matches> with_value(const store::Reader& reader, const query::Element& element);

}  // namespace iken::search
