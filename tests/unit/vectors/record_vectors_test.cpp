// Vectors of records against their plain definition.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "made.hpp"
#include "vectors/record_vectors.hpp"

using iken::vectors::RecordVectors;
using iken::vectors::Table;
using iken::vectors::WeightedTerm;

namespace {

using Values = std::vector<double>;

Values unit(std::span<const std::int8_t> row) {
  double squares = 0;
  for (const auto v : row) squares += v * v;
  Values values(row.size(), 0.0);
  for (std::size_t i = 0; i < row.size() && squares > 0; ++i) values[i] = row[i] / std::sqrt(squares);
  return values;
}

std::vector<std::int8_t> random_rows(std::size_t count, std::size_t dims, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::int8_t> rows(count * dims);
  // All lean to one side, as the vectors of real records do.
  for (auto& value : rows) value = static_cast<std::int8_t>(static_cast<int>(random() % 150) - 40);
  return rows;
}

}  // namespace

TEST_CASE("a record's vector is the weighted sum of its words' directions", "[vectors]") {
  const std::size_t dims = GENERATE(4U, 100U);
  const auto rows = made::rows(60, dims, 21);
  const auto table = Table::from_bytes(iken::vectors::encode_table(rows, dims, ""), "made");
  REQUIRE(table.ok());
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<WeightedTerm> terms = {{"この語はない", 3}};
    Values expected(dims, 0.0);
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
      const auto& row = rows[(n * 7 + static_cast<std::size_t>(round)) % rows.size()];
      const auto frequency = static_cast<float>(1 + random() % 9) / 2.0F;
      terms.push_back({row.term, frequency});
      const auto word = table.value().find(row.term);
      REQUIRE(word.has_value());
      const auto direction = unit(table.value().vector(*word));
      for (std::size_t d = 0; d < dims; ++d) {
        expected[d] += static_cast<double>(table.value().idf(*word)) * std::log(1.0 + frequency) * direction[d];
      }
    }
    const auto vector = iken::vectors::accumulate(table.value(), terms);
    CHECK(iken::vectors::Accumulator(table.value())(terms) == vector);
    REQUIRE(vector.size() == dims);
    CHECK(made::cosine(vector, expected) > 0.999);
    std::reverse(terms.begin(), terms.end());
    CHECK(made::cosine(iken::vectors::accumulate(table.value(), terms), vector) > 0.999);
  }
}

TEST_CASE("a text without known words has no direction", "[vectors]") {
  const auto table = Table::from_bytes(iken::vectors::encode_table(made::rows(5, 6, 2), 6, ""), "made");
  REQUIRE(table.ok());
  const std::vector<std::int8_t> zeros(6, 0);
  CHECK(iken::vectors::accumulate(table.value(), {}) == zeros);
  const std::vector<WeightedTerm> unknown = {{"この語はない", 1}};
  CHECK(iken::vectors::accumulate(table.value(), unknown) == zeros);
  const std::vector<WeightedTerm> weightless = {{table.value().term(0), 0}};
  CHECK(iken::vectors::accumulate(table.value(), weightless) == zeros);
}

TEST_CASE("cosines with a share of the mean removed are those of the plain definition", "[vectors]") {
  const auto removed = GENERATE(0.0F, 0.5F, 1.0F);
  const std::size_t dims = 100;
  auto rows = random_rows(200, dims, 9);
  std::fill(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(dims), std::int8_t{0});
  const std::span<const std::int8_t> all(rows);
  Values taken(dims, 0.0);
  for (std::size_t i = 1; i < 200; ++i) {
    const auto direction = unit(all.subspan(i * dims, dims));
    for (std::size_t d = 0; d < dims; ++d) taken[d] += static_cast<double>(removed) * direction[d] / 199.0;
  }
  const auto rest = [&](std::span<const std::int8_t> row) {
    auto values = unit(row);
    for (std::size_t d = 0; d < dims; ++d) values[d] -= taken[d];
    return values;
  };
  const RecordVectors records(rows, dims, removed);
  REQUIRE(records.size() == 200);
  for (std::size_t q = 1; q < 200; q += 23) {
    const auto query = all.subspan(q * dims, dims);
    const auto cosines = records.cosines(query);
    REQUIRE(cosines.size() == 200);
    CHECK(cosines[0] == 0.0F);
    for (std::size_t i = 1; i < 200; ++i) {
      CHECK(std::abs(cosines[i] - made::cosine(rest(query), rest(all.subspan(i * dims, dims)))) < 0.02);
      CHECK(records.cosine(query, i) == cosines[i]);
    }
    CHECK(std::max_element(cosines.begin(), cosines.end()) - cosines.begin() == static_cast<std::ptrdiff_t>(q));
  }
  const std::vector<std::int8_t> nothing(dims, 0);
  const auto none = records.cosines(nothing);
  CHECK(std::all_of(none.begin(), none.end(), [](float v) { return v == 0.0F; }));
}

TEST_CASE("few and equal rows give finite cosines", "[vectors]") {
  const RecordVectors empty({}, 10);
  CHECK(empty.cosines(std::vector<std::int8_t>(10, 1)).empty());
  const std::vector<std::int8_t> same(30, 5);
  const RecordVectors equal(same, 10, 1.0F);  // nothing is left of any of them
  for (const auto value : equal.cosines(std::vector<std::int8_t>(10, 5))) CHECK(std::isfinite(value));
  const RecordVectors half(same, 10);
  for (const auto value : half.cosines(std::vector<std::int8_t>(10, 5))) CHECK(std::abs(value - 1.0F) < 0.02);
}
