// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/renumbering.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace iken::schema {
namespace {

/// "取組項目6(素案:5) 学校教育", folded, in its parts.
struct Parts {
  std::string number, former, title;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return std::string(text.substr(at, end - at));
}

Parts parts_of(std::string_view value) {
  const auto folded = base::fold_text(value);
  Parts parts;
  // The label ends at the first space; a title may hold digits of its own.
  const auto label_end = std::min(folded.find(' '), folded.size());
  const auto label = std::string_view(folded).substr(0, label_end);
  parts.title = label_end < folded.size() ? folded.substr(label_end + 1) : std::string();
  const auto first = std::find_if(label.begin(), label.end(), is_digit);
  if (first == label.end()) return parts;
  const auto at = static_cast<std::size_t>(first - label.begin());
  parts.number = digits_at(label, at);
  const auto colon = label.find(':', at);
  if (label.find('(', at) < colon && colon != std::string_view::npos) parts.former = digits_at(label, colon + 1);
  return parts;
}

}  // namespace

std::string plan_of(std::string_view title) {
  // Folded: brackets are narrow. What follows one of these no longer names the plan.
  static constexpr auto ends =
      std::to_array<std::string_view>({"(", "<", "[", "【", "素案", "原案", "骨子", "(案", "に対する", "に関する",
                                       "について", "に寄せられた", "への", "の意見募集", "に係る"});
  const auto folded = base::fold_text(title);
  auto end = folded.size();
  for (const auto word : ends) end = std::min(end, std::max<std::size_t>(folded.find(word, 1), 1));
  auto plan = folded.substr(0, end);
  while (!plan.empty() && plan.back() == ' ') plan.pop_back();
  return plan;
}

bool has_former_number(std::string_view value) {
  // Folding thousands of names would be noticed when an index is opened.
  if (value.find("：") == std::string_view::npos && value.find(':') == std::string_view::npos) return false;
  return !parts_of(value).former.empty();
}

std::vector<std::size_t> become(const std::vector<NamedInitiative>& initiatives) {
  std::vector<Parts> parts;
  for (const auto& initiative : initiatives) parts.push_back(parts_of(initiative.value));
  std::vector<std::size_t> now(initiatives.size());
  for (std::size_t i = 0; i < initiatives.size(); ++i) {
    now[i] = i;
    if (parts[i].number.empty() || parts[i].title.empty() || initiatives[i].plan.empty()) continue;
    for (std::size_t j = 0; j < initiatives.size(); ++j) {
      const bool same = initiatives[j].plan == initiatives[i].plan && parts[j].title == parts[i].title;
      if (same && initiatives[j].value != initiatives[i].value && parts[j].former == parts[i].number &&
          parts[i].former.empty()) {
        now[i] = j;
        break;
      }
    }
  }
  return now;
}

}  // namespace iken::schema
