// Terms are folded ("無線lan", "wi-fi"); people are shown what they or the records write.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/search.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// `word`, which is normalized, as it stands in `text`; `word` itself where it does not.
std::string as_typed(std::string_view text, const std::string& word);

/// `term` as one of the first records that have it writes it; itself where they only have other forms of it.
/// Cost: some 20 µs. Errors: record_damaged, index_damaged.
Result<std::string> as_written(const store::Reader& reader, const std::string& term);

/// Both for what was searched besides the query. Records are asked only for words with Latin letters; all others look
/// the same folded.
Result<void> show_as_written(std::vector<Expansion>& expanded, std::string_view query, const store::Reader& reader);

}  // namespace iken::search
