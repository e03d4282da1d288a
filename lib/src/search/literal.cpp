// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/literal.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "store/candidates.hpp"
#include "store/stored_list.hpp"

namespace iken::search {
namespace {

using store::Bits;
using store::Columns;
using store::field_count;
using store::GramCursor;
using store::PairIn;
using store::Segment;

using Counts = std::array<std::uint32_t, field_count>;
using Places = std::vector<std::uint32_t>;

/// Which records matter: living, not known yet, within the scope. Asked in ascending order.
class Wanted {
 public:
  Wanted(const Columns& columns, const LiteralScope& scope)
      : columns_(columns),
        known_(scope.known),
        within_(scope.within),
        left_(scope.within ? &scope.within->docs() : nullptr) {}

  /// The first record from `doc` on that may matter; beyond all records if there is none.
  std::uint32_t next(std::uint32_t doc) { return within_ != nullptr ? left_.next(doc) : doc; }
  bool operator()(std::uint32_t doc) {
    return (within_ == nullptr || within_->has(doc)) && columns_.alive[doc] != 0 && !known_.has(doc);
  }

 private:
  class Walk {
   public:
    explicit Walk(const std::vector<std::uint32_t>* docs) : docs_(docs) {}
    std::uint32_t next(std::uint32_t doc) {
      while (docs_ != nullptr && at_ < docs_->size() && (*docs_)[at_] < doc) ++at_;
      return docs_ != nullptr && at_ < docs_->size() ? (*docs_)[at_] : store::no_value;
    }
    bool has(std::uint32_t doc) { return next(doc) == doc; }

