// Japanese eras: 平成28年, H28, 令和元年度 as calendar years.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace iken::analysis {

/// A year of an era, or one that continues a range, found at a place in normalized text. Offsets in the same text.
struct EraYear {
  int base = 0;            ///< the calendar year before the era's first
  int year = 0;            ///< calendar year
  bool fiscal = false;     ///< 年度
  std::size_t number = 0;  ///< where the number begins (before it: the era's name)
  std::size_t number_end = 0;
  std::size_t end = 0;   ///< behind the number, 年 or 年度
  std::size_t next = 0;  ///< where a range or list goes on with another number of the same era; 0: it does not
  /// 2016年 or 2016年度
  [[nodiscard]] std::string term() const { return std::to_string(year) + (fiscal ? "年度" : "年"); }
};

/// True if an era's name or letter may begin at `at`: a quick test.
bool may_be_era(std::string_view text, std::size_t at);

/// The era year that begins at `at`: an era's name or letter, a number of at most two digits or 元, and 年, 年度 or
/// nothing. A number without 年 must not be taken for something else: H28 and R5 are years, T4 and 昭和3丁目 are not.
/// In 平成27～31年度 the first year takes 年度 from the last.
std::optional<EraYear> era_year_at(std::string_view text, std::size_t at);

/// The year that continues another one's range: `at` is its `next`, `base` its base.
std::optional<EraYear> era_year_continued(std::string_view text, std::size_t at, int base);

}  // namespace iken::analysis
