// Characters that extraction from PDF leaves in place of others, and which are nothing else in a Japanese text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <utility>

namespace iken::base {

/// 少, of which fonts with a broken table of characters make 尐.
inline constexpr char32_t broken_few = 0x5C10;

/// From the block of CJK radicals (U+2E80–2EFF) those that stand for a character of ordinary Japanese, by Unicode's
/// Equivalent_Unified_Ideograph. Kangxi radicals (U+2F00–2FDF) and compatibility ideographs are NFKC's business.
inline constexpr auto radicals = std::to_array<std::pair<char32_t, char32_t>>(
    {{0x2E84, 0x4E59}, {0x2E88, 0x5200}, {0x2E8C, 0x5C0F}, {0x2E8D, 0x5C0F}, {0x2E92, 0x5DF3}, {0x2E9C, 0x65E5},
     {0x2E9D, 0x6708}, {0x2EA0, 0x6C11}, {0x2EA7, 0x725B}, {0x2EA9, 0x738B}, {0x2EAB, 0x76EE}, {0x2EAC, 0x793A},
     {0x2EAF, 0x7CF9}, {0x2EB6, 0x7F8A}, {0x2EBC, 0x8089}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC6, 0x89D2},
     {0x2ECF, 0x9091}, {0x2ED1, 0x9577}, {0x2ED7, 0x96E8}, {0x2ED8, 0x9752}, {0x2EDD, 0x98DF}, {0x2EE3, 0x9AA8},
     {0x2EE4, 0x9B3C}, {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEB, 0x6589}, {0x2EED, 0x6B6F}, {0x2EEF, 0x7ADC},
     {0x2EF1, 0x9F9C}, {0x2EF2, 0x4E80}});

/// The character that was meant; the same one for all others.
constexpr char32_t meant(char32_t c) {
  if (c == broken_few) return U'少';
  if (c < radicals.front().first || c > radicals.back().first) return c;
  const auto at = std::lower_bound(radicals.begin(), radicals.end(), c,
                                   [](const auto& pair, char32_t wanted) { return pair.first < wanted; });
  return at->first == c ? at->second : c;
}

}  // namespace iken::base
