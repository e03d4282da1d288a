// The index as search sees it: posting lists, gram lists, columns, entries. Xapian stays behind this wall.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "iken/error.hpp"
#include "iken/index.hpp"
#include "iken/record.hpp"
namespace iken::store {
/// The three fields that are searched without being named, in the order of every array below.
enum Field : std::size_t { opinion, response, title, field_count };
/// The text of that field ("" where absent; title = the initiative's title).
std::string_view field_text(const Record& record, Field field);
inline constexpr std::uint32_t no_value = 0xFFFFFFFF;
class Candidates;
struct Posting {
  std::uint32_t doc = 0;  ///< record number (Xapian docid, from 1)
  std::array<std::uint8_t, field_count> tf{};
};
/// A token as kept with its record: bytes of the original field text and the term it was indexed under.
struct StoredToken {
  std::uint32_t begin = 0, end = 0;
  std::string_view term;
  bool part = false;
};
/// A record with its tokens. The terms are views into `bytes`, so an Entry moves but is not copied.
struct Entry {
  Entry() = default;
  Entry(Entry&&) = default;
  Entry& operator=(Entry&&) = default;
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;
  std::unique_ptr<std::string> bytes;
  Record record;
  std::array<std::vector<StoredToken>, field_count> tokens;  ///< content tokens in order of begin, wholes before parts
};
/// Which records a pair's list has: those in which it is a word as well, or the others. Who looks for a word of two
/// characters has the first from the word's own list.
enum class PairIn : std::uint32_t { others, words };
/// Which records have a pair of characters.
struct GramHits {
  std::vector<std::uint32_t> docs;    ///< ascending, living and dead
  std::vector<std::uint32_t> counts;  ///< occurrences per doc, all fields
};
/// Records with consecutive numbers; the last segment grows.
struct Segment {
  std::uint64_t id = 0;
  std::uint32_t first = 0;    ///< record number
  std::uint32_t records = 0;  ///< living and dead
};
struct FacetColumn {
  std::vector<std::string> values;  ///< sorted by bytes: a smaller index is a smaller value
  std::vector<std::uint32_t> of;    ///< by record number: index into values, or no_value
  /// Renumbered initiatives only: by value, the value whose records it was added to, else itself; empty: none was.
  std::vector<std::uint32_t> now;
};
/// A word's lists, read but not decoded.
struct WordList {
  std::uint32_t records = 0;  ///< living
  std::vector<std::pair<Segment, std::string>> lists;
};

/// Small numbers per record, all vectors indexed by record number (entry 0 unused).
struct Columns {
  std::vector<std::uint8_t> alive;
  std::vector<std::array<std::uint16_t, field_count>> lengths;  ///< content words
  std::vector<std::array<std::uint32_t, field_count>> chars;    ///< folded code points
  std::vector<std::int32_t> no;                                 ///< -1 = none
  FacetColumn from;                                             ///< first day of the record's document
  std::map<std::string, FacetColumn, std::less<>> facets;       ///< by the names of schema::facets() and date_facets()
  std::array<double, field_count> mean_length{};
  double mean_chars = 0;
  std::uint64_t records = 0;                                        ///< living
  std::vector<std::pair<std::uint32_t, std::uint32_t>> references;  ///< (record referred to, record that refers)
  std::size_t vector_size = 0;                                      ///< bytes of a record's vector; 0 = none
  std::vector<std::int8_t> vectors;                                 ///< by record number, `vector_size` each
  /// Equal scores keep the order of document id, then number: records of a document are numbered in that order.
  [[nodiscard]] std::uint64_t order(std::uint32_t doc) const {
    return (static_cast<std::uint64_t>(document_of[doc]) << 32) | doc;
  }
  std::vector<std::uint32_t> document_of;  ///< rank of the record's document by id
};
/// One committed state of one index. Thread rule: one thread at a time (Xapian's rule); columns() may be shared.
class Reader {
 public:
  /// `known`: the columns of another reader at `revision`, shared instead of loaded where the revision is the same.
  /// Errors: index_missing, index_foreign, index_format, index_damaged.
  static Result<Reader> open(const std::string& path, std::shared_ptr<const Columns> known = nullptr,
                             const std::string& revision = "");
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();
  [[nodiscard]] std::shared_ptr<const Columns> columns() const;
  [[nodiscard]] const std::string& fingerprint() const;
  [[nodiscard]] std::string revision() const;
  /// Living records that have this term, by record number; empty if none.
  [[nodiscard]] Result<std::vector<Posting>> postings(std::string_view term) const;
  /// The same in two steps: first how many there are, then who; with `within`, only those of it, and blocks that have none
  /// of them are passed over.
  [[nodiscard]] Result<WordList> word(std::string_view term) const;
  [[nodiscard]] Result<std::vector<Posting>> postings(const WordList& word, const Candidates* within = nullptr) const;
  /// How many living records have this term.
  [[nodiscard]] Result<std::uint32_t> frequency(std::string_view term) const;
  /// Records (living and dead) with this pair of folded code points.
  [[nodiscard]] Result<GramHits> gram(std::string_view gram) const;
  /// Records are kept in segments of consecutive numbers, each with lists of its own.
  [[nodiscard]] const std::vector<Segment>& segments() const;
  /// A list of a pair in a segment (see grams.hpp; numbers count from the segment's first record); empty if none.
  [[nodiscard]] Result<std::string> gram_list(const Segment& segment, char32_t first, char32_t second, PairIn in) const;
  /// The lists of all pairs that begin with the code point, the one at the end of a field among them.
  [[nodiscard]] Result<std::vector<std::string>> gram_lists(const Segment& segment, char32_t first) const;
  /// Which records of the segment have the character, as Bits are stored; empty if that is not kept: the lists know.
  [[nodiscard]] Result<std::string> character_set(const Segment& segment, char32_t character) const;
  /// Errors: record_damaged.
  [[nodiscard]] Result<Entry> fetch(std::uint32_t doc) const;
  /// 0 = not there.
  [[nodiscard]] Result<std::uint32_t> find(const std::string& record_id) const;
  /// Up to `limit`+1 indexed terms that begin with `prefix`, in byte order.
  [[nodiscard]] Result<std::vector<std::string>> terms(std::string_view prefix, std::size_t limit) const;
  /// Up to `limit`+1 pairs (reading, term) whose katakana reading begins with `prefix`, in byte order of the reading.
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> readings(std::string_view prefix,
                                                                                  std::size_t limit) const;
  /// What is known of the record's document; nullopt if there is none of this id.
  [[nodiscard]] Result<std::optional<DocumentInfo>> document(const std::string& id) const;
  [[nodiscard]] Result<std::vector<std::string>> document_ids() const;
  /// What is kept of a document beside its records, with what was noted when it was read; nullopt if there is none of
  /// this id. Errors: index_damaged.
  [[nodiscard]] Result<std::optional<ParsedDocument>> remarks(const std::string& id) const;
  /// Record numbers of a document, ascending; empty if there is none of this id.
  [[nodiscard]] Result<std::vector<std::uint32_t>> records_of(const std::string& id) const;
  /// Moves to the newest committed state; false if this is it already.
  Result<bool> refresh();
  [[nodiscard]] Result<IndexInfo> info() const;

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};
}  // namespace iken::store