   private:
    const std::vector<std::uint32_t>* docs_;
    std::size_t at_ = 0;
  };
  const Columns& columns_;
  Walk known_;
  const store::Candidates* within_;
  Walk left_;
};

/// In which field each place is.
void count_fields(const Columns& columns, std::uint32_t doc, const Places& places, Counts& counts) {
  const auto& chars = columns.chars[doc];
  const auto response = chars[0] + 1;
  const auto title = response + chars[1] + 1;
  for (const auto place : places) ++counts[place < response ? 0 : place < title ? 1 : 2];
}

std::uint32_t in_mask(const Counts& counts, FieldMask mask) {
  std::uint32_t sum = 0;
  for (std::size_t f = 0; f < field_count; ++f) sum += mask[f] ? counts[f] : 0;
  return sum;
}

Error damaged() { return {ErrorCode::index_damaged, {"grams", ""}, {}}; }

/// A pair of the string with its list.
struct Part {
  store::PairCursor list;
  std::uint32_t offset = 0;  ///< in the string
};

/// All records of a pair.
Result<store::PairCursor> open_pair(const store::Reader& reader, const Segment& segment, char32_t first,
                                    char32_t second) {
  auto others = reader.gram_list(segment, first, second, PairIn::others);
  if (!others) return others.error();
  auto words = reader.gram_list(segment, first, second, PairIn::words);
  if (!words) return words.error();
  store::PairCursor list;
  if (!list.open(std::move(*others), std::move(*words))) return damaged();
  return list;
}

/// Pairs that cover the string, rarest first; none if one of them stands nowhere in the segment.
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

/// Where the whole string begins in the record that all parts are at.
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

/// Calls `take(record number, places)` for every wanted record of the segment that has the string.
template <class Take>
Result<void> each_place(const store::Reader& reader, const Segment& segment, const std::u32string& points,
                        Wanted& wanted, Take take) {
  auto parts = parts_of(reader, segment, points);
  if (!parts) return parts.error();
  if (parts->empty()) return {};
  Places places;
  for (auto& rarest = parts->front().list; !rarest.done();) {
    const auto doc = rarest.doc();
    if (doc >= segment.records) return damaged();
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
  return whole ? Result<void>() : damaged();
}

/// One character: all pairs that begin with it, in any order of records.
template <class Take>
Result<void> each_single_place(const store::Reader& reader, const Segment& segment, char32_t point, Take take) {
  auto lists = reader.gram_lists(segment, point);
  if (!lists) return lists.error();
  for (auto& bytes : *lists) {
    GramCursor list;
    list.open(std::move(bytes));
    for (; !list.done(); list.next()) {
      if (list.doc() >= segment.records) return damaged();
      take(list.doc(), list.positions());
    }
    if (!list.ok()) return damaged();
  }
  return {};
}

/// The same where it does not matter in which field.
Result<void> mark_single(const store::Reader& reader, const Segment& segment, char32_t point, Bits& bits) {
  auto lists = reader.gram_lists(segment, point);
  if (!lists) return lists.error();
  for (const auto& bytes : *lists) {
    store::StoredList list;
    if (!list.open(bytes, store::ListOf::grams) || list.blocks().back().last >= segment.records) return damaged();
    if (!each_record(list, [&](std::uint32_t doc, std::uint32_t) { bits.set(doc); })) return damaged();
  }
  return {};
}

/// Two characters in any field: their lists say it all.
template <class Take>
Result<void> each_pair(const store::Reader& reader, const Segment& segment, const std::u32string& points, Take take) {
  auto list = open_pair(reader, segment, points[0], points[1]);
  if (!list) return list.error();
  for (; !list->done(); list->next()) {
    if (list->doc() >= segment.records) return damaged();
    take(list->doc(), list->count());
  }
  return list->ok() ? Result<void>() : damaged();
}

/// Only where the pair is no word.
template <class Take>
Result<void> each_other_pair(const store::Reader& reader, const Segment& segment, const std::u32string& points,
                             Take take) {
  auto bytes = reader.gram_list(segment, points[0], points[1], PairIn::others);
  if (!bytes) return bytes.error();
  if (bytes->empty()) return {};
  store::StoredList list;
  if (!list.open(*bytes, store::ListOf::grams) || list.blocks().back().last >= segment.records) return damaged();
  return each_record(list, take) ? Result<void>() : damaged();
}

class Finder {
 public:
  Finder(const store::Reader& reader, FieldMask mask, const LiteralScope& scope)
      : reader_(reader), columns_(reader.columns()), mask_(mask), scope_(scope), wanted_(*columns_, scope) {}

  Result<LiteralHits> run(const std::u32string& points) {
    for (const auto& segment : reader_.segments()) {
      if (wanted_.next(segment.first) >= segment.first + segment.records) continue;
      const auto done = points.size() == 1                  ? single(segment, points[0])
                        : points.size() == 2 && mask_.all() ? pair(segment, points)
                                                            : whole(segment, points);
      if (!done) return done.error();
    }
    return std::move(hits_);
  }

 private:
  Result<void> single(const Segment& segment, char32_t point) {
    Bits bits(segment.records);
    if (auto marked = mark(segment, point, bits); !marked) return marked;
    each_in(scope_.known, segment, [&](std::uint32_t doc) { bits.unset(doc); });
    const auto take = [&](std::uint32_t doc) {
      if (columns_->alive[segment.first + doc] != 0) push(segment.first + doc, 1);
    };
    if (scope_.within == nullptr) {
      bits.each(take);
    } else {
      each_in(&scope_.within->docs(), segment, [&](std::uint32_t doc) {
        if (bits.has(doc)) take(doc);
      });
    }
    return {};
  }

  Result<void> mark(const Segment& segment, char32_t point, Bits& bits) {
    if (!mask_.all()) {
      return each_single_place(reader_, segment, point, [&](std::uint32_t doc, const Places& places) {
        if (masked(segment.first + doc, places) > 0) bits.set(doc);
      });
    }
    auto kept = reader_.character_set(segment, point);
    if (!kept) return kept.error();
    if (kept->empty()) return mark_single(reader_, segment, point, bits);
    return bits.add(*kept) ? Result<void>() : damaged();
  }

  /// Calls `take(number in the segment)` for those of `docs` that are in it; nothing for null.
  template <class Take>
  static void each_in(const std::vector<std::uint32_t>* docs, const Segment& segment, Take take) {
    if (docs == nullptr) return;
    const auto begin = std::lower_bound(docs->begin(), docs->end(), segment.first);
    for (auto at = begin; at != docs->end() && *at < segment.first + segment.records; ++at) take(*at - segment.first);
  }

  Result<void> pair(const Segment& segment, const std::u32string& points) {
    const auto take = [&](std::uint32_t doc, std::uint32_t count) {
      if (wanted_(segment.first + doc)) push(segment.first + doc, count);
    };
    return scope_.words_known ? each_other_pair(reader_, segment, points, take)
                              : each_pair(reader_, segment, points, take);
  }

  Result<void> whole(const Segment& segment, const std::u32string& points) {
    return each_place(reader_, segment, points, wanted_, [&](std::uint32_t doc, const Places& places) {
      const auto count = mask_.all() ? static_cast<std::uint32_t>(places.size()) : masked(doc, places);
      if (count > 0) push(doc, count);
    });
  }

  [[nodiscard]] std::uint32_t masked(std::uint32_t doc, const Places& places) const {
    Counts counts{};
    count_fields(*columns_, doc, places, counts);
    return in_mask(counts, mask_);
  }

  void push(std::uint32_t doc, std::uint32_t count) {
    hits_.docs.push_back(doc);
    hits_.counts.push_back(count);
  }

  const store::Reader& reader_;
  std::shared_ptr<const Columns> columns_;
  FieldMask mask_;
  const LiteralScope& scope_;
  Wanted wanted_;
  LiteralHits hits_;
};

store::Posting posting_of(std::uint32_t doc, const Counts& counts) {
  store::Posting posting{doc, {}};
  for (std::size_t f = 0; f < field_count; ++f) posting.tf[f] = static_cast<std::uint8_t>(std::min(counts[f], 255U));
  return posting;
}

Result<void> add_single(const store::Reader& reader, const Columns& columns, const Segment& segment, char32_t point,
                        std::vector<store::Posting>& postings) {
  std::vector<Counts> counts(segment.records);
  auto counted = each_single_place(reader, segment, point, [&](std::uint32_t doc, const Places& places) {
    count_fields(columns, segment.first + doc, places, counts[doc]);
  });
  if (!counted) return counted;
  for (std::uint32_t doc = 0; doc < segment.records; ++doc) {
    const bool any = counts[doc] != Counts{} && columns.alive[segment.first + doc] != 0;
    if (any) postings.push_back(posting_of(segment.first + doc, counts[doc]));
  }
  return {};
}

}  // namespace

Result<LiteralHits> find_literal(const store::Reader& reader, std::string_view folded, FieldMask mask,
                                 const LiteralScope& scope) {
  const auto points = base::decode(folded);
  if (points.empty()) return LiteralHits();
  return Finder(reader, mask, scope).run(points);
}

Result<std::vector<store::Posting>> literal_postings(const store::Reader& reader, std::string_view folded) {
  const auto points = base::decode(folded);
  const auto columns = reader.columns();
  Wanted wanted(*columns, {});
  std::vector<store::Posting> postings;
  for (const auto& segment : reader.segments()) {
    if (points.empty()) break;
    const auto added = points.size() == 1
                           ? add_single(reader, *columns, segment, points[0], postings)
                           : each_place(reader, segment, points, wanted, [&](std::uint32_t doc, const Places& places) {
                               Counts counts{};
                               count_fields(*columns, doc, places, counts);
                               postings.push_back(posting_of(doc, counts));
                             });
    if (!added) return added.error();
  }
  return postings;
}

}  // namespace iken::search
