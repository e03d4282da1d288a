// Which queries make a set: common and rare words, alone and in pairs, and strings cut anywhere.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "records/queries.hpp"

namespace iken::bench {

struct SetOptions {
  std::size_t count = 300;
  std::uint64_t seed = 1;
  /// Words only: the mean number of records per query the set is brought to, as near as the words allow.
  double hits = 5000;
  /// Strings only: shortest and longest, in characters.
  std::size_t shortest = 3;
  std::size_t longest = 12;
};

/// 35 % one common word, 15 % one rare, 35 % two common ones of one record, 15 % a common and a rare one of one record.
/// The same texts and options give the same set. Fewer queries than asked where the texts have too few words.
std::vector<BenchQuery> choose_words(const std::vector<std::string>& texts, const SetOptions& options);

/// Strings cut from anywhere in the texts, without spaces, quotes, backslashes and control characters.
std::vector<BenchQuery> choose_strings(const std::vector<std::string>& texts, const SetOptions& options);

}  // namespace iken::bench
