// How deeply JSON is nested, known before anything recursive sees it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace iken::base {

/// Deeper JSON says nothing of a document, and a parser's own recursion may end the process.
inline constexpr std::size_t deepest_json = 100;

/// The offset of the quote that ends the string which begins at `quote`; npos if none does.
inline std::size_t end_of_string(std::string_view json, std::size_t quote) {
  auto at = json.find_first_of("\"\\", quote + 1);
  while (at != std::string_view::npos && json[at] == '\\') at = json.find_first_of("\"\\", at + 2);
  return at;
}

/// Do brackets outside of strings nest deeper than `deepest_json`? The text need not be right JSON.
inline bool nests_too_deeply(std::string_view json) {
  constexpr std::string_view telling = "\"[{]}";
  std::size_t depth = 0;
  for (auto at = json.find_first_of(telling); at != std::string_view::npos; at = json.find_first_of(telling, at + 1)) {
    const char c = json[at];
    if (c == '[' || c == '{') {
      if (++depth > deepest_json) return true;
    } else if (c == '"') {
      at = end_of_string(json, at);
      if (at == std::string_view::npos) return false;
    } else if (depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace iken::base
