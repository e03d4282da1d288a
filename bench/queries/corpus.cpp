// The records a query set is made from.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "queries/corpus.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "queries/patterns.hpp"
#include "records/record.hpp"

namespace iken::bench {

namespace {

constexpr char separator = '\x1f';

enum class Kind { other, kanji, katakana };

/// The kind of the character at `at`, which is moved behind it. Everything of interest has three bytes in UTF-8.
Kind next_kind(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const std::size_t begin = at;
  at = std::min(text.size(), at + size);
  if (size != 3 || begin + 3 > text.size()) return Kind::other;
  const unsigned code = (first & 0x0fU) << 12 | (byte(begin + 1) & 0x3fU) << 6 | (byte(begin + 2) & 0x3fU);
  if (code >= 0x4e00 && code <= 0x9fff) return Kind::kanji;
  if ((code >= 0x30a1 && code <= 0x30f6) || code == 0x30fc) return Kind::katakana;
  return Kind::other;
}

bool is_word(Kind kind, std::size_t bytes) {
  const std::size_t characters = bytes / 3;
  return kind == Kind::kanji ? characters >= 2 && characters <= 4
                             : kind == Kind::katakana && characters >= 3 && characters <= 10;
}

/// Every run of one kind that can be a word.
void append_runs(std::string_view text, std::vector<std::string_view>& runs) {
  Kind running = Kind::other;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t here = at;
    const Kind kind = at < text.size() ? next_kind(text, at) : (++at, Kind::other);
    if (kind == running) continue;
    if (is_word(running, here - begin)) runs.push_back(text.substr(begin, here - begin));
    running = kind;
    begin = here;
  }
}

}  // namespace

std::vector<std::string> read_texts(const std::string& path) {
  std::vector<std::string> texts;
  each_record(path, [&](BenchRecord&& record) {
    texts.push_back(record.title + separator + record.opinion + separator + record.response);
    return true;
  });
  return texts;
}

std::vector<Word> find_words(const std::vector<std::string>& texts, std::uint32_t least) {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  std::vector<std::string_view> runs;
  for (const auto& text : texts) {
    runs.clear();
    append_runs(text, runs);
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    for (const auto run : runs) ++counts[run];
  }
  std::vector<Word> words;
  for (const auto& [text, records] : counts) {
    if (records >= least) words.push_back({std::string(text), records});
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.records != b.records ? a.records > b.records : a.text < b.text;
  });
  return words;
}

Occurrences find_occurrences(const std::vector<std::string>& texts, const std::vector<std::string>& words) {
  const Patterns patterns(words);
  Occurrences occurrences;
  occurrences.records_of_word.resize(words.size());
  occurrences.words_of_record.resize(texts.size());
  for (std::uint32_t record = 0; record < texts.size(); ++record) {
    auto& found = occurrences.words_of_record[record];
    patterns.find(texts[record], found);
    for (const std::uint32_t word : found) occurrences.records_of_word[word].push_back(record);
  }
  return occurrences;
}

}  // namespace iken::bench
