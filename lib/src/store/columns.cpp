// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <limits>

#include "base/bytes.hpp"
#include "schema/facets.hpp"
#include "store/codec.hpp"

namespace iken::store {

using base::ByteReader;
using base::ByteWriter;

namespace {

std::uint16_t clipped(std::uint32_t value) {
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(value, std::numeric_limits<std::uint16_t>::max()));
}

/// `width` bytes each, little end first.
void write_fixed(ByteWriter& out, const std::vector<std::uint32_t>& values) {
  const auto largest = values.empty() ? 0u : *std::max_element(values.begin(), values.end());
  const std::size_t width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
  std::string bytes;
  bytes.reserve(values.size() * width);
  for (const auto value : values) {
    for (std::size_t i = 0; i < width; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
  }
  out.number(width).text(bytes);
}

bool read_fixed(ByteReader& in, std::size_t count, std::vector<std::uint32_t>& values) {
  const auto width = in.number();
  const auto bytes = in.text();
  if (!in.ok() || width == 0 || width > 4 || bytes.size() != count * width) return false;
  values.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t value = 0;
    for (std::size_t j = 0; j < width; ++j) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i * width + j])) << (8 * j);
    }
    values[i] = value;
  }
  return true;
}

void write_values(ByteWriter& out, const SegmentColumns::Values& column) {
  out.number(column.values.size());
  for (const auto& value : column.values) out.text(value);
  write_fixed(out, column.of);
}

bool read_values(ByteReader& in, std::size_t count, SegmentColumns::Values& column) {
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    column.values.emplace_back(in.text());
    column.known.emplace(column.values.back(), static_cast<std::uint32_t>(column.values.size() - 1));
  }
  if (!read_fixed(in, count, column.of)) return false;
  return std::all_of(column.of.begin(), column.of.end(), [&](auto index) { return index < column.values.size(); });
}

template <class Array>
std::vector<std::uint32_t> slice(const std::vector<Array>& rows, std::size_t f) {
  std::vector<std::uint32_t> values;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(row[f]);
  return values;
}

}  // namespace

void SegmentColumns::Values::add(const std::string& value) {
  const auto [entry, fresh] = known.try_emplace(value, static_cast<std::uint32_t>(values.size()));
  if (fresh) values.push_back(value);
  of.push_back(entry->second);
}

void SegmentColumns::add(const ColumnRow& row) {
  lengths.push_back({clipped(row.lengths[0]), clipped(row.lengths[1]), clipped(row.lengths[2])});
  chars.push_back(row.chars);
  no.push_back(row.no);
  from.add(row.from);
  facets.resize(row.facets.size());
  for (std::size_t i = 0; i < row.facets.size(); ++i) facets[i].add(row.facets[i]);
}

std::string SegmentColumns::encode() const {
  ByteWriter out;
  out.number(size());
  for (std::size_t f = 0; f < field_count; ++f) {
    write_fixed(out, slice(lengths, f));
    write_fixed(out, slice(chars, f));
  }
  std::vector<std::uint32_t> numbers;
  for (const auto value : no) numbers.push_back(static_cast<std::uint32_t>(value + 1));
  write_fixed(out, numbers);
  write_values(out, from);
  for (const auto& facet : facets) write_values(out, facet);
  return base::fixed64(base::hash(out.bytes())) + out.bytes();
}

bool SegmentColumns::decode(std::string_view bytes) {
  *this = {};
  if (bytes.size() < 8 || base::fixed64(base::hash(bytes.substr(8))) != bytes.substr(0, 8)) return false;
  ByteReader in(bytes.substr(8));
  const auto count = in.number();
  if (count > bytes.size()) return false;
  lengths.resize(count);
  chars.resize(count);
  std::vector<std::uint32_t> values;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (!read_fixed(in, count, values)) return false;
    for (std::size_t i = 0; i < count; ++i) lengths[i][f] = clipped(values[i]);
    if (!read_fixed(in, count, values)) return false;
    for (std::size_t i = 0; i < count; ++i) chars[i][f] = values[i];
  }
  if (!read_fixed(in, count, values)) return false;
  for (const auto value : values) no.push_back(static_cast<std::int32_t>(value) - 1);
  if (!read_values(in, count, from)) return false;
  facets.resize(schema::facets().size());
  return std::all_of(facets.begin(), facets.end(), [&](auto& facet) { return read_values(in, count, facet); });
}

}  // namespace iken::store
