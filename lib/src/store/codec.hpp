// What the index stores, as bytes. The formats are described in index/FORMAT.md.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"
#include "store/reader.hpp"

namespace iken::store {

inline constexpr int format_version = 3;

/// Metadata keys and terms.
namespace key {
inline constexpr const char* format = "iken.format";
inline constexpr const char* fingerprint = "iken.fingerprint";
inline constexpr const char* segments = "iken.segments";
inline constexpr const char* removed = "iken.removed";
inline constexpr const char* references = "iken.references";
inline constexpr const char* document_prefix = "D";
std::string document(std::string_view id);
/// What was noted when the document was read (remarks.hpp).
std::string remarks(std::string_view document_id);
std::string columns(std::uint64_t segment);
std::string vectors(std::uint64_t segment);
/// A list of a pair that is too long for its family (see grams.hpp).
std::string gram(std::uint64_t segment, char32_t first, std::uint32_t slot);
/// Of all pairs and families of a segment.
std::string gram_prefix(std::uint64_t segment);
/// All pairs that begin with a character: short lists are in it, long ones named.
std::string gram_family(std::uint64_t segment, char32_t first);
/// Which records of the segment have a character, where many have it.
std::string character(std::uint64_t segment, char32_t character);
std::string character_prefix(std::uint64_t segment);
/// How many records each block of the segment has.
std::string block_sizes(std::uint64_t segment);
/// The block whose first record is `offset` records behind the segment's first.
std::string block(std::uint64_t segment, std::uint32_t offset);
/// A reading with the term that has it; `term` may be empty: the prefix of a reading.
inline constexpr const char* reading_prefix = "R";
std::string reading(std::string_view reading, std::string_view term);
/// A word's list. Words too long for Xapian's keys are cut and get a hash; `prefix` is that of all words that begin so.
std::string word(std::uint64_t segment, std::string_view term);
std::string word_prefix(std::uint64_t segment, std::string_view begin);
std::string record_id(std::string_view id);
}  // namespace key

/// What is kept of a document beside its records.
struct DocumentEntry {
  DocumentInfo info;
  std::optional<Declared> declared;
  std::string path;
  std::uint64_t content = 0;           ///< hash of everything that was added
  std::vector<std::uint32_t> records;  ///< record numbers, ascending
};
std::string encode(const DocumentEntry& document);
std::optional<DocumentEntry> decode_document(std::string_view bytes, bool with_records = true);

/// A token on its way into the index.
struct NewToken {
  std::uint32_t begin = 0, end = 0;
  std::string term;
  bool part = false;
};
using NewTokens = std::array<std::vector<NewToken>, field_count>;

/// The record (without its document's details) and its tokens, with a checksum in front.
std::string encode(const Record& record, const NewTokens& tokens);
/// nullopt when a byte is wrong. `record.document` has the id only.
std::optional<Entry> decode_entry(std::string_view bytes);

/// Ascending record numbers as delta varints.
std::string encode_numbers(const std::vector<std::uint32_t>& numbers);
std::vector<std::uint32_t> decode_numbers(std::string_view bytes);

/// Numbers as they are.
std::string encode_sizes(const std::vector<std::uint32_t>& sizes);
std::vector<std::uint32_t> decode_sizes(std::string_view bytes);

/// (record referred to, record that refers), in any order.
using ReferenceList = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
std::string encode(const ReferenceList& references);
ReferenceList decode_references(std::string_view bytes);

std::string encode(const std::vector<Segment>& segments);
/// nullopt when the bytes are damaged.
std::optional<std::vector<Segment>> decode_segments(std::string_view bytes);

/// The small numbers of one record.
struct ColumnRow {
  std::array<std::uint32_t, field_count> lengths{};
  std::array<std::uint32_t, field_count> chars{};
  std::int32_t no = -1;
  std::string from;                 ///< of its document
  std::vector<std::string> facets;  ///< in the order of schema::facets()
};

/// The rows of a segment as columns: fixed width numbers, so that reading is little more than copying.
class SegmentColumns {
 public:
  void add(const ColumnRow& row);
  [[nodiscard]] std::string encode() const;
  /// false when the bytes are damaged; the columns are empty then.
  bool decode(std::string_view bytes);
  [[nodiscard]] std::size_t size() const { return no.size(); }

  struct Values {
    std::vector<std::string> values;  ///< in order of first use
    std::vector<std::uint32_t> of;    ///< index into values; the empty string is no value
    std::map<std::string, std::uint32_t, std::less<>> known;
    void add(const std::string& value);
  };
  std::vector<std::array<std::uint16_t, field_count>> lengths;
  std::vector<std::array<std::uint32_t, field_count>> chars;
  std::vector<std::int32_t> no;
  Values from;
  std::vector<Values> facets;
};

/// Frequencies of a word in the three fields, packed into one small number (Xapian's wdf): opinion in bits 0–3, title
/// in bit 4, response from bit 5. Above 8 they are kept in steps, since BM25 has long been saturated there.
std::uint32_t pack_frequencies(const std::array<std::uint32_t, field_count>& frequencies);
std::array<std::uint8_t, field_count> unpack_frequencies(std::uint32_t packed);

}  // namespace iken::store
