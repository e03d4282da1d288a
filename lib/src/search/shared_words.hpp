// Which words a text and its best records have in common.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/any_word.hpp"
#include "search/counting.hpp"

namespace iken::search {

/// Fills `Hit::shared` of the hits, which are `best` of the result. Errors: index_damaged, index_moved.
Result<void> tell_shared(std::vector<Hit>& hits, const AnyWordResult& result, const std::vector<std::size_t>& best,
                         const store::Reader& reader);

}  // namespace iken::search
