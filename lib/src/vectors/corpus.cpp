// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/corpus.hpp"

#include <algorithm>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace iken::vectors {
namespace {

constexpr std::string_view people = "名詞-固有名詞-人名";
constexpr std::size_t batch_texts = 4000;

/// Content words without formulas and without names of people, which tell nothing of a matter and belong to persons.
std::vector<std::string> words_of(const Analyzer& analyzer, const std::string& text) {
  std::vector<std::string> words;
  for (auto& token : analyzer.analyze(text)) {
    if (!token.content || token.formula || token.part || token.part_of_speech.starts_with(people)) continue;
    words.push_back(std::move(token.base));
  }
  return words;
}

std::vector<std::vector<std::string>> analyze(const std::vector<std::string>& texts, const Analyzer& analyzer,
                                              unsigned jobs) {
  std::vector<std::vector<std::string>> words(texts.size());
  std::vector<std::thread> threads;
  for (unsigned job = 0; job < jobs; ++job) {
    threads.emplace_back([&, job] {
      for (std::size_t i = job; i < texts.size(); i += jobs) words[i] = words_of(analyzer, texts[i]);
    });
  }
  for (auto& thread : threads) thread.join();
  return words;
}

class Collector {
 public:
  void add(const std::vector<std::string>& words) {
    ++corpus.text_count;
    for (const auto& word : words) {
      const auto [entry, fresh] = numbers_.try_emplace(word, static_cast<std::uint32_t>(corpus.words.size()));
      const auto number = entry->second;
      if (fresh) {
        corpus.words.push_back(word);
        corpus.counts.push_back(0);
        corpus.texts.push_back(0);
        last_text_.push_back(0);
      }
      ++corpus.counts[number];
      if (last_text_[number] != corpus.text_count) ++corpus.texts[number];
      last_text_[number] = corpus.text_count;
      corpus.tokens.push_back(number);
    }
    corpus.tokens.push_back(end_of_text);
  }

  Corpus corpus;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint64_t> last_text_;
};

}  // namespace

Corpus read_corpus(const std::function<bool(std::string&)>& next, const Analyzer& analyzer, unsigned jobs) {
  Collector collector;
  std::vector<std::string> batch;
  std::string text;
  for (bool more = true; more;) {
    batch.clear();
    while (batch.size() < batch_texts && (more = next(text))) batch.push_back(std::move(text));
    for (const auto& words : analyze(batch, analyzer, jobs)) collector.add(words);
  }
  return std::move(collector.corpus);
}

void keep_frequent(Corpus& corpus, std::uint64_t least, std::size_t most) {
  std::vector<std::uint32_t> order(corpus.words.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](auto word) { return corpus.counts[word] < least; });
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    return corpus.counts[a] != corpus.counts[b] ? corpus.counts[a] > corpus.counts[b] : corpus.words[a] < corpus.words[b];
  });
  if (order.size() > most) order.resize(most);
  std::vector<std::uint32_t> renumbered(corpus.words.size(), no_word);
  Corpus kept;
  for (const auto word : order) {
    renumbered[word] = static_cast<std::uint32_t>(kept.words.size());
    kept.words.push_back(std::move(corpus.words[word]));
    kept.counts.push_back(corpus.counts[word]);
    kept.texts.push_back(corpus.texts[word]);
  }
  for (auto& token : corpus.tokens) {
    if (token != end_of_text) token = renumbered[token];
  }
  corpus.words = std::move(kept.words);
  corpus.counts = std::move(kept.counts);
  corpus.texts = std::move(kept.texts);
}

}  // namespace iken::vectors
