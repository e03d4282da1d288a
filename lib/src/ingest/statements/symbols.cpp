// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/symbols.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// Each group looks the same in print.
constexpr std::array<std::u32string_view, 18> groups = {
    U"◎⦾", U"○〇◯⚪", U"●⚫", U"□▢☐◻", U"■◼", U"△▵", U"▲▴", U"▽▿", U"▼", U"◇⋄◊", U"◆", U"※＊*⁎", U"－―−—–‐-ー─‑ｰ", U"☆", U"★", U"×✕✖",
    U"✓✔", U"◐"};
constexpr std::size_t longest_class = 60;
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> class_brackets = {
    {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"[", "]"}}};
constexpr std::size_t longest_legend_line = 600;

std::size_t group_of(std::string_view text) {
  if (text.size() > 4) return groups.size();
  const auto points = base::decode(text);
  if (points.size() != 1) return groups.size();
  const auto at = std::find_if(groups.begin(), groups.end(),
                               [&](auto group) { return group.find(points.front()) != std::u32string_view::npos; });
  return static_cast<std::size_t>(at - groups.begin());
}

/// Letters and signs that a legend may use; words begin otherwise.
bool may_be_symbol(char32_t c) {
  if (group_of(base::encode(std::u32string_view(&c, 1))) < groups.size()) return true;
  if ((c >= U'A' && c <= U'Z') || (c >= U'Ａ' && c <= U'Ｚ')) return true;
  if (c == U'№' || c == U'〒' || c == U'+' || c == U'<' || c == U'>' || c == U'＜' || c == U'＞' || c == U'~') return false;
  const auto kind = u_charType(static_cast<UChar32>(c));
  return kind == U_OTHER_SYMBOL || kind == U_MATH_SYMBOL || kind == U_OTHER_NUMBER || c == U'×' || c == U'†';
}

struct Leader {
  bool any = false;
  bool dots = false;
};

/// Takes "・・・", "…", "：" or white space from the front.
Leader take_leader(std::string_view& text) {
  Leader leader;
  static constexpr std::array<std::string_view, 14> dots = {"・", "…", "‥", "：", ":", "＝", "=", "－－", "──", "→", "⇒", ".", "．", "･"};
  for (bool again = true; again;) {
    again = false;
    const auto trimmed = trim(text);
    if (trimmed.data() != text.data()) {
      text = trimmed;
      leader.any = true;
    }
    for (const auto dot : dots) {
      if (!text.starts_with(dot)) continue;
      text.remove_prefix(dot.size());
      leader.any = leader.dots = again = true;
    }
  }
  return leader;
}

std::string_view without_brackets(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"「", "」"}}) {
    if (!text.ends_with(close)) continue;
    const auto at = text.rfind(open);
    if (at == std::string_view::npos) continue;
    return text.substr(at);
  }
  return text;
}

/// "３件", "（３件）" at the end; takes it off.
std::optional<int> take_count(std::string_view& text) {
  auto part = without_brackets(text);
  const bool bracketed = part.size() != text.size() || text.ends_with(")") || text.ends_with("）");
  auto inner = part;
  if (bracketed) {
    const auto opening = inner.starts_with("(") ? 1U : 3U;
    const auto closing = inner.ends_with(")") ? 1U : 3U;
    if (inner.size() < opening + closing) return std::nullopt;
    inner = trim(inner.substr(opening, inner.size() - opening - closing));
  }
  if (!inner.ends_with("件")) return std::nullopt;
  inner = trim(inner.substr(0, inner.size() - std::string_view("件").size()));
  const auto tail = base::decode(inner.substr(inner.size() > 24 ? inner.size() - 24 : 0));
  std::size_t digits = 0;
  while (digits < tail.size() && is_digit(tail[tail.size() - digits - 1])) ++digits;
  if (digits == 0) return std::nullopt;
  const auto number = base::encode(tail.substr(tail.size() - digits));
  const auto value = whole_number(number);
  if (bracketed && number.size() == inner.size()) {
    text = trim(text.substr(0, text.size() - part.size()));
  } else if (!bracketed) {
    text = trim(inner.substr(0, inner.size() - number.size()));
  } else {
    return std::nullopt;
  }
  for (const auto* word : {"計", "件数", "："}) {
    if (text.ends_with(word)) text.remove_suffix(std::string_view(word).size());
  }
  return value;
}

bool same(std::string_view a, std::string_view b) { return !a.empty() && (a == b || base::fold_text(a) == base::fold_text(b)); }

}  // namespace

bool is_symbol(std::string_view text) { return group_of(text) < groups.size(); }

bool look_alike(std::string_view a, std::string_view b) {
  return a == b || (is_symbol(a) && group_of(a) == group_of(b));
}

