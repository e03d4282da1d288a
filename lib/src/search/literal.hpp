// Which records hold a string of characters, wherever it was cut.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <string_view>

#include "store/reader.hpp"

namespace iken::search {

using FieldMask = std::bitset<store::field_count>;

struct LiteralHits {
  std::vector<std::uint32_t> docs;    ///< living records, ascending
  std::vector<std::uint32_t> counts;  ///< occurrences in the fields of the mask
};

/// Records that make the search shorter; null where there are none.
struct LiteralScope {
  const std::vector<std::uint32_t>* known = nullptr;  ///< ascending; left out: a word has found them already
  const store::Candidates* within = nullptr;          ///< only these matter
  bool words_known = false;  ///< every record (of those that matter) that has the string as a word is in `known`
};

/// Every living record that has `folded` (see base::fold_text) inside one of the fields of `mask`. One character counts
/// once in each record. Empty string: none. Errors: index_damaged, index_moved.
/// Cost: one list for two characters; for n characters n/2 lists with positions; one character is a set of bits
/// where many records have it, else all its pairs.
Result<LiteralHits> find_literal(const store::Reader& reader, std::string_view folded, FieldMask mask,
                                 const LiteralScope& scope = {});

/// The same as frequencies in each field, 255 at most: a form of several words, looked for as it is written.
Result<std::vector<store::Posting>> literal_postings(const store::Reader& reader, std::string_view folded);

}  // namespace iken::search
