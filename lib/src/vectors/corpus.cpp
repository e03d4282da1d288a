// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/corpus.hpp"

#include <algorithm>

#include "base/code_points.hpp"

namespace iken::vectors {

namespace {

constexpr std::uint32_t dropped = 0xFFFFFFFF;

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000; }

/// Unknown to the dictionary and written in kanji: in minutes these are names.
bool is_unknown_kanji(const Token& token) {
  if (!token.reading.empty() || token.part) return false;
  const auto points = base::decode(token.base);
  return std::any_of(points.begin(), points.end(), is_han);
}

bool is_number(const Token& token) { return !token.base.empty() && token.base[0] >= '0' && token.base[0] <= '9'; }

}  // namespace

bool is_person(const Token& token) { return token.part_of_speech.starts_with("名詞-固有名詞-人名"); }

std::vector<std::string> learnable(std::span<const Token> tokens) {
  std::vector<std::string> words;
  for (const auto& token : tokens) {
    if (!token.content || token.formula || is_person(token) || is_number(token) || is_unknown_kanji(token)) continue;
    words.push_back(token.base);
  }
  return words;
}

std::uint32_t Corpus::number_of(const std::string& term) {
  const auto [entry, fresh] = numbers_.try_emplace(term, static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    words_.push_back({term, 0, 0});
    last_text_.push_back(0);
  }
  return entry->second;
}

void Corpus::add(const std::vector<std::string>& words) {
  const auto text = static_cast<std::uint32_t>(ends_.size() + 1);
  for (const auto& term : words) {
    const auto number = number_of(term);
    ++words_[number].count;
    if (last_text_[number] != text) ++words_[number].texts;
    last_text_[number] = text;
    sequence_.push_back(number);
  }
  ends_.push_back(sequence_.size());
}

void Corpus::keep(std::vector<std::uint32_t> kept, std::size_t most) {
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
    return words_[a].count != words_[b].count ? words_[a].count > words_[b].count : words_[a].term < words_[b].term;
  });
  if (kept.size() > most) kept.resize(most);
  std::vector<std::uint32_t> renumbered(words_.size(), dropped);
  std::vector<CorpusWord> words;
  for (const auto old : kept) {
    renumbered[old] = static_cast<std::uint32_t>(words.size());
    words.push_back(std::move(words_[old]));
  }
  words_ = std::move(words);
  numbers_.clear();
  last_text_.clear();
  std::size_t out = 0;
  std::size_t in = 0;
  for (auto& end : ends_) {
    for (; in < end; ++in) {
      if (const auto number = renumbered[sequence_[in]]; number != dropped) sequence_[out++] = number;
    }
    end = out;
  }
  sequence_.resize(out);
}

}  // namespace iken::vectors
