// All words of the invented comments.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/lexicon.hpp"

#include <cmath>
#include <numeric>
#include <utility>

#include "generate/vocabulary.hpp"

namespace iken::bench {

namespace {

std::vector<std::string> assembled() {
  std::vector<std::string> words;
  for (const auto head : vocabulary::heads) {
    for (const auto tail : vocabulary::tails) words.push_back(std::string(head) + std::string(tail));
  }
  for (const auto head : vocabulary::place_heads) {
    for (const auto core : vocabulary::place_cores) {
      for (const auto tail : vocabulary::place_tails)
        words.push_back(std::string(head) + std::string(core) + std::string(tail));
    }
  }
  for (const auto head : vocabulary::coined_heads) {
    for (const auto tail : vocabulary::coined_tails) words.push_back(std::string(head) + std::string(tail));
  }
  Random random(20160701);
  for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[random.below(i)]);
  return words;
}

std::vector<std::string> all_words() {
  std::vector<std::string> words(vocabulary::words.begin(), vocabulary::words.end());
  for (auto& word : assembled()) words.push_back(std::move(word));
  return words;
}

/// Zipf's law as Mandelbrot corrected it for the first few words: 1 / (rank + 2.7).
std::vector<double> zipf(std::size_t count) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) weights[i] = 1 / (static_cast<double>(i) + 2.7);
  return weights;
}

}  // namespace

Weighted::Weighted(const std::vector<double>& weights) : keep_(weights.size()), other_(weights.size()) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    keep_[i] = weights[i] * static_cast<double>(weights.size()) / sum;
    other_[i] = i;
    (keep_[i] < 1 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back();
    const std::uint32_t rich = large.back();
    small.pop_back();
    other_[poor] = rich;
    keep_[rich] -= 1 - keep_[poor];
    if (keep_[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
}

std::size_t Weighted::draw(Random& random) const {
  const std::size_t place = random.below(keep_.size());
  return random.fraction() < keep_[place] ? place : other_[place];
}

Lexicon::Lexicon() : words_(all_words()), weights_(zipf(words_.size())) {}

std::string_view Lexicon::compound(Random& random) const {
  const std::size_t first = vocabulary::words.size();
  return words_[first + random.below(words_.size() - first)];
}

}  // namespace iken::bench
