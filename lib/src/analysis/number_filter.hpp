// Token filter: numbers with their units and years of eras become one term with a canonical value.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/words.hpp"

namespace iken::analysis {

/// 10万円, 100,000円, 十万円 → 100000円 (part: 100000); 平成28年, H28 → 2016年 (parts: 平成, 2016). What MeCab takes
/// for a word (一部, 三鷹, 十分) stays one.
class NumberFilter {
 public:
  explicit NumberFilter(Arena& arena) : arena_(arena) {}
  /// A new text with its words; both must outlive the calls of `match`.
  void start(std::string_view text, const std::vector<Word>& words);
  /// What begins at words[index]. To be asked in rising order. Cheap where nothing begins.
  MergedWord match(std::size_t index);

 private:
  MergedWord match_era(std::size_t index);
  MergedWord match_number(std::size_t index);
  MergedWord match_kanji_fraction(std::size_t index, std::size_t point);
  MergedWord merge(std::size_t index, std::size_t end, const std::string& value, std::string_view unit,
                   std::size_t unit_words);
  [[nodiscard]] std::size_t number_end(std::size_t index) const;
  [[nodiscard]] bool continues_number(std::size_t index) const;
  [[nodiscard]] bool is_point_of_code(std::size_t index) const;
  [[nodiscard]] std::size_t word_ending_at(std::size_t index, std::size_t end) const;
  [[nodiscard]] std::string_view unit_after(std::size_t index, std::size_t& words) const;
  [[nodiscard]] std::string_view unit_of_range(std::size_t index) const;
  [[nodiscard]] std::string_view written(std::size_t index) const;
  [[nodiscard]] std::string_view between(std::size_t index, std::size_t end) const;
  [[nodiscard]] bool adjacent(std::size_t index) const;
  [[nodiscard]] bool is_numeral(std::size_t index) const;

  Arena& arena_;
  std::string_view text_;
  const std::vector<Word>* words_ = nullptr;
  std::size_t continued_ = 0;  ///< where a number of the last era goes on; 0: nowhere
  int base_ = 0;
};

}  // namespace iken::analysis
