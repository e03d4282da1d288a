// A legend that stands on one line.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "ingest/lines.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::size_t longest_line = 600;
constexpr std::size_t longest_name = 24;  ///< columns

/// The words of the line: what spaces, commas and brackets divide.
std::vector<View> words_of(View text) {
  static constexpr std::array<View, 8> spaces = {"\u3000", " ", "\t", "、", "，", ",", "／", "；"};
  static constexpr std::array<View, 3> closings = {"】", "］", "〕"};
  std::vector<View> words;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (end > begin) words.push_back(text.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const auto starts = [&](View word) { return rest.starts_with(word); };
    if (const auto* space = std::find_if(spaces.begin(), spaces.end(), starts); space != spaces.end()) {
      add(at);
      at += space->size();
      begin = at;
    } else if (const auto* close = std::find_if(closings.begin(), closings.end(), starts); close != closings.end()) {
      at += close->size();
      add(at);
      begin = at;
    } else {
      ++at;
    }
  }
  add(text.size());
  return words;
}

bool names_legend(View text) {
  static constexpr std::array<View, 5> names = {"凡例", "区分", "分類", "対応状況", "反映状況"};
  return columns(text) <= longest_name &&
         std::any_of(names.begin(), names.end(), [&](View name) { return text.find(name) != View::npos; });
}

/// "1 修正する", "２：参考": digits as symbols, where the line says that it is a legend.
std::optional<LegendLine> numbered(View text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 6) {
    const auto size = static_cast<unsigned char>(text[digits]) < 0x80 ? 1U : 3U;
    if (digits + size > text.size() || !whole_number(text.substr(digits, size))) break;
    digits += size;
  }
  if (digits == 0) return std::nullopt;
  return legend_line_of(std::string(text.substr(0, digits)), text.substr(digits));
}

bool begins_entry(View word, bool named) {
  if (read_legend_line(std::string(word) + "　x")) return true;
  return named && (numbered(word) || whole_number(word));
}

/// "（注）", "注１：": legends below a table are notes. Takes it and the note's full stop off.
View without_note(View text) {
  auto rest = text;
  for (const View open : {"（", "("}) {
    if (rest.starts_with(open)) rest.remove_prefix(open.size());
  }
  if (!rest.starts_with("注")) return text;
  rest.remove_prefix(View("注").size());
  const auto first = rest.find_first_not_of("0123456789");
  rest.remove_prefix(std::min(first, rest.size()));
  while (rest.size() >= 3 && whole_number(rest.substr(0, 3)) && static_cast<unsigned char>(rest.front()) >= 0x80) rest.remove_prefix(3);
  static constexpr std::array<View, 6> closes = {"）", ")", "：", ":", "　", " "};
  const auto* close = std::find_if(closes.begin(), closes.end(), [&](View word) { return rest.starts_with(word); });
  if (close == closes.end()) return text;
  rest.remove_prefix(close->size());
  if (rest.ends_with("。")) rest.remove_suffix(View("。").size());
  return trim(rest);
}

}  // namespace

std::vector<LegendLine> read_one_line_legend(View text) {
  if (text.size() > longest_line) return {};
  text = without_note(text);
  if (text.ends_with("。")) return {};
  const auto words = words_of(text);
  std::string name;
  std::size_t next = 0;
  while (next < words.size() && !begins_entry(words[next], names_legend(name))) name += words[next++];
  const bool named = names_legend(name);
  if (!name.empty() && !named) return {};
  std::vector<LegendLine> entries;
  std::set<std::string> symbols;
  while (next < words.size()) {
    auto whole = std::string(words[next++]);
    while (next < words.size() && !begins_entry(words[next], named)) whole += "　" + std::string(words[next++]);
    auto entry = read_legend_line(whole);
    if (!entry && named) entry = numbered(whole);
    if (!entry || !(named || (entry->certain && is_symbol(entry->entry.symbol)))) return {};
    if (!symbols.insert(entry->entry.symbol).second) return {};
    entries.push_back(std::move(*entry));
  }
  return entries.size() >= 2 ? entries : std::vector<LegendLine>();
}

}  // namespace iken::ingest
