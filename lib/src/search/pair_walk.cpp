// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pair_walk.hpp"

namespace iken::search {

using store::Bits;
using store::PairIn;
using store::Segment;

Error damaged_pairs() { return {ErrorCode::index_damaged, {"grams", ""}, {}}; }

Result<store::PairCursor> open_pair(const store::Reader& reader, const Segment& segment, char32_t first,
                                    char32_t second) {
  auto others = reader.gram_list(segment, first, second, PairIn::others);
  if (!others) return others.error();
  auto words = reader.gram_list(segment, first, second, PairIn::words);
  if (!words) return words.error();
  store::PairCursor list;
  if (!list.open(std::move(*others), std::move(*words))) return damaged_pairs();
  return list;
}

Result<std::vector<Part>> parts_of(const store::Reader& reader, const Segment& segment, const std::u32string& points) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < points.size(); i += 2) {
    const auto offset = std::min(i, points.size() - 2);
    auto list = open_pair(reader, segment, points[offset], points[offset + 1]);
    if (!list) return list.error();
    if (list->done()) return std::vector<Part>();
    parts.push_back({std::move(*list), static_cast<std::uint32_t>(offset)});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.list.size() < b.list.size(); });
  return parts;
}

void find_places(std::vector<Part>& parts, Places& places) {
  places.clear();
  const auto before = parts.front().offset;
  for (const auto place : parts.front().list.positions()) {
    if (place >= before) places.push_back(place - before);
  }
  for (std::size_t i = 1; i < parts.size() && !places.empty(); ++i) {
    const auto& others = parts[i].list.positions();
    const auto offset = parts[i].offset;
    auto at = others.begin();
    std::erase_if(places, [&](std::uint32_t place) {
      while (at != others.end() && *at < place + offset) ++at;
      return at == others.end() || *at != place + offset;
    });
  }
}

bool all_at(std::vector<Part>& parts, std::uint32_t doc) {
  return std::all_of(parts.begin() + 1, parts.end(), [&](Part& part) {
    part.list.skip_to(doc);
    return !part.list.done() && part.list.doc() == doc;
  });
}

Result<void> mark_single(const store::Reader& reader, const Segment& segment, char32_t point, Bits& bits) {
  auto lists = reader.gram_lists(segment, point);
  if (!lists) return lists.error();
  for (const auto& bytes : *lists) {
    store::StoredList list;
    if (!list.open(bytes, store::ListOf::grams) || list.blocks().back().last >= segment.records) return damaged_pairs();
    if (!each_record(list, [&](std::uint32_t doc, std::uint32_t) { bits.set(doc); })) return damaged_pairs();
  }
  return {};
}

}  // namespace iken::search
