// Keys as small numbers, for counting and for tables beside them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace iken::base {

inline std::uint64_t spread_hash(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ULL; }
inline std::uint64_t spread_hash(std::string_view key) { return spread_hash(hash(key)); }

/// Numbers keys in order of their first use, from 0. Open addressing in one array: indexing looks keys up by the
/// hundred thousand. `Key`: std::uint64_t, or std::string_view of what outlives the use.
template <class Key>
class Numbering {
 public:
  /// Keeps its room.
  void clear() {
    keys_.clear();
    slots_.assign(slots_.empty() ? 1024 : slots_.size(), 0);
  }

  std::uint32_t of(const Key& key) {
    if (keys_.size() * 2 >= slots_.size()) grow();
    auto& slot = slots_[find(key)];
    if (slot == 0) {
      keys_.push_back(key);
      slot = static_cast<std::uint32_t>(keys_.size());
    }
    return slot - 1;
  }

  /// nullopt for a key that was not used.
  [[nodiscard]] std::optional<std::uint32_t> known(const Key& key) const {
    const auto slot = slots_.empty() ? 0U : slots_[find(key)];
    return slot == 0 ? std::nullopt : std::optional(slot - 1);
  }

  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

 private:
  [[nodiscard]] std::size_t find(const Key& key) const {
    const auto mask = slots_.size() - 1;
    auto at = (spread_hash(key) >> 20) & mask;
    while (slots_[at] != 0 && keys_[slots_[at] - 1] != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < keys_.size(); ++i) slots_[find(keys_[i])] = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<Key> keys_;
  std::vector<std::uint32_t> slots_;  ///< number + 1; 0 = free
};

}  // namespace iken::base
