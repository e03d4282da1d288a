// Takes the tight groups out of SudachiDict's synonyms (group number, words joined by '|') for
// dict/synonyms/sudachi.tsv. Run by hand; the result is kept with the sources.
//
// A group is tight when it is small, none of its words is in another group, none is short or a foreign abbreviation of
// two letters, and at least two of its words are used in municipal text (any text, one passage a line; occurrences are
// counted on MeCab's word boundaries).
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "dictionary/mecab.hpp"
#include "dictionary/text.hpp"

namespace {

using namespace iken::dictionary;

constexpr std::size_t most_words = 5;
constexpr std::size_t longest_run = 5;
constexpr std::size_t fewest_uses = 8;

using Groups = std::vector<std::vector<std::string>>;
using Uses = std::unordered_map<std::string, std::size_t>;

Groups read_groups(const std::string& path) {
  Groups groups;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto columns = split(line, "\t");
    if (columns.size() != 2) continue;
    groups.push_back(split(columns[1], "|"));
  }
  return groups;
}

std::set<std::string> read_words(const std::string& path) {
  std::set<std::string> words;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with('#') && !trim(line).empty()) words.emplace(normalize(trim(line)));
  }
  return words;
}

std::map<std::string, std::size_t> groups_per_word(const Groups& groups) {
  std::map<std::string, std::size_t> counts;
  for (const auto& group : groups) {
    std::set<std::string> words;
    for (const auto& word : group) words.insert(normalize(word));
    for (const auto& word : words) ++counts[word];
  }
  return counts;
}

/// English words and two-letter abbreviations are no Japanese of a ward; SNS and PDF are.
bool is_wanted(const std::string& word) {
  if (word != nfkc(word) || word.find_first_of(",\"=> ") != std::string::npos) return false;
  if (characters(word) < 2 || (is_hiragana(word) && characters(word) < 4)) return false;
  if (!is_ascii(word)) return true;
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

/// Counts the runs of morphemes that are words of `uses`.
void count_uses(const std::string& path, Mecab& mecab, Uses& uses) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto morphemes = mecab.cut(normalize(line)).morphemes;
    for (std::size_t i = 0; i < morphemes.size(); ++i) {
      std::string run;
      for (std::size_t j = i; j < std::min(i + longest_run, morphemes.size()); ++j) {
        run += morphemes[j].surface;
        const auto at = uses.find(run);
        if (at != uses.end()) ++at->second;
      }
    }
  }
}

std::vector<std::string> tight_words(const std::vector<std::string>& group,
                                     const std::map<std::string, std::size_t>& per,
                                     const std::set<std::string>& excluded) {
  if (group.size() > most_words) return {};
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (const auto& word : group) {
    const auto key = normalize(word);
    if (!is_wanted(word) || per.at(key) != 1 || excluded.contains(key) || !seen.insert(key).second) continue;
    words.push_back(word);
  }
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s GROUPS TEXT EXCLUDED_WORDS DICTIONARY > sudachi.tsv\n", argv[0]);
    return 2;
  }
  const auto groups = read_groups(argv[1]);
  auto mecab = Mecab::open(argv[4]);
  if (!mecab || groups.empty()) {
    std::fprintf(stderr, "%s: cannot read %s or %s\n", argv[0], argv[1], argv[4]);
    return 1;
  }
  const auto per = groups_per_word(groups);
  const auto excluded = read_words(argv[3]);
  Groups tight;
  Uses uses;
  for (const auto& group : groups) {
    tight.push_back(tight_words(group, per, excluded));
    for (const auto& word : tight.back()) uses.emplace(normalize(word), 0);
  }
  count_uses(argv[2], *mecab, uses);
  std::printf("# Derived from SudachiDict by dict/synonyms/derive.cpp; licence: dict/synonyms/LICENSE. Do not edit:\n");
  std::printf("# a word that should not be here goes into sudachi-exclude.txt.\n");
  for (auto& group : tight) {
    std::erase_if(group, [&](const std::string& word) { return uses.at(normalize(word)) < fewest_uses; });
    if (group.size() > 1) std::printf("%s\t0.3\n", join(group, " = ").c_str());
  }
  return 0;
}
