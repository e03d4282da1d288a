// 対応区分: symbols and the characters that look like them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"

namespace iken::ingest {

/// Is this one character that documents use as a class symbol?
bool is_symbol(std::string_view text);
/// Do both look alike (○ 〇 ◯, － ― − — ー, ※ ＊)? Equal ones do.
bool look_alike(std::string_view a, std::string_view b);
/// The legend's entry that the printed symbol means; its own first, then a look-alike. nullptr if there is none.
const LegendEntry* find_symbol(const std::vector<LegendEntry>& legend, std::string_view printed);

struct LegendLine {
  LegendEntry entry;
  std::optional<int> count;
};
/// "◎・・・意見の趣旨を踏まえ計画に反映するもの ３件" and its like; nullopt for other lines.
std::optional<LegendLine> read_legend_line(std::string_view line);

}  // namespace iken::ingest
