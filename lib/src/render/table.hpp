// Counts as an aligned table with small bars.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "iken/search.hpp"
#include "render/paint.hpp"

namespace iken::render {

/// Explanations of facet values: "△" → "事業実施等の際に検討するもの".
using Meanings = std::map<std::string, std::string>;

/// A heading and one line per value; at most `limit` values, the rest is told as a number (limit 0 = all).
void add_counts(Page& page, const FacetCounts& counts, const Meanings& meanings, std::size_t limit);

/// A bar of `value` in `most`, at most `width` columns, in eighths of a column.
std::string bar(std::uint64_t value, std::uint64_t most, std::size_t width);

}  // namespace iken::render
