// What the index stores, as bytes. The formats are described in index/FORMAT.md.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"
#include "store/reader.hpp"

namespace iken::store {

inline constexpr int format_version = 1;

/// Metadata keys and terms.
namespace key {
inline constexpr const char* format = "iken.format";
inline constexpr const char* fingerprint = "iken.fingerprint";
inline constexpr const char* batches = "iken.batches";
inline constexpr const char* removed = "iken.removed";
inline constexpr const char* document_prefix = "D";
std::string document(std::string_view id);
std::string columns(std::uint64_t batch);
/// `gram` may be empty: the prefix of all grams of a batch.
std::string gram(std::uint64_t batch, std::string_view gram);
/// The term of a word; words too long for Xapian's 245 bytes are cut and get a hash.
std::string word(std::string_view term);
std::string record_id(std::string_view id);
}  // namespace key

/// What is kept of a document beside its records.
struct DocumentEntry {
  DocumentInfo info;
  std::optional<Declared> declared;
  std::string path;
  std::uint64_t content = 0;             ///< hash of everything that was added
  std::vector<std::uint32_t> records;    ///< record numbers, ascending
};
std::string encode(const DocumentEntry& document);
std::optional<DocumentEntry> decode_document(std::string_view bytes);

/// The record (without its document's details) and its tokens, with a checksum in front.
std::string encode(const Entry& entry);
/// nullopt when a byte is wrong. `record.document` has the id only.
std::optional<Entry> decode_entry(std::string_view bytes);

/// Numbers of a batch: ascending record numbers as delta varints.
std::string encode_numbers(const std::vector<std::uint32_t>& numbers);
std::vector<std::uint32_t> decode_numbers(std::string_view bytes);

struct Batch {
  std::uint64_t id = 0;
  std::uint64_t records = 0;
};
std::string encode(const std::vector<Batch>& batches);
std::vector<Batch> decode_batches(std::string_view bytes);

/// The small numbers of one record.
struct ColumnRow {
  std::uint32_t doc = 0;
  std::array<std::uint32_t, field_count> lengths{};
  std::int32_t no = -1;
  std::string id;                   ///< of the record
  std::string from;                 ///< of its document
  std::vector<std::string> facets;  ///< in the order of schema::facets()
};
std::string encode(const std::vector<ColumnRow>& rows);
std::vector<ColumnRow> decode_rows(std::string_view bytes);

/// Frequencies of a word in the three fields, packed into one small number (Xapian's wdf): opinion in bits 0–3, title
/// in bit 4, response from bit 5. Above 8 they are kept in steps, since BM25 has long been saturated there.
std::uint32_t pack_frequencies(const std::array<std::uint32_t, field_count>& frequencies);
std::array<std::uint8_t, field_count> unpack_frequencies(std::uint32_t packed);

}  // namespace iken::store
