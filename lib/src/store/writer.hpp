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
#include "store/codec.hpp"
#include "store/grams.hpp"

namespace iken::store {

/// A record ready to be written; made without the writer, on any thread.
struct NewRecord {
  std::string id;
  std::string bytes;                                          ///< encode(record, tokens)
  std::vector<std::pair<std::string, std::uint32_t>> terms;   ///< words with packed frequencies, each once
  std::vector<std::pair<std::string, std::string>> readings;  ///< (katakana reading, term)
  std::vector<Gram> grams;                                    ///< sorted
  ColumnRow row;
  std::vector<std::int8_t> vector;  ///< of the size that the index keeps, or empty
};

/// Thread rule: one thread. Destroying it drops whatever was not committed.
class Writer {
 public:
  /// Opens the index in `path`, or makes one. `fingerprint`: what analyzes the texts; `vector_size`: bytes of a vector.
  /// Errors: index_foreign, index_locked, index_format, index_fingerprint, index_not_writable, index_damaged, storage_*.
  static Result<Writer> open(const std::string& path, const std::string& fingerprint, std::size_t vector_size);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  /// Visible to no reader before commit().
  Result<std::uint32_t> add(NewRecord record);
  Result<std::optional<DocumentEntry>> document(const std::string& id) const;
  Result<void> put(const DocumentEntry& document);
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
