// Texts as sequences of word numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "iken/analyzer.hpp"

namespace iken::vectors {

/// The words of one text that may be learned from, in order; the parts of a compound follow it.
std::vector<std::string> learnable(std::span<const Token> tokens);

/// Is it a name of a person, wherever it stands?
bool is_person(const Token& token);

/// A word of the corpus.
struct CorpusWord {
  std::string term;
  std::uint32_t count = 0;
  std::uint32_t texts = 0;  ///< that have it
};

/// Texts end to end. Words are numbered as they come, and by frequency after `prune`.
class Corpus {
 public:
  void add(const std::vector<std::string>& words);
  /// Leaves out words seen less than `least` times, all but the `most` most frequent, and those that `unwanted` names.
  template <class Unwanted>
  void prune(std::size_t least, std::size_t most, Unwanted unwanted) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (words_[i].count >= least && !unwanted(words_[i].term)) kept.push_back(i);
    }
    keep(std::move(kept), most);
  }

  [[nodiscard]] const std::vector<CorpusWord>& words() const { return words_; }
  [[nodiscard]] std::size_t texts() const { return ends_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> text(std::size_t index) const {
    const auto begin = index == 0 ? 0 : ends_[index - 1];
    return std::span(sequence_).subspan(begin, ends_[index] - begin);
  }

 private:
  void keep(std::vector<std::uint32_t> kept, std::size_t most);
  std::uint32_t number_of(const std::string& term);

  std::vector<CorpusWord> words_;
  std::vector<std::uint32_t> last_text_;  ///< by word: 1 + the text in which it was seen last
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> sequence_;
  std::vector<std::size_t> ends_;
};

}  // namespace iken::vectors
