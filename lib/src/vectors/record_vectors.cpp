// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/record_vectors.hpp"

#include <cmath>

#include "vectors/dot.hpp"
#include "vectors/quantize.hpp"

namespace iken::vectors {

namespace {

float squares(std::span<const float> values) {
  float sum = 0;
  for (const float value : values) sum += value * value;
  return sum;
}

/// As bytes, and what one step of the bytes is worth.
struct Stepped {
  std::vector<std::int8_t> bytes;
  float step = 0;
};

Stepped stepped(std::span<const float> values) {
  Stepped result{std::vector<std::int8_t>(values.size()), 0};
  quantize(values, result.bytes);
  const float bytes_length = length(result.bytes);
  if (bytes_length > 0) result.step = std::sqrt(squares(values)) / bytes_length;
  return result;
}

/// The sum of what `add` is told.
class Sum {
 public:
  explicit Sum(const Table& table) : table_(table), sum_(table.dims(), 0.0F) {}

  void add(std::uint32_t word, float word_length, float frequency) {
    if (word_length <= 0 || !(frequency > 0)) return;
    const auto direction = table_.vector(word);
    const float weight = table_.idf(word) * std::log1p(frequency) / word_length;
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += weight * static_cast<float>(direction[i]);
  }

  [[nodiscard]] std::vector<std::int8_t> bytes() const {
    std::vector<std::int8_t> bytes(sum_.size());
    quantize(sum_, bytes);
    return bytes;
  }

 private:
  const Table& table_;
  std::vector<float> sum_;
};

}  // namespace

std::vector<std::int8_t> accumulate(const Table& table, std::span<const WeightedTerm> terms) {
  Sum sum(table);
  for (const auto& [term, frequency] : terms) {
    if (const auto word = table.find(term)) sum.add(*word, length(table.vector(*word)), frequency);
  }
  return sum.bytes();
}

Accumulator::Accumulator(const Table& table) : table_(&table) {
  for (std::uint32_t word = 0; word < table.size(); ++word) {
    if (terms_.of(table.term(word)) == words_.size()) words_.push_back({word, length(table.vector(word))});
  }
}

std::vector<std::int8_t> Accumulator::operator()(std::span<const WeightedTerm> terms) const {
  Sum sum(*table_);
  for (const auto& [term, frequency] : terms) {
    const auto known = terms_.known(term);
    if (known) sum.add(words_[*known].number, words_[*known].length, frequency);
  }
  return sum.bytes();
}

RecordVectors::RecordVectors(std::span<const std::int8_t> rows, std::size_t dims, float removed)
    : rows_(rows), dims_(dims), taken_(dims, 0.0F), rest_(dims > 0 ? rows.size() / dims : 0) {
  find_mean(removed);
  const auto taken = stepped(taken_);
  const float taken_squares = squares(taken_);
  std::vector<std::int32_t> products(rest_.size());
  dots(taken.bytes, rows_, products);
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    const float size = length(row(i));
    if (size <= 0) continue;
    const float along = static_cast<float>(products[i]) * taken.step / size;
    const float rest = std::sqrt(std::max(1.0F - 2.0F * along + taken_squares, 0.0F));
    if (rest > 1e-3F) rest_[i] = {1.0F / (size * rest), 1.0F / rest};
  }
}

void RecordVectors::find_mean(float removed) {
  const std::size_t stride = rest_.size() / sample + 1;
  float seen = 0;
  for (std::size_t i = 0; i < rest_.size(); i += stride) {
    const auto values = row(i);
    const float size = length(values);
    if (size <= 0) continue;
    seen += 1;
    for (std::size_t d = 0; d < dims_; ++d) taken_[d] += static_cast<float>(values[d]) / size;
  }
  for (auto& value : taken_) value *= seen > 0 ? removed / seen : 0.0F;
}

RecordVectors::Prepared RecordVectors::prepare(std::span<const std::int8_t> query) const {
  const float size = query.size() == dims_ ? length(query) : 0.0F;
  if (size <= 0) return {};
  std::vector<float> values(dims_);
  for (std::size_t d = 0; d < dims_; ++d) values[d] = static_cast<float>(query[d]) / size - taken_[d];
  const float rest = std::sqrt(squares(values));
  if (rest <= 1e-3F) return {};
  for (auto& value : values) value /= rest;
  auto bytes = stepped(values);
  float common = 0;
  for (std::size_t d = 0; d < dims_; ++d) common += values[d] * taken_[d];
  return {std::move(bytes.bytes), bytes.step, common};
}

float RecordVectors::compare(const Prepared& query, std::int32_t product, std::size_t index) const {
  return static_cast<float>(product) * query.factor * rest_[index].per_row - query.common * rest_[index].per_rest;
}

std::vector<float> RecordVectors::cosines(std::span<const std::int8_t> query) const {
  std::vector<float> result(rest_.size(), 0.0F);
  const auto prepared = prepare(query);
  if (prepared.bytes.empty()) return result;
  std::vector<std::int32_t> products(rest_.size());
  dots(prepared.bytes, rows_, products);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = compare(prepared, products[i], i);
  return result;
}

float RecordVectors::cosine(std::span<const std::int8_t> query, std::size_t index) const {
  const auto prepared = prepare(query);
  return prepared.bytes.empty() ? 0.0F : compare(prepared, dot(prepared.bytes, row(index)), index);
}

}  // namespace iken::vectors
