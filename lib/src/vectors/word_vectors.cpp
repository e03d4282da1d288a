// The public face of a table.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/vectors.hpp"
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

std::vector<WordNeighbour> WordVectors::neighbours(std::string_view word, std::size_t limit) const {
  std::vector<WordNeighbour> found;
  for (const auto& near : impl_->table.neighbours(word, limit)) {
    found.push_back({std::string(impl_->table.term(near.word)), near.cosine});
  }
  return found;
}

std::size_t WordVectors::size() const { return impl_->table.size(); }
std::size_t WordVectors::dims() const { return impl_->table.dims(); }
std::string WordVectors::notice() const { return std::string(impl_->table.notice()); }

}  // namespace iken
