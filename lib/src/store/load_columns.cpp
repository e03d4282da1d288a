// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/load_columns.hpp"

#include <algorithm>
#include <map>

#include "schema/facets.hpp"
#include "store/codec.hpp"
#include "store/renumbered.hpp"

namespace iken::store {
namespace {

/// Joins the value tables of the segments into one.
class FacetMerger {
 public:
  explicit FacetMerger(std::size_t records) { column_.of.assign(records, no_value); }

  void add(std::uint32_t first, const SegmentColumns::Values& part) {
    std::vector<std::uint32_t> here;
    here.reserve(part.values.size());
    for (const auto& value : part.values) {
      const auto next = static_cast<std::uint32_t>(known_.size());
      here.push_back(value.empty() ? no_value : known_.try_emplace(value, next).first->second);
    }
    for (std::size_t i = 0; i < part.of.size(); ++i) column_.of[first + i] = here[part.of[i]];
  }

  FacetColumn take() {
    std::vector<std::uint32_t> rank(known_.size());
    for (auto& [value, index] : known_) {  // in byte order
      rank[index] = static_cast<std::uint32_t>(column_.values.size());
      column_.values.push_back(value);
    }
    for (auto& value : column_.of) {
      if (value != no_value) value = rank[value];
    }
    return std::move(column_);
  }

 private:
  std::map<std::string, std::uint32_t> known_;
  FacetColumn column_;
};

/// A column of what `value` makes of each value of another one.
FacetColumn derived(const FacetColumn& from, std::string (*value)(std::string_view)) {
  FacetColumn column;
  std::vector<std::string> made;
  for (const auto& one : from.values) made.push_back(value(one));
  column.values = made;
  std::sort(column.values.begin(), column.values.end());
  column.values.erase(std::unique(column.values.begin(), column.values.end()), column.values.end());
  std::erase(column.values, "");
  std::vector<std::uint32_t> place;
  for (const auto& one : made) {
    const auto at = std::lower_bound(column.values.begin(), column.values.end(), one);
    place.push_back(one.empty() ? no_value : static_cast<std::uint32_t>(at - column.values.begin()));
  }
  column.of.reserve(from.of.size());
  for (const auto of : from.of) column.of.push_back(of == no_value ? no_value : place[of]);
  return column;
}

void count_means(Columns& columns) {
  std::array<double, field_count> words{};
  double chars = 0;
  for (std::size_t doc = 1; doc < columns.alive.size(); ++doc) {
    if (columns.alive[doc] == 0) continue;
    ++columns.records;
    for (std::size_t f = 0; f < field_count; ++f) words[f] += columns.lengths[doc][f];
    for (const auto n : columns.chars[doc]) chars += n;
  }
  const auto records = static_cast<double>(std::max<std::uint64_t>(columns.records, 1));
  for (std::size_t f = 0; f < field_count; ++f) columns.mean_length[f] = std::max(words[f] / records, 1.0);
  columns.mean_chars = std::max(chars / records, 1.0);
}

void size_columns(Columns& columns, std::size_t records) {
  columns.alive.assign(records, 0);
  columns.lengths.resize(records);
  columns.chars.resize(records);
  columns.no.assign(records, -1);
}

std::string title_of(const Xapian::Database& db, const std::string& document) {
  const auto entry = decode_document(db.get_metadata(key::document(document)), false);
  return entry ? entry->info.title : std::string();
}

void copy(Columns& into, const Segment& segment, const SegmentColumns& part) {
  std::copy(part.lengths.begin(), part.lengths.end(), into.lengths.begin() + segment.first);
  std::copy(part.chars.begin(), part.chars.end(), into.chars.begin() + segment.first);
  std::copy(part.no.begin(), part.no.end(), into.no.begin() + segment.first);
  std::fill_n(into.alive.begin() + segment.first, part.size(), std::uint8_t{1});
}

/// False when the bytes are damaged.
bool copy_vectors(Columns& into, const Segment& segment, const std::string& bytes) {
  if (bytes.empty() || segment.records == 0) return true;
  if (bytes.size() % segment.records != 0) return false;
  const auto size = bytes.size() / segment.records;
  if (into.vector_size == 0) {
    into.vector_size = size;
    into.vectors.assign(into.alive.size() * size, 0);
  }
  if (size != into.vector_size) return false;
  std::copy(bytes.begin(), bytes.end(), into.vectors.begin() + static_cast<std::ptrdiff_t>(segment.first * size));
  return true;
}

}  // namespace

Result<std::shared_ptr<const Columns>> load_columns(const Xapian::Database& db, const std::vector<Segment>& segments,
                                                    const std::string& path) {
  const auto damaged = [&](const char* what) { return Error{ErrorCode::index_damaged, {path, what}, {}}; };
  auto loaded = std::make_shared<Columns>();
  std::size_t records = 1;
  for (const auto& segment : segments) {
    if (segment.first != records) return damaged("segments");
    records += segment.records;
  }
  size_columns(*loaded, records);
  std::vector<FacetMerger> facets(schema::facets().size(), FacetMerger(records));
  FacetMerger from(records);
  for (const auto& segment : segments) {
    SegmentColumns part;
    if (!part.decode(db.get_metadata(key::columns(segment.id))) || part.size() != segment.records) {
      return damaged("columns");
    }
    copy(*loaded, segment, part);
    from.add(segment.first, part.from);
    for (std::size_t i = 0; i < facets.size(); ++i) facets[i].add(segment.first, part.facets[i]);
    if (!copy_vectors(*loaded, segment, db.get_metadata(key::vectors(segment.id)))) return damaged("vectors");
  }
  for (const auto doc : decode_numbers(db.get_metadata(key::removed))) {
    if (doc < records) loaded->alive[doc] = 0;
  }
  for (const auto& pair : decode_references(db.get_metadata(key::references))) {
    if (pair.first < records && pair.second < records) loaded->references.push_back(pair);
  }
  loaded->from = from.take();
  for (std::size_t i = 0; i < facets.size(); ++i) {
    loaded->facets.emplace(schema::facets()[i].name, facets[i].take());
  }
  for (const auto& facet : schema::date_facets()) {
    loaded->facets.emplace(facet.name, derived(loaded->from, facet.value));
  }
  loaded->document_of = loaded->facets.find("document")->second.of;
  count_means(*loaded);
  follow_renumbering(*loaded, [&](const std::string& id) { return title_of(db, id); });
  return std::shared_ptr<const Columns>(std::move(loaded));
}

}  // namespace iken::store
