// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/word_vectors.hpp"

#include "vectors/table.hpp"

namespace iken {

struct WordVectors::Impl {
  vectors::Table table;
};

WordVectors::WordVectors(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WordVectors::WordVectors(WordVectors&&) noexcept = default;
WordVectors& WordVectors::operator=(WordVectors&&) noexcept = default;
WordVectors::~WordVectors() = default;

Result<WordVectors> WordVectors::open(const std::string& path) {
  auto table = vectors::Table::open(path);
  if (!table) return table.error();
  return WordVectors(std::make_unique<Impl>(Impl{std::move(*table)}));
}

std::size_t WordVectors::size() const { return impl_->table.size(); }
std::size_t WordVectors::dims() const { return impl_->table.dims(); }
std::string_view WordVectors::notice() const { return impl_->table.notice(); }

std::vector<std::string> WordVectors::words() const {
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < size(); ++i) words.emplace_back(impl_->table.term(i));
  return words;
}

std::vector<NearWord> WordVectors::near(std::string_view word, std::size_t limit) const {
  std::vector<NearWord> near;
  for (const auto& neighbour : impl_->table.neighbours(word, limit)) {
    near.push_back({std::string(impl_->table.term(neighbour.word)), neighbour.cosine});
  }
  return near;
}

}  // namespace iken
