// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/symbols.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
namespace {

/// Each group looks the same in print.
constexpr std::array<std::u32string_view, 18> groups = {
    U"◎", U"○〇◯", U"●⚫", U"□▢☐", U"■", U"△", U"▲", U"▽", U"▼", U"◇", U"◆", U"※＊*", U"－―−—–‐-ー─", U"☆", U"★", U"×✕✖",
    U"✓✔", U"◐"};

std::size_t group_of(std::string_view text) {
  const auto points = base::decode(text);
  if (points.size() != 1) return groups.size();
  const auto at = std::find_if(groups.begin(), groups.end(),
                               [&](auto group) { return group.find(points.front()) != std::u32string_view::npos; });
  return static_cast<std::size_t>(at - groups.begin());
}

/// Takes "・・・", "…", "：" or white space from the front; false if there is nothing of it.
bool take_leader(std::string_view& text) {
  bool any = false;
  for (bool again = true; again;) {
    again = false;
    for (const auto* leader : {"・", "…", "‥", "：", ":", "　", " ", "\t", ".", "．"}) {
      if (!text.starts_with(leader)) continue;
      text.remove_prefix(std::string_view(leader).size());
      any = again = true;
    }
  }
  return any;
}

/// "３件" at the end; takes it off.
std::optional<int> take_count(std::string_view& text) {
  if (!text.ends_with("件")) return std::nullopt;
  auto head = trim(text.substr(0, text.size() - std::string_view("件").size()));
  const auto points = base::decode(head);
  std::size_t digits = 0;
  while (digits < points.size() && whole_number(base::encode(points.substr(points.size() - digits - 1, 1)))) ++digits;
  if (digits == 0) return std::nullopt;
  const auto number = base::encode(points.substr(points.size() - digits));
  head.remove_suffix(number.size());
  text = trim(head);
  return whole_number(number);
}

}  // namespace

bool is_symbol(std::string_view text) { return group_of(text) < groups.size(); }

bool look_alike(std::string_view a, std::string_view b) {
  return a == b || (is_symbol(a) && group_of(a) == group_of(b));
}

const LegendEntry* find_symbol(const std::vector<LegendEntry>& legend, std::string_view printed) {
  for (const auto& entry : legend) {
    if (entry.symbol == printed) return &entry;
  }
  for (const auto& entry : legend) {
    if (look_alike(entry.symbol, printed)) return &entry;
  }
  return nullptr;
}

std::optional<LegendLine> read_legend_line(std::string_view line) {
  auto text = trim(line);
  const auto points = base::decode(text.substr(0, 8));
  if (points.size() < 2) return std::nullopt;
  const auto symbol = base::encode(points.substr(0, 1));
  const bool letter = u_isalnum(static_cast<UChar32>(points.front())) != 0;
  text.remove_prefix(symbol.size());
  // A legend may use any sign; a letter only with dots behind it, else every sentence would be one.
  if (letter && !text.starts_with("・・") && !text.starts_with("…")) return std::nullopt;
  if (!take_leader(text) || text.empty()) return std::nullopt;
  LegendLine found;
  found.count = take_count(text);
  while (text.ends_with("…") || text.ends_with("・")) text.remove_suffix(3);
  found.entry = {symbol, std::string(trim(text))};
  return found;
}

}  // namespace iken::ingest
