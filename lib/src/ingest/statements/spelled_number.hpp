// Numbers as people write them into a cell.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace iken::ingest {

/// "5", "５", "No.5", "第五号", "⑤", "5.0", "1,234", "3人": a count below a thousand million and nothing else that
/// would be lost. nullopt for "3.5", "-4", "1-2", "多数", "約30人".
std::optional<int> spelled_number(std::string_view text);

/// The people of a cell: a number, and what may stand behind its 人, 名 or 件: "3人（うち団体1）". nullopt where another
/// number than the first could be meant: "-3", "1.5", "3～5人".
std::optional<int> persons_in(std::string_view text);

}  // namespace iken::ingest
