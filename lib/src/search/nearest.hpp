// Words of the index that look like one that is not there.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "store/reader.hpp"
#include "vectors/table.hpp"

namespace iken::search {

/// At most `limit` words that begin alike and differ in few characters, nearest first, then the most frequent.
Result<std::vector<std::string>> nearest_words(const store::Reader& reader, const std::string& word, std::size_t limit);
/// At most `limit` words of the index that keep the same company as `word` (a base form), nearest first.
Result<std::vector<std::string>> related_words(const store::Reader& reader, const vectors::Table& table,
                                               std::string_view word, std::size_t limit);

}  // namespace iken::search
