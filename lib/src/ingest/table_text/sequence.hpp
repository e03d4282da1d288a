// Which of the lines that hold only a number are the numbers of opinions, and which are page numbers or text.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace iken::ingest {

/// A line that holds only a number, with what its neighbours say.
struct NumberLine {
  std::size_t line = 0;   ///< index
  int value = 0;
  double evidence = 0;    ///< for being an opinion's number; negative = against
  int classes_before = 0; ///< class symbols in the lines before it
};

/// Chooses the most plausible running count, over the whole document at once: numbers go up by one, with one class
/// between two of them. `has_classes` = the document prints classes. Returns indices into `numbers`, in order.
/// Cost: linear (each number is tried against a bounded number of earlier ones).
std::vector<std::size_t> running_count(const std::vector<NumberLine>& numbers, bool has_classes);

}  // namespace iken::ingest
