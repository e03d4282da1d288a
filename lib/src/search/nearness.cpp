// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/nearness.hpp"

#include <algorithm>

namespace iken::search {

std::vector<float> Nearness::cosines(std::span<const vectors::WeightedTerm> words) const {
  const auto vector = vectors::accumulate(*table, words);
  const bool empty = std::all_of(vector.begin(), vector.end(), [](std::int8_t value) { return value == 0; });
  return empty ? std::vector<float>() : records.cosines(vector);
}

std::shared_ptr<const Nearness> NearnessOfIndex::of(const std::shared_ptr<const store::Columns>& columns) {
  if (table_ == nullptr || columns->vector_size != table_->dims()) return nullptr;
  const std::lock_guard lock(mutex_);
  if (latest_ == nullptr || latest_->columns != columns) {
    latest_ = std::make_shared<const Nearness>(
        Nearness{table_, columns, vectors::RecordVectors(columns->vectors, columns->vector_size)});
  }
  return latest_;
}

}  // namespace iken::search
