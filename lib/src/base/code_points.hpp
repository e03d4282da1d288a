// UTF-8 as single code points and back.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::base {

/// Broken bytes become U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);

}  // namespace iken::base