const LegendEntry* find_class(const std::vector<LegendEntry>& legend, std::string_view printed) {
  const auto find = [&](auto matches) {
    const auto at = std::find_if(legend.begin(), legend.end(), matches);
    return at == legend.end() ? nullptr : &*at;
  };
  if (const auto* entry = find([&](const auto& e) { return e.symbol == printed; })) return entry;
  if (const auto* entry = find([&](const auto& e) { return look_alike(e.symbol, printed) || same(e.symbol, printed); })) return entry;
  return find([&](const auto& e) { return same(e.label, printed); });
}

std::string_view without_class_brackets(const std::vector<LegendEntry>& legend, std::string_view printed) {
  for (const auto& [open, close] : class_brackets) {
    if (!printed.starts_with(open) || !printed.ends_with(close) || printed.size() <= open.size() + close.size()) continue;
    const auto inner = trim(printed.substr(open.size(), printed.size() - open.size() - close.size()));
    const auto* entry = find_class(legend, inner);
    const bool symbol = entry != nullptr && !entry->symbol.empty() && (look_alike(entry->symbol, inner) || same(entry->symbol, inner));
    if (symbol) return inner;
  }
  return printed;
}

bool is_class(const std::vector<LegendEntry>& legend, std::string_view line) {
  if (line.size() <= longest_class && without_class_brackets(legend, line).size() < line.size()) return true;
  if (line.empty() || line.size() > longest_class) return false;
  const auto* entry = find_class(legend, line);
  // A label beside a symbol is not printed in rows; その他 is a heading then.
  return is_symbol(line) || (entry != nullptr && (entry->symbol.empty() || !same(entry->label, line)));
}

namespace {

/// "…まいります。（○）": a sign of the legend in brackets behind a sentence.
std::string bracketed_class_at_end(const std::vector<LegendEntry>& legend, std::string_view line) {
  constexpr std::size_t longest = 24;
  for (const auto& [open, close] : class_brackets) {
    if (!line.ends_with(close)) continue;
    const auto at = line.rfind(open);
    if (at == std::string_view::npos || line.size() - at > longest) continue;
    const auto printed = line.substr(at);
    if (ends_sentence(trim(line.substr(0, at))) && without_class_brackets(legend, printed).size() < printed.size()) return std::string(printed);
  }
  return {};
}

}  // namespace

std::string class_at_end(const std::vector<LegendEntry>& legend, std::string_view line) {
  if (auto printed = bracketed_class_at_end(legend, line); !printed.empty()) return printed;
  const auto tail = base::decode(line.substr(line.size() > 24 ? line.size() - 24 : 0));
  if (tail.size() < 3) return {};
  const auto symbol = base::encode(tail.substr(tail.size() - 1));
  if (is_class(legend, symbol)) {
    const auto all = line.substr(0, line.size() - symbol.size());
    const auto before = trim(all);
    // Behind a space a word may end without a full stop; ツイッタ― and A－B must not.
    const bool apart = before.size() != all.size() && !legend.empty() && find_class(legend, symbol) != nullptr;
    if (ends_sentence(before) || apart) return symbol;
  }
  for (const auto& entry : legend) {
    if (!entry.symbol.empty() || entry.label.empty() || !line.ends_with(entry.label)) continue;
    const auto before = trim(line.substr(0, line.size() - entry.label.size()));
    if (!before.empty() && ends_sentence(before)) return entry.label;
  }
  return {};
}

std::optional<LegendLine> read_legend_line(std::string_view line) {
  auto text = trim(line);
  if (text.size() > longest_legend_line) return std::nullopt;
  for (const auto* open : {"「", "【", "（", "［"}) {
    if (text.starts_with(open)) text.remove_prefix(std::string_view(open).size());
  }
  const auto points = base::decode(text.substr(0, 12));
  if (points.size() < 2 || !may_be_symbol(points.front())) return std::nullopt;
  const auto symbol = base::encode(points.substr(0, 1));
  text.remove_prefix(symbol.size());
  for (const auto* close : {"」", "】", "）", "］"}) {
    if (text.starts_with(close)) text.remove_prefix(std::string_view(close).size());
  }
  return legend_line_of(symbol, text);
}

std::optional<LegendLine> legend_line_of(std::string sign, std::string_view rest) {
  if (rest.size() > longest_legend_line) return std::nullopt;
  const auto leader = take_leader(rest);
  if (!leader.any || rest.empty()) return std::nullopt;
  LegendLine found;
  found.count = take_count(rest);
  while (rest.ends_with("…") || rest.ends_with("・") || rest.ends_with("･")) rest.remove_suffix(3);
  rest = trim(rest);
  if (rest.empty()) return std::nullopt;
  found.entry = {std::move(sign), std::string(rest)};
  found.certain = leader.dots || found.count.has_value();
  return found;
}

}  // namespace iken::ingest
