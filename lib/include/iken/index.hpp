// Writing an index and asking what is in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/error.hpp"
#include "iken/record.hpp"

namespace iken {

/// Told now and then while records are written.
struct IndexProgress {
  std::uint64_t records = 0;  ///< written so far
  std::uint64_t bytes = 0;    ///< bytes of opinion, response and title so far
};

struct WriterOptions {
  bool replace = false;  ///< a document with a known id but another title is a corrected edition, not an error
  unsigned jobs = 0;     ///< analysis threads; 0 = one per core
  std::uint32_t batch_records = 65536;  ///< records per commit; whole documents only
  /// Called between records, at most every few milliseconds; returning false stops before the next document.
  std::function<bool(const IndexProgress&)> progress;
};

/// What a writer did.
struct WriteSummary {
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;     ///< of opinion, response and title
  std::uint64_t replaced = 0;  ///< documents that were there before
};

/// Adds, replaces and removes documents. One writer per index at a time; others get index_locked.
/// Nothing is visible to readers before `commit` (or a full batch); destroying an uncommitted writer drops the rest.
/// Thread rule: one thread at a time.
class IndexWriter {
 public:
  /// Opens the index in `path`, making it (and missing parent folders) if there is none.
  /// `analyzer` must outlive the writer.
  /// Errors: index_foreign, index_locked, index_format, index_fingerprint, index_not_writable, index_damaged,
  /// storage_*.
  static Result<IndexWriter> open(const std::string& path, const Analyzer& analyzer, WriterOptions options = {});

  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

  /// Adds a document, or replaces the one with the same id. The document is on disk whole or not at all.
  /// Errors: document_conflict, storage_*, cancelled. After storage_* the writer is dead; what was committed stays.
  Result<void> add(const ParsedDocument& document);

  /// Errors: document_unknown, storage_*.
  Result<void> remove(const std::string& document_id);

  /// Makes everything so far durable and visible. Errors: storage_*.
  Result<void> commit();

  [[nodiscard]] const WriteSummary& summary() const;

  struct Impl;

 private:
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What an index says of itself.
struct IndexInfo {
  std::string path;
  int format = 0;
  std::string fingerprint;
  std::string revision;  ///< changes with every commit
  std::uint64_t records = 0;
  std::uint64_t bytes_on_disk = 0;
  struct DocumentEntry {
    DocumentInfo info;
    std::uint64_t records = 0;
    std::optional<Declared> declared;
    std::string path;  ///< of the file it was read from; may be empty
  };
  std::vector<DocumentEntry> documents;  ///< ordered by id
};

/// Reads an index without analyzing anything; works whatever analyzer made it.
/// Thread rule: one thread at a time.
class Index {
 public:
  /// Errors: index_missing, index_foreign, index_format, index_damaged.
  static Result<Index> open(const std::string& path);

  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  Result<IndexInfo> info() const;
  /// A record by its id; or, for an id without '/', every record of that document.
  /// Errors: record_unknown, record_damaged, index_damaged.
  Result<std::vector<Record>> show(const std::string& id) const;
  /// Every record of one document, by number; empty if there is none of this id. Errors: record_damaged, index_damaged.
  Result<std::vector<Record>> show_document(const std::string& document_id) const;
  /// One document as it was added: its records by number, its legend, and what was noted when it was read (problems,
  /// repairs, lines in no record; of more than ten thousand of a kind the rest is missing). A document that a version
  /// of iken before these notes has added has none of them. Errors: document_unknown, record_damaged, index_damaged.
  Result<ParsedDocument> document(const std::string& document_id) const;
  /// Every record, in order of document id and number. `take` returning an error stops.
  Result<void> each(const std::function<Result<void>(const Record&)>& take) const;

  struct Impl;

 private:
  explicit Index(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Adds every document of the index in `from` to the one in `to`, analyzed with this analyzer; `from` stays as it is.
/// Errors: as Index::open and IndexWriter::open.
Result<WriteSummary> copy_index(const std::string& from, const std::string& to, const Analyzer& analyzer,
                                WriterOptions options = {});

/// Makes the index in `path` anew from its own stored records, with this analyzer. The old index serves readers until
/// the new one has taken its place. Errors: as Index::open and IndexWriter::open.
Result<WriteSummary> reindex(const std::string& path, const Analyzer& analyzer, WriterOptions options = {});

/// What `verify` saw.
struct IndexHealth {
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
  std::uint64_t lists = 0;      ///< lists of words and of pairs of characters
  std::vector<Finding> damage;  ///< at most a hundred of each kind; empty = sound
};

/// Reads the whole index and compares it with itself: the engine's own check (in a child process, since damage may end
/// it), every record's checksum, every column and list against what the records say. Needs no analyzer.
/// Errors: index_missing, index_foreign, index_format, index_damaged (it does not open at all), index_moved (it was
/// written meanwhile).
/// Cost: a few minutes for a million records; memory about 100 bytes a record.
Result<IndexHealth> verify(const std::string& path);
/// The codes that `IndexHealth::damage` may have.
std::vector<std::string_view> damage_codes();

struct CompactSummary {
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

/// Writes the index anew without the room that changes have left in it. Records, answers and their order stay. The old
/// files serve readers until the new ones have taken their place in one step; nothing can be written meanwhile.
/// Errors: as Index::open, and index_locked, index_not_writable, storage_full, storage_failed; the index stays as it
/// was then. Cost: room for a second copy.
Result<CompactSummary> compact(const std::string& path);

}  // namespace iken
