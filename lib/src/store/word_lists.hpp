// Words' stored lists as postings.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "store/candidates.hpp"
#include "store/reader.hpp"

namespace iken::store {

/// Adds what a word's stored list holds, numbered as records, living and dead; with `within`, only what is in it. False
/// when the bytes are damaged.
bool decode_word(std::string_view bytes, const Segment& segment, const Candidates* within, std::vector<Posting>& list);

}  // namespace iken::store
