// Invented documents whose records are known, for tests.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "iken/record.hpp"

namespace iken::generate {

/// The same numbers on every machine, which std::uniform_int_distribution does not promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  /// 0 … n - 1; 0 for n = 0.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(engine_() % n); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 engine_;
};

struct TruthOptions {
  std::size_t records = 20;
  std::string municipality = "汐見台区";
  std::string manner = "区";       ///< 区 or 市: 区では、…
  bool polite_opinions = false;    ///< some opinions end in です, ます
  int shared_percent = 12;         ///< how many rows begin a shared answer
  bool headings = true;
  bool numbers_in_text = false;    ///< 30台 and the like
  bool references = true;
  bool footnotes = true;
};

/// A document: info, declared totals, legend, records with everything but `source`. Ids need `id`.
ParsedDocument make_truth(std::uint64_t seed, const std::string& id, const TruthOptions& options);

/// Numerals as documents print them: one digit wide, more narrow.
std::string printed(int number);
/// ① … ㊿
std::string circled(int number);

}  // namespace iken::generate
