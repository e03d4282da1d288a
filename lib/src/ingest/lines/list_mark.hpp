// What begins an item of a list, or a footnote, inside a text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace iken::ingest {

struct ListMark {
  std::string kind;  ///< equal for the items of one list: "・", "①", "（"
  std::string before;  ///< the mark that the item before this one has; empty = it has no number
  std::string behind;  ///< the same of the next
};

/// "・…", "①…", "（２）…", "３　…", "ア　…", "※…", "（注）…", "【…"; nullopt where a text begins otherwise.
std::optional<ListMark> list_mark(std::string_view text);

}  // namespace iken::ingest
