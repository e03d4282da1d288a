// What the macro benchmark asks, and what a plain count over the records says the answer is.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <iken/search.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace iken::bench {

/// One search with the number of records that must be found.
struct Case {
  iken::SearchRequest request;
  std::vector<std::string> parts;  ///< a record counts when its title, opinion or response holds every one of these
  std::string category;            ///< and, if not empty, is in this class
  bool exact = true;               ///< false: expansions and readings may find more, never fewer
  std::uint64_t expected = 0;      ///< filled in by `count_expected`
};

/// A named operation: its cases are asked one after the other.
struct Operation {
  std::string name;
  std::vector<Case> cases;
};

/// word, phrase, literal, multi-word, filter, facets, snippet: over the words of the invented comments, none of which
/// is written in more than one way, so that a plain count of substrings is the truth.
std::vector<Operation> make_operations();

/// Reads the records once and counts by looking at every one of them.
void count_expected(const std::string& records, std::vector<Operation>& operations);

}  // namespace iken::bench
