// All words of the invented comments, drawn so that the n-th is drawn about 1/n as often as the first.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "records/random.hpp"

namespace iken::bench {

/// Draws numbers with given weights in constant time (Vose, "A linear algorithm for generating random numbers with a
/// given distribution", 1991).
class Weighted {
 public:
  explicit Weighted(const std::vector<double>& weights);
  [[nodiscard]] std::size_t draw(Random& random) const;

 private:
  std::vector<double> keep_;
  std::vector<std::uint32_t> other_;
};

/// About 10,000 words: the listed ones, then compounds, places and coined names in an order that is always the same.
class Lexicon {
 public:
  Lexicon();
  [[nodiscard]] std::string_view draw(Random& random) const { return words_[weights_.draw(random)]; }
  [[nodiscard]] std::string_view compound(Random& random) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::vector<std::string> words_;
  Weighted weights_;
};

}  // namespace iken::bench
