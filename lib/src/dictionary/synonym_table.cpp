// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/synonym_table.hpp"

#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

struct Link {
  double weight = 0;
  int from_year = 0;
  int to_year = 0;
};

using Links = std::map<std::pair<std::string, std::string>, Link>;

void add_group(const SynonymGroup& group, const VariantTable& variants, Links& links) {
  std::vector<std::string> words;
  for (const auto& word : group.words) words.push_back(normalize(word));
  const auto sources = group.one_way ? std::size_t{1} : words.size();
  for (std::size_t i = 0; i < sources; ++i) {
    for (std::size_t j = 0; j < words.size(); ++j) {
      if (words[i] == words[j] || variants.same(words[i], words[j])) continue;
      auto keys = variants.others(words[i]);  // 障がい者 finds what 障害者 finds
      keys.push_back(words[i]);
      for (const auto& key : keys) {
        auto& link = links[{key, words[j]}];
        if (group.weight > link.weight) link = {group.weight, group.from_year, group.to_year};
      }
    }
  }
}

std::string decimal(double value) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, result.ptr};
}

std::string year(int value) { return value == 0 ? std::string() : std::to_string(value); }

}  // namespace

std::string synonyms_to_tsv(const std::vector<SynonymGroup>& groups, const VariantTable& variants) {
  Links links;
  for (const auto& group : groups) add_group(group, variants, links);
  std::string text;
  for (const auto& [words, link] : links) {
    text += words.first + "\t" + words.second + "\t" + decimal(link.weight) + "\t" + year(link.from_year) + "\t" +
            year(link.to_year) + "\n";
  }
  return text;
}

std::string stops_to_tsv(const std::vector<StopLine>& stops) {
  std::set<std::pair<std::string, std::string>> lines;
  for (const auto& stop : stops) lines.emplace(stop.kind, normalize(stop.value));
  std::string text;
  for (const auto& [kind, value] : lines) text += kind + "\t" + value + "\n";
  return text;
}

}  // namespace iken::dictionary
