// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/literal.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::search {
namespace {

using store::Columns;
using store::field_count;
using store::GramHits;

/// A gram of the string with the docs that have it, walked from front to back.
struct Walker {
  GramHits hits;
  std::uint32_t offset = 0;  ///< of the gram in the string
  std::size_t at = 0;
  std::size_t place = 0;  ///< where the positions of the current doc begin

  [[nodiscard]] bool done() const { return at >= hits.docs.size(); }
  [[nodiscard]] std::uint32_t doc() const { return hits.docs[at]; }
  void next() { place += hits.counts[at++]; }
  void skip_to(std::uint32_t wanted) {
    while (!done() && doc() < wanted) next();
  }
  [[nodiscard]] const std::uint32_t* begin() const { return hits.positions.data() + place; }
  [[nodiscard]] const std::uint32_t* end() const { return begin() + hits.counts[at]; }
};

bool inside_mask(const Columns& columns, std::uint32_t doc, std::uint32_t position, FieldMask mask) {
  std::uint32_t begin = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto end = begin + columns.chars[doc][f];
    if (position < end) return mask[f];
    begin = end + 1;
  }
  return false;
}

/// How often the whole string stands in the doc all walkers are at.
std::uint32_t occurrences(const std::vector<Walker>& walkers, const Columns& columns, FieldMask mask) {
  const auto doc = walkers.front().doc();
  std::uint32_t found = 0;
  for (const auto* p = walkers.front().begin(); p != walkers.front().end(); ++p) {
    const auto start = *p - walkers.front().offset;
    const bool whole = std::all_of(walkers.begin() + 1, walkers.end(), [&](const Walker& walker) {
      return std::binary_search(walker.begin(), walker.end(), start + walker.offset);
    });
    if (whole && (mask.all() || inside_mask(columns, doc, start, mask))) ++found;
  }
  return found;
}

void push(LiteralHits& hits, std::uint32_t doc, std::uint32_t count) {
  if (count == 0) return;
  hits.docs.push_back(doc);
  hits.counts.push_back(count);
}

/// All walkers on one doc, from the rarest list's point of view.
LiteralHits join(std::vector<Walker>& walkers, const Columns& columns, FieldMask mask) {
  std::sort(walkers.begin(), walkers.end(),
            [](const Walker& a, const Walker& b) { return a.hits.docs.size() < b.hits.docs.size(); });
  LiteralHits hits;
  for (auto& rarest = walkers.front(); !rarest.done(); rarest.next()) {
    const auto doc = rarest.doc();
    const bool all = std::all_of(walkers.begin() + 1, walkers.end(), [&](Walker& walker) {
      walker.skip_to(doc);
      return !walker.done() && walker.doc() == doc;
    });
    if (all && columns.alive[doc] != 0) push(hits, doc, occurrences(walkers, columns, mask));
  }
  return hits;
}

Result<LiteralHits> find_long(const store::Reader& reader, const std::u32string& points, FieldMask mask) {
  std::vector<Walker> walkers;
  for (std::size_t i = 0; i < points.size(); i += 2) {
    const auto offset = std::min(i, points.size() - 2);
    auto hits = reader.gram(base::encode(points.substr(offset, 2)), true);
    if (!hits) return hits.error();
    if (hits->docs.empty()) return LiteralHits();
    walkers.push_back({std::move(*hits), static_cast<std::uint32_t>(offset), 0, 0});
  }
  return join(walkers, *reader.columns(), mask);
}

Result<LiteralHits> find_pair(const store::Reader& reader, std::string_view folded) {
  auto found = reader.gram(folded, false);
  if (!found) return found.error();
  const auto columns = reader.columns();
  LiteralHits hits;
  for (std::size_t i = 0; i < found->docs.size(); ++i) {
    if (columns->alive[found->docs[i]] != 0) push(hits, found->docs[i], found->counts[i]);
  }
  return hits;
}

std::uint32_t count_in(const store::Entry& entry, std::string_view folded, FieldMask mask) {
  std::uint32_t found = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (!mask[f]) continue;
    const auto text = base::fold_text(store::field_text(entry.record, static_cast<store::Field>(f)));
    for (auto at = text.find(folded); at != std::string::npos; at = text.find(folded, at + 1)) ++found;
  }
  return found;
}

// One character has no list of its own; in single fields the texts themselves are asked.
Result<LiteralHits> find_single(const store::Reader& reader, std::string_view folded, FieldMask mask) {
  auto docs = reader.code_point(folded);
  if (!docs) return docs.error();
  const auto columns = reader.columns();
  LiteralHits hits;
  for (const auto doc : *docs) {
    if (columns->alive[doc] == 0) continue;
    if (mask.all()) {
      push(hits, doc, 1);
      continue;
    }
    auto entry = reader.fetch(doc);
    if (!entry) return entry.error();
    push(hits, doc, count_in(*entry, folded, mask));
  }
  return hits;
}

}  // namespace

Result<LiteralHits> find_literal(const store::Reader& reader, std::string_view folded, FieldMask mask) {
  const auto points = base::decode(folded);
  if (points.empty()) return LiteralHits();
  if (points.size() == 1) return find_single(reader, folded, mask);
  if (points.size() == 2 && mask.all()) return find_pair(reader, folded);
  return find_long(reader, points, mask);
}

}  // namespace iken::search
