// Words of the index that begin as what was typed.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/search.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// See Searcher::suggest.
Result<std::vector<Completion>> suggest(const store::Reader& reader, std::string_view prefix, std::size_t limit);

}  // namespace iken::search
