// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/literal.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "search/pair_walk.hpp"

namespace iken::search {
namespace {

using store::Bits;
using store::Columns;
using store::field_count;
using store::Segment;

using Counts = std::array<std::uint32_t, field_count>;

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
    return bits.add(*kept) ? Result<void>() : damaged_pairs();
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
