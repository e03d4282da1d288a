// Words of the index that look like one that is not there.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "store/reader.hpp"

namespace iken::search {

/// At most `limit` words that begin alike and differ in few characters, nearest first, then the most frequent.
Result<std::vector<std::string>> nearest_words(const store::Reader& reader, const std::string& word, std::size_t limit);

}  // namespace iken::search
