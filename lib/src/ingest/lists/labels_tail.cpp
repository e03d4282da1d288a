// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/labels_tail.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

/// The field whose text comes last.
std::string last_field(const LabelItem& item) {
  std::string field;
  int last = 0;
  for (const auto& [name, lines] : item.parts) {
    if (lines.empty() || lines.back().number < last) continue;
    last = lines.back().number;
    field = name;
  }
  return field;
}

/// Whom to ask: what stands behind the last answer.
void take_contact(std::vector<LabelItem>& items, std::vector<SourceLine>& tail) {
  auto& lines = items.back().parts[last_field(items.back())];
  static constexpr std::array<View, 8> words = {"問い合わせ", "問合せ", "問合わせ", "担当", "電話", "TEL", "〒", "ＴＥＬ"};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool contact = std::any_of(words.begin(), words.end(), [&](View w) { return lines[i].text.find(w) != std::string::npos; });
    const bool apart = lines[i].after_blank || lines[i].text.starts_with("【");
    if (!contact || !apart || lines[i].text.ends_with("。") || !ends_sentence(lines[i - 1].text)) continue;
    for (auto j = i; j < lines.size(); ++j) tail.push_back({lines[j].number, lines[j].text});
    lines.resize(i);
    return;
  }
}

/// A word of thanks behind a blank line, where none stands inside any other text.
void take_thanks(std::vector<LabelItem>& items, std::vector<SourceLine>& tail) {
  if (items.size() < 3) return;
  static constexpr std::array<View, 6> words = {"ありがとうございました", "お礼", "要約", "個別の回答", "個別に回答", "お寄せいただ"};
  const auto second_part = [](const std::vector<CellLine>& lines) {
    return static_cast<std::size_t>(
        std::find_if(lines.begin() + (lines.empty() ? 0 : 1), lines.end(), [](const CellLine& l) { return l.after_blank; }) - lines.begin());
  };
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    for (const auto& [field, lines] : items[i].parts) {
      if (second_part(lines) < lines.size()) return;
    }
  }
  auto& lines = items.back().parts[last_field(items.back())];
  const auto begin = second_part(lines);
  if (begin >= lines.size() || !ends_sentence(lines[begin - 1].text)) return;
  const auto& text = lines[begin].text;
  if (std::none_of(words.begin(), words.end(), [&](View w) { return text.find(w) != std::string::npos; })) return;
  for (auto i = begin; i < lines.size(); ++i) tail.push_back({lines[i].number, lines[i].text});
  lines.resize(begin);
}

}  // namespace

std::vector<SourceLine> take_tail(std::vector<LabelItem>& items) {
  std::vector<SourceLine> tail;
  if (items.empty() || last_field(items.back()).empty()) return tail;
  take_contact(items, tail);
  take_thanks(items, tail);
  return tail;
}

}  // namespace iken::ingest
