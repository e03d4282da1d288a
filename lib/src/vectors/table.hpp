// Words and the company they keep: one vector per word, read where it lies in its file.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "iken/error.hpp"

namespace iken::vectors {

/// A word near another.
struct Neighbour {
  std::uint32_t word = 0;
  float cosine = 0;

  bool operator==(const Neighbour&) const = default;
};

/// The file words.vec. All numbers little end first:
///
///     8 bytes  "ikenvec1"
///     u32      dims (1 … 1024)         u32  count of words
///     u32      bytes of the notice     u32  bytes of all words
///     u64      FNV-1a of everything else
///     notice   UTF-8: sources and licence; then zeros up to a multiple of four
///     u32      count + 1 offsets into the words
///     u16      count times: inverse document frequency in steps of 1/4096
///     words    UTF-8, ascending by bytes, without separators
///     i8       count × dims: directions, the largest value of each word ±127
///
/// Opening maps the file and looks at header and offsets only (0.1 ms for 20,000 words).
/// Thread rule: constant after opening; safe from many threads.
class Table {
 public:
  /// Errors: data_missing, data_broken (a file that is not one, is cut, or whose parts do not fit together).
  static Result<Table> open(const std::string& path);
  /// The same over bytes in memory; `name` stands for the path in errors.
  static Result<Table> from_bytes(std::string bytes, const std::string& name);

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] std::size_t dims() const { return dims_; }
  /// Sources and licence.
  [[nodiscard]] std::string_view notice() const { return notice_; }
  /// Names this content: vectors of records made with another table must not be compared.
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }
  /// Reads the whole file: is every byte as it was written?
  [[nodiscard]] bool intact() const;

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view term) const;
  /// Precondition of these three: word < size().
  [[nodiscard]] std::string_view term(std::uint32_t word) const;
  [[nodiscard]] std::span<const std::int8_t> vector(std::uint32_t word) const;
  [[nodiscard]] float idf(std::uint32_t word) const;

  /// The `limit` nearest other words, nearest first, ties by word; empty for an unknown word. About 0.5 ms.
  [[nodiscard]] std::vector<Neighbour> neighbours(std::string_view term, std::size_t limit) const;

 private:
  Result<void> read(std::string_view bytes, const std::string& name);
  [[nodiscard]] std::uint32_t offset(std::uint32_t word) const;

  base::MappedFile file_;
  std::string memory_;
  std::string_view bytes_;
  std::string_view notice_;
  std::string_view offsets_;
  std::string_view idfs_;
  std::string_view words_;
  std::string_view vectors_;
  std::size_t dims_ = 0;
  std::size_t count_ = 0;
  std::uint64_t checksum_ = 0;
};

/// The table at `path`; nullptr where there is none, which is no error. Errors: data_broken.
Result<std::shared_ptr<const Table>> open_if_there(const std::string& path);

inline constexpr std::size_t checksum_at = 24;
inline constexpr std::size_t header_size = 32;
/// The checksum that a file of at least `header_size` bytes should carry.
std::uint64_t content_checksum(std::string_view file);

/// A word to be written.
struct TableRow {
  std::string term;
  float idf = 0;
  std::vector<float> values;  ///< direction; all rows of the same size
};

/// The bytes of a table file. Rows may come in any order; of equal terms the first is kept.
std::string encode_table(std::vector<TableRow> rows, std::size_t dims, std::string_view notice);

}  // namespace iken::vectors
