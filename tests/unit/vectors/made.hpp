// Made-up tables of word vectors.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "vectors/table.hpp"

namespace made {

inline std::string word(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"図", "書", "館", "ゴ", "ミ", "lan", "-", "8", "𠮷", "ー"};
  std::string text;
  for (auto n = 1 + random() % 5; n > 0; --n) text += pieces[random() % pieces.size()];
  return text;
}

inline std::vector<iken::vectors::TableRow> rows(std::size_t count, std::size_t dims, unsigned seed) {
  std::mt19937 random(seed);
  std::set<std::string> words;
  while (words.size() < count) words.insert(word(random));
  std::vector<iken::vectors::TableRow> rows;
  for (const auto& term : words) {
    iken::vectors::TableRow row{term, static_cast<float>(random() % 12000) / 1000.0F, {}};
    for (std::size_t d = 0; d < dims; ++d) row.values.push_back(static_cast<float>(random() % 2001) / 1000.0F - 1.0F);
    rows.push_back(std::move(row));
  }
  std::shuffle(rows.begin(), rows.end(), random);
  return rows;
}

/// The plain definition, in double.
template <class A, class B>
double cosine(const A& a, const B& b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    aa += static_cast<double>(a[i]) * static_cast<double>(a[i]);
    bb += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace made
