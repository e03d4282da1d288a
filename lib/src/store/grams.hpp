// The literal layer: which records have which pair of neighbouring characters, and where.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/reader.hpp"

namespace iken::store {

/// One occurrence: two folded code points, the second 0 at the end of a field.
struct Gram {
  std::uint64_t key = 0;  ///< first << 21 | second
  std::uint32_t position = 0;
  bool operator<(const Gram& other) const {
    return key != other.key ? key < other.key : position < other.position;
  }
};

/// Both code points as UTF-8; just the first where the second is 0.
std::string gram_text(std::uint64_t key);

/// The grams of a record's folded fields, sorted, and the length of each field in code points.
/// Positions count through all fields with one free place after each, so nothing reaches across two fields.
std::vector<Gram> grams_of(const std::array<std::string, field_count>& folded,
                           std::array<std::uint32_t, field_count>& chars);

/// A list as stored: number of docs, last doc, docs with counts, positions.
struct GramList {
  std::uint64_t size = 0;
  std::uint32_t last = 0;
  std::string docs;
  std::string positions;

  void add(std::uint32_t doc, const Gram* begin, const Gram* end);
  /// Appends a list whose docs all come after `last`; `other` must have been made with this list's `last` as start.
  void append(const GramList& other);
  [[nodiscard]] std::string encode() const;
};

/// Only the header: docs and positions stay views.
struct GramView {
  std::uint64_t size = 0;
  std::uint32_t last = 0;
  std::string_view docs;
  std::string_view positions;
};
bool decode(std::string_view bytes, GramView& view);
/// Adds the list to `hits`; false when the bytes are damaged.
bool decode(std::string_view bytes, bool positions, GramHits& hits);
/// Adds the docs of the list to `docs`, in order.
bool decode_docs(std::string_view bytes, std::vector<std::uint32_t>& docs);

}  // namespace iken::store
