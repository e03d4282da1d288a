// The table of word vectors: what was written is read, and no damage does harm.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "made.hpp"
#include "support/folder.hpp"
#include "vectors/dot.hpp"
#include "vectors/table.hpp"

using iken::vectors::Table;

namespace {

constexpr const char* notice = "出典：試験用。自由に使える。";

Table table_of(const std::vector<iken::vectors::TableRow>& rows, std::size_t dims) {
  auto table = Table::from_bytes(iken::vectors::encode_table(rows, dims, notice), "made");
  REQUIRE(table.ok());
  return std::move(*table);
}

/// Everything a reader may ask of a table; with the sanitizers on, any step outside shows.
std::size_t use(const Table& table) {
  std::size_t sum = table.notice().size() + (table.intact() ? 1 : 0);
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    sum += table.term(i).size() + table.vector(i).size() + static_cast<std::size_t>(table.idf(i));
    sum += table.find(table.term(i)).value_or(0);
  }
  if (table.size() > 0) sum += table.neighbours(table.term(0), 5).size();
  return sum;
}

}  // namespace

TEST_CASE("every word written is found with its idf and direction, and no other", "[vectors]") {
  const auto dims = GENERATE(1U, 3U, 100U, 129U);
  const auto count = GENERATE(0U, 1U, 2U, 500U);
  const auto rows = made::rows(count, dims, count + dims);
  const auto table = table_of(rows, dims);
  CHECK(table.size() == count);
  CHECK(table.dims() == dims);
  CHECK(table.notice() == notice);
  CHECK(table.intact());
  for (const auto& row : rows) {
    const auto found = table.find(row.term);
    REQUIRE(found.has_value());
    CHECK(table.term(*found) == row.term);
    CHECK(std::abs(table.idf(*found) - row.idf) <= 1.0F / 4096.0F);
    const bool zero = std::all_of(row.values.begin(), row.values.end(), [](float v) { return v == 0.0F; });
    if (!zero) CHECK(made::cosine(table.vector(*found), row.values) > 0.999);
    CHECK_FALSE(table.find(row.term + "x").has_value());
  }
  CHECK_FALSE(table.find("").has_value());
  CHECK_FALSE(table.find("\xFF\xFF").has_value());
}

TEST_CASE("neighbours are those of the plain definition", "[vectors]") {
  const auto table = table_of(made::rows(300, 20, 7), 20);
  for (std::uint32_t word = 0; word < 300; word += 29) {
    std::vector<std::pair<double, std::uint32_t>> expected;
    for (std::uint32_t other = 0; other < 300; ++other) {
      if (other != word) expected.emplace_back(-made::cosine(table.vector(word), table.vector(other)), other);
    }
    std::sort(expected.begin(), expected.end());
    const auto found = table.neighbours(table.term(word), 10);
    REQUIRE(found.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) CHECK(std::abs(found[i].cosine + expected[i].first) < 1e-5);
  }
  CHECK(table.neighbours(table.term(0), 1000).size() == 299);
  CHECK(table.neighbours("この語はない", 10).empty());
}

TEST_CASE("a table read from a file is the one that was written", "[vectors]") {
  const auto bytes = iken::vectors::encode_table(made::rows(50, 8, 3), 8, notice);
  const iken::tests::TemporaryFolder folder;
  const auto path = folder.path("words.vec");
  std::ofstream(path, std::ios::binary) << bytes;
  auto opened = Table::open(path);
  REQUIRE(opened.ok());
  const auto moved = std::move(*opened);
  CHECK(moved.size() == 50);
  CHECK(moved.intact());
  CHECK(use(moved) > 0);

  const auto missing = Table::open(path + ".not");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == iken::ErrorCode::data_missing);
}

TEST_CASE("a cut table is refused at every length", "[vectors]") {
  const auto bytes = iken::vectors::encode_table(made::rows(20, 5, 11), 5, notice);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto table = Table::from_bytes(bytes.substr(0, size), "cut");
    REQUIRE_FALSE(table.ok());
    CHECK(table.error().code == iken::ErrorCode::data_broken);
  }
  CHECK_FALSE(Table::from_bytes(bytes + "x", "longer").ok());
}

TEST_CASE("a damaged byte is refused or noticed, and never harms", "[vectors]") {
  const auto bytes = iken::vectors::encode_table(made::rows(20, 5, 12), 5, notice);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char flip : {'\x01', '\x80', '\xFF'}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      const auto table = Table::from_bytes(damaged, "damaged");
      if (!table.ok()) continue;
      CHECK_FALSE(table.value().intact());
      use(table.value());
    }
  }
}

TEST_CASE("the product of bytes is exact at the edges", "[vectors]") {
  const std::vector<std::int8_t> lowest(1024, -128);
  CHECK(iken::vectors::dot(lowest, lowest) == 1024 * 16384);
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 150; ++size) {
    std::vector<std::int8_t> a(size), b(size);
    std::int64_t expected = 0;
    for (std::size_t i = 0; i < size; ++i) {
      a[i] = static_cast<std::int8_t>(random());
      b[i] = static_cast<std::int8_t>(random());
      expected += a[i] * b[i];
    }
    CHECK(iken::vectors::dot(a, b) == expected);
  }
}
