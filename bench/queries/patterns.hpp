// Many strings looked for in one pass over a text (Aho and Corasick, "Efficient string matching", 1975).
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iken::bench {

class Patterns {
 public:
  /// Patterns must not be empty; equal ones are reported under the number of the last.
  explicit Patterns(const std::vector<std::string>& patterns);

  /// Appends the numbers of the patterns that occur in `text`, ascending, each once.
  void find(std::string_view text, std::vector<std::uint32_t>& found) const;

 private:
  struct Node {
    std::array<std::uint32_t, 256> next = {};
    std::uint32_t suffix = 0;   ///< longest proper suffix that is a node
    std::uint32_t ending = 0;   ///< nearest node on the suffix chain, itself included, that ends a pattern; 0 = none
    std::uint32_t pattern = 0;  ///< number + 1; 0 = ends none
  };
  void link();
  std::vector<Node> nodes_;
};

}  // namespace iken::bench
