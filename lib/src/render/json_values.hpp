// The library's values as JSON, in the contract's names and order.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "iken/record.hpp"
#include "iken/search.hpp"

namespace iken::render {

using Json = nlohmann::ordered_json;

/// Changes when a field of the output changes its meaning.
inline constexpr int output_format = 1;

/// One line; broken UTF-8 becomes U+FFFD.
std::string dumped(const Json& json);

Json json_of(const DocumentInfo& document);
Json json_of(const Record& record);
Json json_of(const Hit& hit);
/// Facets as {"category":[{"value","count"}…]}.
Json json_of(const std::vector<FacetCounts>& counts);
Json missing_of(const std::vector<FacetCounts>& counts);

}  // namespace iken::render
