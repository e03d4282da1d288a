// The index as indexing sees it: one writer, one transaction at a time, everything or nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "iken/error.hpp"
#include "store/batch.hpp"

namespace iken::store {

/// Thread rule: one thread. Destroying it drops whatever was not committed.
class Writer {
 public:
  /// Opens the index in `path`, or makes one. `fingerprint`: what analyzes the texts; `vector_size`: bytes of a vector.
  /// Errors: index_foreign, index_locked, index_format, index_fingerprint, index_not_writable, index_damaged,
  /// storage_*.
  static Result<Writer> open(const std::string& path, const std::string& fingerprint, std::size_t vector_size);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  /// The number of the first record; the others follow. Visible to no reader before commit().
  Result<std::uint32_t> add(Batch batch);
  Result<std::uint32_t> add(NewRecord record);
  Result<std::optional<DocumentEntry>> document(const std::string& id) const;
  /// `remarks`: what was noted when it was read (remarks.hpp).
  Result<void> put(const DocumentEntry& document, const std::string& remarks);
  /// Notes which records refer to which.
  Result<void> refer(const ReferenceList& references);
  /// Takes the document and its records out.
  Result<void> remove(const DocumentEntry& document);
  /// Makes all of it durable (also the directory) and visible.
  Result<void> commit();

 private:
  struct Impl;
  explicit Writer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken::store
