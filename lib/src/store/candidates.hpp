// The records that are left, for those who look for more only among them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "store/bits.hpp"

namespace iken::store {

/// Made once, asked for each record of a list: by order and by number.
class Candidates {
 public:
  /// `docs`: record numbers, ascending, all below `records`; must outlive it.
  Candidates(const std::vector<std::uint32_t>& docs, std::size_t records)
      : docs_(docs), bits_(static_cast<std::uint32_t>(records)) {
    for (const auto doc : docs) bits_.set(doc);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& docs() const { return docs_; }
  [[nodiscard]] bool has(std::uint32_t doc) const { return bits_.has(doc); }
  /// One of [first, last], at least.
  [[nodiscard]] bool any(std::uint32_t first, std::uint32_t last) const { return bits_.any(first, last); }

 private:
  const std::vector<std::uint32_t>& docs_;
  Bits bits_;
};

}  // namespace iken::store
