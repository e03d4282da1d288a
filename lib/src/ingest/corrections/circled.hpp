// Circled numbers of which a conversion has cut the first byte: ① (8740 in CP932) became @, ② A, ③ B.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string_view>

namespace iken::ingest {

/// Where such characters stand in `text`, and what they were. Only where nothing else is meant: a list that @ and A
/// count, a @ behind what is numbered (取組項目@に記載), or one before ②. Empty for a text without @.
std::map<std::size_t, char32_t> broken_circles(std::u32string_view text);

}  // namespace iken::ingest
