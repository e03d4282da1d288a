// Numbers as people write them into a cell.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace iken::ingest {

/// "5", "５", "No.5", "第五号", "⑤", "5.0", "1,234", "3人": a count below a thousand million and nothing else that
/// would be lost. nullopt for "3.5", "-4", "1-2", "多数", "約30人".
std::optional<int> spelled_number(std::string_view text);

}  // namespace iken::ingest
