// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/divided_cells.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ingest/grid/grid_columns.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

struct Label {
  std::string field;
  std::size_t size = 0;  ///< of the label with its signs
};

/// "【回答】", "回答：", "→市の考え方：" at the beginning of the line.
std::optional<Label> label_of(std::string_view line, const Profile& profile) {
  constexpr std::size_t longest = 60;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs = {
      {{"【", "】"}, {"［", "］"}, {"[", "]"}, {"〔", "〕"}, {"", "："}, {"", ":"}}};
  std::size_t skipped = 0;
  for (const std::string_view mark : {"→", "⇒", "■", "○", "◆"}) {
    if (line.starts_with(mark)) skipped = mark.size();
  }
  const auto rest = line.substr(skipped);
  for (const auto& [open, close] : signs) {
    if (!rest.starts_with(open)) continue;
    const auto end = rest.find(close, open.size());
    if (end == std::string_view::npos || end > longest) continue;
    auto field = heading_field(solid(rest.substr(open.size(), end - open.size())), profile);
    if (field == "opinion" || field == "response") return Label{std::move(field), skipped + end + close.size()};
  }
  return std::nullopt;
}

struct Parts {
  std::string opinion;
  std::string response;
};

std::optional<Parts> divided(std::string_view text, const Profile& profile) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto line = text.substr(begin);
    const auto label = label_of(line.substr(0, line.find('\n')), profile);
    if (label && label->field == "response") {
      auto opinion = text.substr(0, begin);
      while (opinion.ends_with('\n')) opinion.remove_suffix(1);
      if (const auto first = label_of(opinion.substr(0, opinion.find('\n')), profile)) opinion.remove_prefix(first->size);
      while (opinion.starts_with('\n')) opinion.remove_prefix(1);
      auto response = line.substr(label->size);
      while (response.starts_with('\n')) response.remove_prefix(1);
      if (trim(opinion).empty() || trim(response).empty()) return std::nullopt;
      return Parts{std::string(trim(opinion)), std::string(trim(response))};
    }
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) break;
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace

bool begins_answer(std::string_view text, const Profile& profile) {
  const auto label = label_of(text.substr(0, text.find('\n')), profile);
  return label && label->field == "response";
}

void divide_cells(ParsedDocument& document, const Profile& profile) {
  auto& records = document.records;
  if (std::any_of(records.begin(), records.end(), [](const Record& record) { return !record.response.empty(); })) return;
  std::vector<std::optional<Parts>> parts;
  for (const auto& record : records) parts.push_back(divided(record.opinion, profile));
  const auto found = std::count_if(parts.begin(), parts.end(), [](const auto& part) { return part.has_value(); });
  if (found == 0 || static_cast<std::size_t>(found) * 10 < records.size() * 7) return;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!parts[i]) continue;
    records[i].opinion = parts[i]->opinion;
    records[i].response = parts[i]->response;
  }
}

}  // namespace iken::ingest
