// How lists lie in the tables of Xapian: where a segment's words and pairs of characters are found and put.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/grams.hpp"

namespace iken::store {

/// The lists of all pairs that begin with one character, by slot. Short ones stand in it; a long one has a key of its
/// own and an empty text here. Most pairs are rare, and a key of its own costs more than their lists.
class GramFamily {
 public:
  /// Longest list that stands in the family, in bytes.
  static constexpr std::size_t longest = 96;

  /// False when the bytes are damaged. Nothing: an empty family.
  bool open(std::string bytes);
  void put(PairSlot slot, std::string list) { lists_.insert_or_assign(slot, std::move(list)); }
  [[nodiscard]] const std::map<PairSlot, std::string>& lists() const { return lists_; }
  [[nodiscard]] std::string encode() const;

 private:
  std::map<PairSlot, std::string> lists_;
};

/// A list of a pair; nothing if there is none; nullopt when the family is damaged.
std::optional<std::string> gram_list(const Xapian::Database& db, std::uint64_t segment, char32_t first, PairSlot slot);
/// The lists of all pairs that begin with the character; nullopt when damaged.
std::optional<std::vector<std::string>> gram_lists(const Xapian::Database& db, std::uint64_t segment, char32_t first);

}  // namespace iken::store
