// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/column_names.hpp"

#include <algorithm>

#include "ingest/lists/column_rows.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t fewest_columns = 3;
constexpr std::size_t most_columns = 12;
constexpr std::size_t longest_header = 400;  ///< bytes

bool is_known(const Profile& profile, const std::string& word) {
  return std::find(profile.header.begin(), profile.header.end(), word) != profile.header.end();
}

/// The line's words when it is made of columns' words only.
std::vector<std::string> known_words(const Profile& profile, std::string_view text) {
  std::vector<std::string> words;
  if (text.size() > longest_header) return words;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const auto end = std::min({text.find(' '), text.find("\u3000"), text.find('\t'), text.size()});
    words.emplace_back(text.substr(0, end));
    if (!is_known(profile, words.back())) return {};
    text.remove_prefix(end);
  }
  return words;
}

std::size_t next_filled(const std::vector<Line>& lines, std::size_t i) {
  while (i < lines.size() && lines[i].blank()) ++i;
  return i;
}

/// Two numbers that follow each other: a column of numbers begins here.
bool numbers_begin(const std::vector<Line>& lines, std::size_t i) {
  i = next_filled(lines, i);
  const auto j = next_filled(lines, i + 1);
  if (j >= lines.size()) return false;
  const auto first = whole_number(lines[i].text);
  const auto second = whole_number(lines[j].text);
  return first && second && *second == *first + 1;
}

/// One column of opinions, and none but counts behind it: where another long text would end, nobody could tell.
bool can_be_divided(const Profile& profile, const std::vector<std::string>& words) {
  if (words.size() < fewest_columns || words.size() > most_columns) return false;
  std::size_t opinions = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto field = field_of(profile, words[i]);
    if ((field == "no") != (i == 0)) return false;
    if (opinions > 0 && field != "persons") return false;
    opinions += field == "opinion" ? 1U : 0U;
  }
  return opinions == 1;
}

}  // namespace

std::string field_of(const Profile& profile, const std::string& word) {
  for (const auto& [field, words] : profile.fields) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return field;
  }
  return {};
}

Profile with_columns_of(const std::vector<Line>& lines, const Profile& profile) {
  for (auto i = next_filled(lines, 0); i < lines.size(); i = next_filled(lines, i + 1)) {
    auto words = known_words(profile, lines[i].text);
    if (words.empty() || field_of(profile, words[0]) != "no") continue;
    auto end = next_filled(lines, i + 1);
    for (; end < lines.size() && words.size() < most_columns; end = next_filled(lines, end + 1)) {
      const auto more = known_words(profile, lines[end].text);
      if (more.empty()) break;
      words.insert(words.end(), more.begin(), more.end());
    }
    if (!can_be_divided(profile, words)) continue;
    auto columns = profile;
    columns.columns = std::move(words);
    if (!numbers_begin(lines, end) && rows_of_blocks(lines, end, lines.size(), {}, columns).empty()) continue;
    return columns;
  }
  return profile;
}

}  // namespace iken::ingest
