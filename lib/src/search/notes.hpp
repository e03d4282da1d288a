// What is told about a query beside its answer.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/plan.hpp"

namespace iken::search {

/// How often a part of the query stands in the index on its own.
struct PartFrequency {
  std::string part;
  std::uint64_t count = 0;
};

/// Kept by leaf, told in the order of the query, whatever was looked for first.
class Notes {
 public:
  explicit Notes(std::size_t leaves) : leaves_(leaves) {}

  /// What comes is of this leaf.
  void turn_to(std::size_t leaf) { leaf_ = leaf; }
  void part(std::string part, std::uint64_t count);
  void expansion(const std::string& from, const Form& form);

  [[nodiscard]] std::vector<Expansion> expansions() const;
  [[nodiscard]] std::vector<PartFrequency> parts() const;

 private:
  struct OfLeaf {
    std::vector<Expansion> expanded;
    std::vector<PartFrequency> parts;
  };
  std::vector<OfLeaf> leaves_;
  std::size_t leaf_ = 0;
};

}  // namespace iken::search
