// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/answer_class.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ingest/lines/lines.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

struct Ending {
  std::size_t begin = 0;  ///< of what is to be taken off
  std::string printed;
};

/// What stands behind "対応区分：" and its like.
std::string_view without_label(std::string_view text) {
  static constexpr std::array<std::string_view, 5> labels = {"対応区分", "対応状況", "反映区分", "反映状況", "区分"};
  for (const auto label : labels) {
    if (!text.starts_with(label)) continue;
    text = trim(text.substr(label.size()));
    for (const std::string_view sign : {"：", ":"}) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size());
    }
    return trim(text);
  }
  return text;
}

bool is_known(const std::vector<LegendEntry>& legend, std::string_view text) {
  return !text.empty() && find_class(legend, text) != nullptr;
}

/// "（○）" at the end of the line.
std::optional<Ending> in_brackets(const std::vector<LegendEntry>& legend, std::string_view line) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs = {
      {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"[", "]"}, {"〔", "〕"}}};
  for (const auto& [open, close] : pairs) {
    if (!line.ends_with(close)) continue;
    const auto at = line.rfind(open);
    if (at == std::string_view::npos) continue;
    const auto inside = line.substr(at + open.size(), line.size() - at - open.size() - close.size());
    const auto printed = without_label(trim(inside));
    if (is_known(legend, printed)) return Ending{at, std::string(printed)};
  }
  return std::nullopt;
}

std::optional<Ending> ending_of(const std::vector<LegendEntry>& legend, std::string_view answer) {
  const auto cut = answer.rfind('\n');
  const auto begin = cut == std::string_view::npos ? 0 : cut + 1;
  const auto line = answer.substr(begin);
  if (auto found = in_brackets(legend, line)) {
    found->begin += begin;
    return found;
  }
  if (const auto whole = without_label(line); begin > 0 && (is_class(legend, whole) || (whole.size() < line.size() && is_known(legend, whole))))
    return Ending{begin, std::string(whole)};
  const auto sign = class_at_end(legend, line);
  if (sign.empty()) return std::nullopt;
  return Ending{answer.size() - sign.size(), sign};
}

}  // namespace

void take_classes_from_answers(ParsedDocument& document) {
  const auto& legend = document.legend;
  if (legend.empty()) return;
  std::size_t answers = 0;
  std::vector<std::optional<Ending>> endings;
  for (const auto& record : document.records) {
    answers += record.response.empty() ? 0 : 1;
    endings.push_back(ending_of(legend, record.response));
  }
  const auto classed = std::count_if(endings.begin(), endings.end(), [](const auto& ending) { return ending.has_value(); });
  if (classed == 0 || static_cast<std::size_t>(classed) * 10 < answers * 7) return;
  for (std::size_t i = 0; i < endings.size(); ++i) {
    auto& record = document.records[i];
    if (!endings[i]) {
      document.problems.push_back({"class_missing", {name_of(record)}, record.source ? record.source->last_line : 0});
      continue;
    }
    record.category = class_of(document, endings[i]->printed, record);
    auto answer = std::string_view(record.response).substr(0, endings[i]->begin);
    while (answer.ends_with('\n')) answer.remove_suffix(1);
    record.response = std::string(trim(answer));
  }
}

}  // namespace iken::ingest
