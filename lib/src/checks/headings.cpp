// Totals that stand in headings, or beside a heading's words in a table before the opinions.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "checks/checks.hpp"

namespace iken::checks {
namespace {

using View = std::u32string_view;

/// Words of a heading without what layout adds: white space, dots, dashes, brackets.
std::u32string squeezed(std::string_view text) {
  auto points = base::decode(base::fold_text(text));
  std::erase_if(points, [](char32_t c) { return View(U" 　・･….。:-()[]【】〔〕「」").find(c) != View::npos; });
  return points;
}

struct Count {
  int number = 0;
  bool people = false;  ///< 名 or 人, not 件
};

/// Takes "12件" from the end; at most five digits, as fold leaves them.
std::optional<Count> take_count(std::u32string& words) {
  if (words.empty() || View(U"件名人").find(words.back()) == View::npos) return std::nullopt;
  Count count{0, words.back() != U'件'};
  auto begin = words.size() - 1;
  while (begin > 0 && words[begin - 1] >= U'0' && words[begin - 1] <= U'9') --begin;
  const auto digits = words.size() - 1 - begin;
  if (digits == 0 || digits > 5) return std::nullopt;
  for (auto i = begin; i + 1 < words.size(); ++i) count.number = count.number * 10 + static_cast<int>(words[i] - U'0');
  words.resize(begin);
  for (const View word : {View(U"意見数"), View(U"件数"), View(U"計")}) {
    if (words.ends_with(word)) words.resize(words.size() - word.size());
  }
  return count;
}

/// The records under one heading.
struct Group {
  std::string heading;
  const Record* first = nullptr;
  int rows = 0;
  std::int64_t people = 0;
  bool has_people = false;

  void add(const Record& record) {
    if (first == nullptr) first = &record;
    ++rows;
    people += record.persons.value_or(1);
    has_people = has_people || record.persons.has_value();
  }
  [[nodiscard]] bool agrees(const Count& declared) const {
    if (declared.people) return !has_people || people == declared.number;
    return rows == declared.number || (has_people && people == declared.number);
  }
  [[nodiscard]] Finding finding(const Count& declared, int line) const {
    std::vector<std::string> args = {heading, std::to_string(declared.number), std::to_string(rows)};
    if (has_people) args.push_back(std::to_string(people));
    return {has_people ? "heading_total_people" : "heading_total", std::move(args), line, {}};
  }
};

/// Groups by the whole path of headings; only the last one of the path counts its records.
std::vector<Group> groups_of(const ParsedDocument& document) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> known;
  for (const auto& record : document.records) {
    const auto initiative = record.initiative ? record.initiative->label + record.initiative->title : std::string();
    std::string path;
    for (const auto* heading : {&record.chapter, &record.section, &record.subsection, &initiative}) {
      path += '\n' + *heading;
      if (heading->empty()) continue;
      const auto [at, fresh] = known.try_emplace(path, groups.size());
      if (fresh) groups.push_back({*heading, nullptr, 0, 0, false});
      groups[at->second].add(record);
    }
  }
  return groups;
}

bool is_bare_number(View words) {
  return words.size() >= 3 && words.size() <= 5 && words.front() == U'第' &&
         View(U"章部編節").find(words.back()) != View::npos;
}

/// The one group that `words` name: a whole heading, or 第４章 of it.
const Group* named(const std::vector<std::pair<std::u32string, const Group*>>& headings, const std::u32string& words) {
  const Group* found = nullptr;
  for (const auto& [heading, group] : headings) {
    if (heading != words && !(is_bare_number(words) && heading.starts_with(words))) continue;
    if (found != nullptr) return nullptr;
    found = group;
  }
  return found;
}

}  // namespace

void check_headings(const ParsedDocument& document, Findings& findings) {
  const auto groups = groups_of(document);
  std::vector<std::pair<std::u32string, const Group*>> headings;
  for (const auto& group : groups) {
    auto words = squeezed(group.heading);
    const auto declared = take_count(words);
    const int line = group.first->source ? group.first->source->first_line : 0;
    if (declared && !group.agrees(*declared)) findings.push_back(group.finding(*declared, line));
    headings.emplace_back(std::move(words), &group);
  }
  for (const auto& line : document.furniture) {
    auto words = squeezed(line.text);
    const auto declared = take_count(words);
    const auto* group = declared && !words.empty() ? named(headings, words) : nullptr;
    if (group != nullptr && !group->agrees(*declared)) findings.push_back(group->finding(*declared, line.line));
  }
}

namespace {

/// An index keeps no legend, but how many of each class it declared: a class without words that is none of them is one
/// that the legend did not have.
void check_declared_classes(const ParsedDocument& document, Findings& findings) {
  const auto& declared = document.declared.categories;
  if (declared.empty() || !document.legend.empty()) return;
  for (const auto& record : document.records) {
    if (!record.category || record.category->symbol.empty() || !record.category->label.empty()) continue;
    const auto& symbol = record.category->symbol;
    if (declared.count(symbol) > 0) continue;
    const auto name = record.no ? std::to_string(*record.no) : record.id;
    findings.push_back({"class_unknown", {name, symbol}, record.source ? record.source->last_line : 0, record.id});
  }
}

}  // namespace

void check_legend(const ParsedDocument& document, Findings& findings) {
  check_declared_classes(document, findings);
  for (const auto& entry : document.legend) {
    const auto key = entry.symbol.empty() ? entry.label : entry.symbol;
    // Where the legend declares a number, the totals have told already.
    if (entry.symbol.empty() || document.declared.categories.count(key) > 0) continue;
    const bool used = std::any_of(document.records.begin(), document.records.end(), [&](const Record& record) {
      return record.category && record.category->symbol == entry.symbol;
    });
    if (!used) findings.push_back({"class_unused", {entry.symbol, entry.label}, 0, {}});
  }
}

}  // namespace iken::checks
