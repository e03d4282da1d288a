// Dates as documents print them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iken::ingest {

/// Every date in `text` as ISO 8601, in order: 平成28年７月１日, 令和元年5月1日, 2016年7月1日, 2016/7/1. A date without a year
/// (～７月25日) takes the year of the one before.
std::vector<std::string> dates_in(std::string_view text);

}  // namespace iken::ingest
