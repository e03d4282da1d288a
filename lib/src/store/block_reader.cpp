// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/block_reader.hpp"

#include <algorithm>

#include "store/codec.hpp"

namespace iken::store {

const std::vector<std::uint32_t>& BlockReader::begins(const Xapian::Database& db, const Segment& segment) {
  auto& begins = begins_[segment.id];
  if (!begins.empty()) return begins;
  begins.push_back(0);
  for (const auto size : decode_sizes(db.get_metadata(key::block_sizes(segment.id)))) {
    begins.push_back(begins.back() + size);
  }
  return begins;
}

std::string_view BlockReader::record(const Xapian::Database& db, const std::vector<Segment>& segments,
                                     std::uint32_t doc) {
  if (first_ != 0 && doc >= first_ && doc - first_ < block_.size()) return block_.record(doc - first_);
  const auto after = std::upper_bound(segments.begin(), segments.end(), doc,
                                      [](std::uint32_t number, const Segment& s) { return number < s.first; });
  if (after == segments.begin()) return {};
  const auto& segment = *(after - 1);
  const auto offset = doc - segment.first;
  const auto& all = begins(db, segment);
  const auto next = std::upper_bound(all.begin(), all.end(), offset);
  if (next == all.end()) return {};
  const auto begin = *(next - 1);
  first_ = 0;
  if (begin > offset || *next <= offset) return {};  // sizes that do not add up
  if (!block_.open(db.get_metadata(key::block(segment.id, begin)), *next - begin)) return {};
  first_ = segment.first + begin;
  return block_.record(doc - first_);
}

void BlockReader::forget() {
  begins_.clear();
  first_ = 0;
}

}  // namespace iken::store
