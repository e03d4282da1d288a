// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/numbering.hpp"

#include "base/code_points.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
namespace {

/// Circled numbers stand in four places of Unicode.
std::optional<int> circled(char32_t c) {
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

Initiative read_initiative(std::string_view heading) {
  Initiative initiative;
  auto rest = heading;
  constexpr std::string_view word = "取組項目";
  if (rest.starts_with(word)) rest.remove_prefix(word.size());
  rest = trim(rest);
  initiative.number = take_number(rest);
  constexpr std::string_view open = "（";
  constexpr std::string_view close = "）";
  constexpr std::string_view draft = "素案";
  const auto end = rest.find(close);
  if (rest.starts_with(open) && end != std::string_view::npos && rest.substr(0, end).find(draft) != std::string_view::npos) {
    auto inner = rest.substr(rest.find(draft) + draft.size());
    for (const auto* colon : {"：", ":", "　", " "}) {
      if (inner.starts_with(colon)) inner.remove_prefix(std::string_view(colon).size());
    }
    initiative.draft_number = take_number(inner);
    rest.remove_prefix(end + close.size());
  }
  initiative.label = trim(heading.substr(0, heading.size() - rest.size()));
  initiative.title = trim(rest);
  return initiative;
}

}  // namespace iken::ingest
