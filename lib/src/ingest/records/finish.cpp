// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/records/finish.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/records/references.hpp"
#include "ingest/statements/legend_sign.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {

std::string name_of(const Record& record) {
  if (record.no) return std::to_string(*record.no);
  return record.id.empty() ? "?" : record.id;
}

namespace {

/// Opinions that share an answer.
constexpr std::size_t largest_group = 1000;
constexpr std::size_t nearest_sharers = 100;

/// "△ 事業実施等の際に検討するもの": a symbol with its label beside it.
std::optional<LegendEntry> symbol_with_label(const std::string& printed) {
  const auto line = read_legend_line(printed);
  if (line && (is_symbol(line->entry.symbol) || line->certain)) return line->entry;
  if (const auto sign = read_signed_line(printed); sign && sign->kind != SignKind::word) return sign->line.entry;
  const auto points = base::decode(printed);
  if (points.size() < 3) return std::nullopt;
  const auto symbol = base::encode(std::u32string_view(points).substr(0, 1));
  if (!is_symbol(symbol)) return std::nullopt;
  auto label = printed.substr(symbol.size());
  if (label.starts_with("（") && label.ends_with("）")) label = label.substr(3, label.size() - 6);
  return LegendEntry{symbol, label};
}

/// "（Ａ）" → "Ａ".
std::string_view without_brackets(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
      {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"[", "]"}}};
  for (const auto& [open, close] : pairs) {
    if (text.starts_with(open) && text.ends_with(close) && text.size() > open.size() + close.size())
      return text.substr(open.size(), text.size() - open.size() - close.size());
  }
  return text;
}

/// What stands behind a class's sign: "：その他", "（計画に反映するもの）".
std::string_view without_dividers(std::string_view text) {
  static constexpr std::array<std::string_view, 16> dividers = {" ", "\u3000", "\n", ":", "：", "(", "（", "…", "・", ".", "．", "-", "[", "［", "【", "〔"};
  static constexpr std::array<std::string_view, 6> closings = {")", "）", "]", "］", "】", "〕"};
  for (bool again = true; again;) {
    again = false;
    for (const auto divider : dividers) {
      if (!text.starts_with(divider)) continue;
      text.remove_prefix(divider.size());
      again = true;
    }
  }
  for (const auto closing : closings) {
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  }
  return text;
}

/// "E　その他", "Ａ（計画に反映するもの）", "ア：反映" where the legend says so: its sign, and its label or a part of it.
const LegendEntry* entry_in_full(const std::vector<LegendEntry>& legend, std::string_view printed) {
  constexpr std::size_t shortest_part = 6;  // two characters
  const auto words = base::fold_text(printed);
  for (const auto& entry : legend) {
    const auto symbol = base::fold_text(entry.symbol);
    const auto label = base::fold_text(without_dividers(entry.label));
    if (symbol.empty() || label.empty() || !words.starts_with(symbol)) continue;
    const auto rest = without_dividers(std::string_view(words).substr(symbol.size()));
    if (rest == label || (rest.size() >= shortest_part && label.find(rest) != std::string::npos)) return &entry;
  }
  return nullptr;
}

}  // namespace

std::optional<Category> class_of(ParsedDocument& document, const std::string& whole, const Record& record) {
  if (whole.empty()) return std::nullopt;
  const auto printed = std::string(without_class_brackets(document.legend, whole));
  const int line = record.source ? record.source->last_line : 0;
  const auto* entry = find_class(document.legend, printed);
  if (entry == nullptr) entry = find_class(document.legend, without_brackets(printed));
  if (entry == nullptr) {
    if (const auto* full = entry_in_full(document.legend, printed)) return Category{full->symbol, full->label};
  }
  if (const auto both = symbol_with_label(printed); entry == nullptr && both) {
    if (document.legend.empty()) return Category{both->symbol, both->label};
    entry = find_class(document.legend, both->symbol);
    const bool same = entry != nullptr && base::fold_text(entry->label) == base::fold_text(both->label);
    if (same && entry->symbol == both->symbol) return Category{entry->symbol, entry->label};
    if (!same) entry = nullptr;
  }
  if (entry == nullptr) {
    if (!document.legend.empty()) document.problems.push_back({"class_unknown", {name_of(record), printed}, line});
    return is_symbol(printed) ? Category{printed, ""} : Category{"", printed};
  }
  const auto bare = without_brackets(printed);
  if (entry->symbol != bare && entry->label != bare) {
    document.repairs.push_back({"class_look_alike", {name_of(record), printed, entry->symbol}, line});
  }
  return Category{entry->symbol, entry->label};
}

void describe(ParsedDocument& document, const Declarations& declarations, std::string title) {
  document.info.title = std::move(title);
  document.info.from = declarations.from;
  document.info.to = declarations.to;
  document.info.municipality = municipality_of(document.info.title);
  document.declared = declarations.declared;
  if (declarations.has_legend) document.legend = declarations.legend;
}

void identify(ParsedDocument& document) {
  std::string before;
  for (auto& record : document.records) {
    record.document = document.info;
    const int line = record.source ? record.source->first_line : 0;
    if (record.id.empty()) {
      record.id = document.info.id + "/" + (record.no ? std::to_string(*record.no) : "l" + std::to_string(line));
    }
    record.references = find_references(record.response, record.no.value_or(0));
    for (auto& reference : record.references) reference.id = document.info.id + "/" + std::to_string(reference.no);
  }
}

void tell_apart(ParsedDocument& document) {
  std::unordered_set<std::string> taken;
  for (const auto& record : document.records) taken.insert(record.id);
  if (taken.size() == document.records.size()) return;
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, int> last;  // the number that was given last to each repeated id
  for (auto& record : document.records) {
    if (seen.insert(record.id).second) continue;
    const auto first = record.id;
    auto& n = last.emplace(first, 1).first->second;
    do record.id = first + "-" + std::to_string(++n);
    while (!taken.insert(record.id).second);
    seen.insert(record.id);
  }
}

void name_sharers(ParsedDocument& document, const std::vector<std::size_t>& group) {
  auto& records = document.records;
  const bool all = group.size() <= largest_group;
  for (std::size_t i = 0; i < group.size() && group.size() > 1; ++i) {
    auto& own = records[group[i]];
    if (!own.no) continue;
    const auto begin = all || i < nearest_sharers / 2 ? 0 : i - nearest_sharers / 2;
    const auto end = all ? group.size() : std::min(group.size(), begin + nearest_sharers + 1);
    for (auto j = begin; j < end; ++j) {
      const auto& other = records[group[j]];
      if (j != i && other.no && *other.no != *own.no) own.response_shared_with.push_back(*other.no);
    }
    std::sort(own.response_shared_with.begin(), own.response_shared_with.end());
  }
  if (all) return;
  const auto& first = records[group.front()];
  document.problems.push_back({"sharers_many",
                               {name_of(first), std::to_string(group.size()), std::to_string(nearest_sharers)},
                               first.source ? first.source->first_line : 0,
                               first.id});
}

}  // namespace iken::ingest
