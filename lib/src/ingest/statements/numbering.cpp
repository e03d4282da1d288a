// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/numbering.hpp"

#include <utility>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// Circled numbers stand in four places of Unicode; @ is what extraction makes of the first.
std::optional<int> circled(char32_t c) {
  if (c == U'@') return 1;
  if (c >= 0x2460 && c <= 0x2473) return static_cast<int>(c - 0x2460) + 1;
  if (c >= 0x3251 && c <= 0x325F) return static_cast<int>(c - 0x3251) + 21;
  if (c >= 0x32B1 && c <= 0x32BF) return static_cast<int>(c - 0x32B1) + 36;
  if (c >= 0x2474 && c <= 0x2487) return static_cast<int>(c - 0x2474) + 1;
  return std::nullopt;
}

}  // namespace

std::optional<int> take_number(std::string_view& text) {
  const auto points = base::decode(text.substr(0, 24));
  if (points.empty()) return std::nullopt;
  if (const auto number = circled(points.front())) {
    text.remove_prefix(base::encode(points.substr(0, 1)).size());
    return number;
  }
  std::size_t digits = 0;
  while (digits < points.size() && whole_number(base::encode(points.substr(digits, 1)))) ++digits;
  if (digits == 0) return std::nullopt;
  const auto printed = base::encode(points.substr(0, digits));
  text.remove_prefix(printed.size());
  return whole_number(printed);
}

namespace {

/// The words before the number: 取組項目 of "取組項目{n}".
std::string_view take_word(std::string_view& text, const Profile& profile) {
  const auto patterns = profile.headings.find(HeadingLevel::initiative);
  if (patterns == profile.headings.end()) return {};
  std::string_view longest;
  for (const auto& pattern : patterns->second) {
    const auto word = std::string_view(pattern).substr(0, pattern.find("{n}"));
    if (text.starts_with(word) && word.size() > longest.size()) longest = word;
  }
  text.remove_prefix(longest.size());
  return longest;
}

std::optional<int> draft_number(std::string_view inner, const Profile& profile) {
  for (const auto& word : profile.draft) {
    const auto at = inner.find(word);
    if (at == std::string_view::npos) continue;
    auto rest = inner.substr(at + word.size());
    for (const auto* skipped : {"取組項目", "：", ":", "　", " "}) {
      if (rest.starts_with(skipped)) rest.remove_prefix(std::string_view(skipped).size());
    }
    if (const auto number = take_number(rest)) return number;
  }
  return std::nullopt;
}

}  // namespace

Initiative read_initiative(std::string_view heading, const Profile& profile) {
  Initiative initiative;
  auto rest = heading;
  take_word(rest, profile);
  rest = trim(rest);
  initiative.number = take_number(rest);
  const auto behind = trim(rest);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"〔", "〕"}, {"［", "］"}}) {
    const auto end = behind.find(close);
    if (!behind.starts_with(open) || end == std::string_view::npos) continue;
    initiative.draft_number = draft_number(behind.substr(open.size(), end - open.size()), profile);
    if (initiative.draft_number) rest = behind.substr(end + close.size());
  }
  initiative.label = trim(heading.substr(0, heading.size() - rest.size()));
  initiative.title = trim(rest);
  for (const auto* colon : {"：", ":", "．"}) {
    if (initiative.title.starts_with(colon)) initiative.title = trim(std::string_view(initiative.title).substr(std::string_view(colon).size()));
  }
  return initiative;
}

}  // namespace iken::ingest
