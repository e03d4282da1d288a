// Is every line of a text in what was read from it?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/code_points.hpp"
#include "iken/record.hpp"

namespace iken::tests {

/// Without white space of any kind.
inline std::string solid(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.starts_with("\u3000")) {
      i += 3;
    } else if (rest.starts_with("\u00A0")) {
      i += 2;
    } else if (rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r')) {
      ++i;
    } else {
      out += text[i++];
    }
  }
  return out;
}

inline std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '\n') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// The lines that are nowhere: neither furniture nor unassigned, nor in a text, a heading, a number, a class of a
/// record.
inline std::vector<std::string> lost_lines(std::string_view text, const ParsedDocument& document) {
  std::multimap<int, std::string> kept;  // by line; a label may be a part of its line
  for (const auto* list : {&document.furniture, &document.unassigned}) {
    for (const auto& line : *list) kept.emplace(line.line, solid(line.text));
  }
  std::string all;
  for (const auto& r : document.records) {
    for (const auto* part : {&r.opinion, &r.response, &r.summary, &r.chapter, &r.section, &r.subsection})
      all += solid(*part) + "\n";
    if (r.initiative)
      all += solid(r.initiative->label) + solid(r.initiative->title) + "\n" + solid(r.initiative->title) + "\n";
  }
  std::set<std::pair<int, int>> numbers;  // line, number
  std::set<int> lasts;
  std::set<std::pair<int, std::string>> labels;  // classes in words, by their line
  for (const auto& r : document.records) {
    if (r.no && r.source) numbers.emplace(r.source->first_line, *r.no);
    if (r.source) lasts.insert(r.source->last_line);
    if (r.source && r.category) labels.emplace(r.source->last_line, solid(r.category->label));
  }
  const auto in_rows = [&](int line) {
    for (const auto& r : document.records) {
      if (r.category && r.source && r.source->first_line <= line && line <= r.source->last_line) return true;
    }
    return false;
  };
  std::vector<std::string> lost;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    auto whole = solid(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    for (auto [at, last] = kept.equal_range(number); at != last; ++at) {
      const auto piece = whole.find(at->second);
      if (piece != std::string::npos) whole.replace(piece, at->second.size(), "\n");
    }
    for (const auto& line : parts_of(whole)) {
      if (line.empty() || all.find(line) != std::string::npos) continue;
      bool is_number = false;
      for (const auto& [at, no] : numbers) is_number = is_number || (at == number && line.size() <= 18);
      if (is_number) continue;
      // A class is the last line of its row, or the end of it.
      bool is_class = labels.count({number, line}) > 0;
      for (std::size_t cut = 1; lasts.count(number) > 0 && cut <= 4 && cut <= line.size(); ++cut) {
        is_class = is_class || all.find(line.substr(0, line.size() - cut)) != std::string::npos;
      }
      if (!is_class && !(line.size() <= 4 && in_rows(number))) lost.push_back(std::to_string(number) + ": " + line);
    }
  }
  return lost;
}

/// All that was kept of a document, without white space: texts, headings, numbers, classes, unknown columns, and what
/// belongs to no record.
inline std::string all_kept(const ParsedDocument& document) {
  std::string all;
  const auto add = [&](std::string_view text) { all += solid(text) + "\n"; };
  for (const auto* list : {&document.furniture, &document.unassigned}) {
    for (const auto& line : *list) add(line.text);
  }
  for (const auto* list : {&document.problems, &document.repairs}) {
    for (const auto& finding : *list) {
      for (const auto& argument : finding.args) add(argument);
    }
  }
  for (const auto& r : document.records) {
    for (const auto* part :
         {&r.opinion, &r.response, &r.summary, &r.chapter, &r.section, &r.subsection, &r.extra, &r.id})
      add(*part);
    if (r.initiative) add(r.initiative->label + r.initiative->title);
    if (r.category) add(r.category->symbol + "\n" + r.category->label);
  }
  return all;
}

/// Kana and kanji that are more often in the text than in what was kept of it, wherever it stands. A text may be kept
/// more than once, as an answer of two opinions is, and a heading that is printed twice is one heading.
inline std::string lost_characters(std::string_view text, const ParsedDocument& document) {
  auto all = all_kept(document) + document.info.title;
  for (const auto& entry : document.legend) all += entry.symbol + entry.label;
  const auto count = [](std::string_view of) {
    std::map<char32_t, int> counts;
    for (const char32_t c : base::decode(of)) {
      const bool letter = (c >= 0x3041 && c <= 0x30FA) || (c >= 0x3400 && c <= 0x9FFF);
      if (letter && c != U'件') ++counts[c];  // a count may say it as a number
    }
    return counts;
  };
  const auto kept = count(all);
  std::string distinct;
  std::set<std::string> seen;
  for (const auto& line : parts_of(std::string(text))) {
    if (seen.insert(solid(line)).second) distinct += line + "\n";
  }
  std::u32string lost;
  for (const auto& [c, times] : count(distinct)) {
    const auto at = kept.find(c);
    if (at == kept.end() || at->second < times) lost += c;
  }
  return base::encode(lost);
}

/// The lines of cells that are nowhere in what was kept. Numbers and signs of repetition are kept as what they mean.
inline std::vector<std::string> lost_pieces(const std::vector<std::string>& texts, const ParsedDocument& document) {
  auto all = all_kept(document);
  std::string escaped;  // a text inside the JSON of unknown columns
  std::vector<std::string> lost;
  for (const auto& text : texts) {
    for (const auto& line : parts_of(text)) {
      const auto wanted = solid(line);
      if (wanted.size() <= 3 * 6 || all.find(wanted) != std::string::npos) continue;
      lost.push_back(wanted);
    }
  }
  return lost;
}

}  // namespace iken::tests
