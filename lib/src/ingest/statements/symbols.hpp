// 対応区分: symbols and the characters that look like them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iken/record.hpp"

namespace iken::ingest {

/// Is this one character that documents use as a class symbol?
bool is_symbol(std::string_view text);
/// Do both look alike (○ 〇 ◯, － ― − — ー, ※ ＊)? Equal ones do.
bool look_alike(std::string_view a, std::string_view b);
/// The legend's entry that the printed class means: its own symbol first, then a look-alike, then its label. nullptr if
/// there is none.
const LegendEntry* find_class(const std::vector<LegendEntry>& legend, std::string_view printed);
/// （○） → ○ where the legend has it; anything else as it stands.
std::string_view without_class_brackets(const std::vector<LegendEntry>& legend, std::string_view printed);
/// Is the line a class and nothing else: a symbol, or what the legend lists?
bool is_class(const std::vector<LegendEntry>& legend, std::string_view line);
/// The class at the end of an answer's last line: "…検討していきます。△". Empty if there is none.
std::string class_at_end(const std::vector<LegendEntry>& legend, std::string_view line);

struct LegendLine {
  LegendEntry entry;
  std::optional<int> count;
  bool certain = false;  ///< dots or a colon stand between symbol and label, or a count behind it
};
/// "◎・・・意見の趣旨を踏まえ計画に反映するもの ３件" and its like, also "Ａ　…" ; nullopt for other lines.
std::optional<LegendLine> read_legend_line(std::string_view line);
/// The same behind a sign that has been read: dots, a colon or white space, and what the class means.
std::optional<LegendLine> legend_line_of(std::string sign, std::string_view rest);

/// "凡例　○…反映する　△…参考": two entries or more on one line; empty for anything else.
std::vector<LegendLine> read_one_line_legend(std::string_view text);

/// "【対応区分】◎：反映する…": does the line begin as a legend does that may go on below?
bool names_one_line_legend(std::string_view text);

struct CountLine {
  std::vector<std::pair<std::string, int>> classes;
  std::optional<int> total;
};
/// "◎ 1件　○ 2件　計 3件": classes without words, two or more; no classes for anything else.
CountLine read_count_line(std::string_view text);

}  // namespace iken::ingest
