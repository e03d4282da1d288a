// Where characters stand in the records of one segment: every walk over the lists of pairs.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "search/wanted.hpp"
#include "store/bits.hpp"
#include "store/stored_list.hpp"

namespace iken::search {

/// Positions in a record, ascending (see grams.hpp).
using Places = std::vector<std::uint32_t>;

Error damaged_pairs();

/// A pair of the string with its list.
struct Part {
  store::PairCursor list;
  std::uint32_t offset = 0;  ///< in the string
};

/// All records of a pair.
Result<store::PairCursor> open_pair(const store::Reader& reader, const store::Segment& segment, char32_t first,
                                    char32_t second);
/// Pairs that cover the string of two characters or more, rarest first; none if one of them stands nowhere in the
/// segment.
Result<std::vector<Part>> parts_of(const store::Reader& reader, const store::Segment& segment,
                                   const std::u32string& points);
/// Moves all parts but the first, the rarest, to `doc`: are they all there?
bool all_at(std::vector<Part>& parts, std::uint32_t doc);
/// Where the whole string begins in the record that all parts are at.
void find_places(std::vector<Part>& parts, Places& places);
/// Who has the character, in any field.
Result<void> mark_single(const store::Reader& reader, const store::Segment& segment, char32_t point, store::Bits& bits);

/// Calls `take(record number, places)` for every wanted record of the segment that has the string.
template <class Take>
Result<void> each_place(const store::Reader& reader, const store::Segment& segment, const std::u32string& points,
                        Wanted& wanted, Take take) {
  auto parts = parts_of(reader, segment, points);
  if (!parts) return parts.error();
  if (parts->empty()) return {};
  Places places;
  for (auto& rarest = parts->front().list; !rarest.done();) {
    const auto doc = rarest.doc();
    if (doc >= segment.records) return damaged_pairs();
    const auto next = wanted.next(segment.first + doc);
    if (next >= segment.first + segment.records) break;
    if (next > segment.first + doc) {
      rarest.skip_to(next - segment.first);
      continue;
    }
    if (wanted(segment.first + doc) && all_at(*parts, doc)) {
      find_places(*parts, places);
      if (!places.empty()) take(segment.first + doc, places);
    }
    rarest.next();
  }
  const bool whole = std::all_of(parts->begin(), parts->end(), [](const Part& part) { return part.list.ok(); });
  return whole ? Result<void>() : damaged_pairs();
}

/// One character: all pairs that begin with it, in any order of records.
template <class Take>
Result<void> each_single_place(const store::Reader& reader, const store::Segment& segment, char32_t point, Take take) {
  auto lists = reader.gram_lists(segment, point);
  if (!lists) return lists.error();
  for (auto& bytes : *lists) {
    store::GramCursor list;
    list.open(std::move(bytes));
    for (; !list.done(); list.next()) {
      if (list.doc() >= segment.records) return damaged_pairs();
      take(list.doc(), list.positions());
    }
    if (!list.ok()) return damaged_pairs();
  }
  return {};
}

/// Two characters in any field: their lists say it all.
template <class Take>
Result<void> each_pair(const store::Reader& reader, const store::Segment& segment, const std::u32string& points,
                       Take take) {
  auto list = open_pair(reader, segment, points[0], points[1]);
  if (!list) return list.error();
  for (; !list->done(); list->next()) {
    if (list->doc() >= segment.records) return damaged_pairs();
    take(list->doc(), list->count());
  }
  return list->ok() ? Result<void>() : damaged_pairs();
}

/// Only where the pair is no word.
template <class Take>
Result<void> each_other_pair(const store::Reader& reader, const store::Segment& segment, const std::u32string& points,
                             Take take) {
  auto bytes = reader.gram_list(segment, points[0], points[1], store::PairIn::others);
  if (!bytes) return bytes.error();
  if (bytes->empty()) return {};
  store::StoredList list;
  if (!list.open(*bytes, store::ListOf::grams) || list.blocks().back().last >= segment.records) return damaged_pairs();
  return each_record(list, take) ? Result<void>() : damaged_pairs();
}

}  // namespace iken::search
