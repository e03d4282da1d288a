// What stands before the table under headings of its own: 募集期間, 提出者数, 提出方法 …
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/lines/lines.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

enum class Topic {
  none,
  period,   ///< 募集期間
  totals,   ///< 意見の件数, 提出者数
  opinions, ///< 意見の概要と市の考え方: the heading of the table itself
  other,    ///< 提出方法, 公表資料 …
};

/// The heading's topic; none for text and for headings of a plan.
Topic topic_of(std::string_view heading);

/// The line with the table's header or the first label of a list; their number where there is none, as in a grid.
std::size_t begin_of_table(const std::vector<Line>& lines, const std::vector<bool>& used, const Profile& profile);

struct Topical {
  Topic topic = Topic::other;
  std::size_t heading = 0;
  std::vector<std::size_t> lines;  ///< below it, by index
};

/// The parts of the introduction; `used` lines are none of it. Empty where the document has none.
std::vector<Topical> find_introduction(const std::vector<Line>& lines, const std::vector<bool>& used,
                                       const Profile& profile);

}  // namespace iken::ingest
