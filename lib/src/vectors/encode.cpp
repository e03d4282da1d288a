// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/bytes.hpp"
#include "vectors/quantize.hpp"
#include "vectors/table.hpp"

namespace iken::vectors {

namespace {

template <class Number>
void append(std::string& bytes, Number value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

std::uint16_t idf_steps(float idf) {
  const float steps = std::isfinite(idf) ? idf * 4096.0F : 0.0F;
  return static_cast<std::uint16_t>(std::lround(std::clamp(steps, 0.0F, 65535.0F)));
}

void append_offsets(std::string& bytes, const std::vector<TableRow>& rows) {
  std::uint32_t offset = 0;
  append(bytes, offset);
  for (const auto& row : rows) append(bytes, offset += static_cast<std::uint32_t>(row.term.size()));
}

void append_row(std::string& bytes, std::vector<float> values, std::size_t dims) {
  values.resize(dims, 0.0F);
  std::vector<std::int8_t> row(dims);
  quantize(values, row);
  bytes.append(reinterpret_cast<const char*>(row.data()), dims);
}

}  // namespace

std::string encode_table(std::vector<TableRow> rows, std::size_t dims, std::string_view notice) {
  std::stable_sort(rows.begin(), rows.end(), [](const TableRow& a, const TableRow& b) { return a.term < b.term; });
  rows.erase(std::unique(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.term == b.term; }),
             rows.end());
  std::string words;
  for (const auto& row : rows) words += row.term;
  std::string file = "ikenvec1";
  append(file, static_cast<std::uint32_t>(dims));
  append(file, static_cast<std::uint32_t>(rows.size()));
  append(file, static_cast<std::uint32_t>(notice.size()));
  append(file, static_cast<std::uint32_t>(words.size()));
  append(file, std::uint64_t{0});
  file += notice;
  file.resize((file.size() + 3) / 4 * 4, '\0');
  append_offsets(file, rows);
  for (const auto& row : rows) append(file, idf_steps(row.idf));
  file += words;
  for (const auto& row : rows) append_row(file, row.values, dims);
  const auto checksum = content_checksum(file);
  std::memcpy(file.data() + checksum_at, &checksum, sizeof checksum);
  return file;
}

}  // namespace iken::vectors
