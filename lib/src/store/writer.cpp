// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "base/bytes.hpp"
#include "store/guard.hpp"
#include "store/joiner.hpp"
#include "store/place.hpp"

namespace iken::store {
namespace {

namespace fs = std::filesystem;

/// Records of a segment: the longer its lists, the fewer keys and the faster reading; what grows stays in memory.
constexpr std::uint32_t segment_records = 65536;
/// Below it, a segment grows on with the next commit, and its lists are written again; above, a new one begins.
constexpr std::uint32_t smallest_full = 8192;
/// Lists that wait in memory, whatever the size of the records.
constexpr std::size_t most_waiting_bytes = 256U << 20;

// Xapian syncs its tables but never the directory that names them.
void sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

Result<void> make_folder(const std::string& path) {
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed || ::access(path.c_str(), W_OK) != 0) {
    return Error{ErrorCode::index_not_writable, {path, failed ? failed.message() : "permission denied"}, {}};
  }
  return {};
}

}  // namespace

struct Writer::Impl {
  std::string path;
  Xapian::WritableDatabase db;
  bool open_transaction = false;
  bool fresh = false;  ///< the folder above has a new entry that must be synced too
  std::size_t vector_size = 0;
  std::vector<Segment> segments;
  std::vector<std::uint32_t> removed;
  ReferenceList references;
  SegmentColumns columns;                    ///< of the growing segment
  std::string vectors;                       ///< of the growing segment
  std::vector<std::uint32_t> sizes;          ///< of the growing segment's blocks, in records
  Joiner joiner;                             ///< since the last flush
  bool stored = false;                       ///< the growing segment has lists on the disk
  std::unordered_set<std::string> readings;  ///< written before

  void begin() {
    if (!open_transaction) db.begin_transaction();
    open_transaction = true;
  }

  void load() {
    auto read = decode_segments(db.get_metadata(key::segments));
    if (!read) throw Xapian::DatabaseCorruptError(key::segments);
    segments = std::move(*read);
    removed = decode_numbers(db.get_metadata(key::removed));
    references = decode_references(db.get_metadata(key::references));
    if (segments.empty()) return;
    const auto& last = segments.back();
    stored = true;
    if (!columns.decode(db.get_metadata(key::columns(last.id))) || columns.size() != last.records) start_segment();
    vectors = db.get_metadata(key::vectors(last.id));
    sizes = decode_sizes(db.get_metadata(key::block_sizes(last.id)));
  }

  [[nodiscard]] Segment next_segment() const {
    if (segments.empty()) return {1, 1, 0};
    const auto& last = segments.back();
    return {last.id + 1, last.first + last.records, 0};
  }

  void start_segment() {
    segments.push_back(next_segment());
    columns = {};
    vectors.clear();
    sizes.clear();
    stored = false;
  }

  void make_room(std::size_t records) {
    if (segments.empty()) return start_segment();
    const bool full = segments.back().records + records > segment_records;
    if (full || joiner.bytes() > most_waiting_bytes) flush();
    if (full || (joiner.empty() && segments.back().records >= smallest_full)) start_segment();
  }

  std::uint32_t write(Batch batch) {
    begin();
    make_room(batch.rows.size());
    auto& segment = segments.back();
    const auto base = segment.records;
    auto at = base;
    for (const auto& block : batch.blocks) {
      db.set_metadata(key::block(segment.id, at), block.bytes);
      sizes.push_back(block.records);
      at += block.records;
    }
    for (const auto& [reading, term] : batch.readings) note_reading(reading, term);
    for (auto& row : batch.rows) write(row, segment.first + segment.records++);
    joiner.add(std::move(batch.words), std::move(batch.grams), base);
    return segment.first + base;
  }

  void write(Batch::Row& row, std::uint32_t doc) {
    db.set_metadata(key::record_id(row.id), encode_numbers({doc}));
    columns.add(row.columns);
    if (vector_size == 0) return;
    row.vector.resize(vector_size);
    vectors.append(reinterpret_cast<const char*>(row.vector.data()), row.vector.size());
  }

  void note_reading(const std::string& reading, const std::string& term) {
    auto name = key::reading(reading, term);
    if (name.size() > 200 || !readings.insert(name).second) return;
    db.set_metadata(name, "1");
  }

  void flush() {
    if (segments.empty()) return;
    const auto& segment = segments.back();
    joiner.flush(db, segment, stored);
    stored = true;
    db.set_metadata(key::block_sizes(segment.id), encode_sizes(sizes));
    db.set_metadata(key::columns(segment.id), columns.encode());
    if (vector_size > 0) db.set_metadata(key::vectors(segment.id), vectors);
  }

  void finish() {
    if (!open_transaction) return;
    flush();
    db.set_metadata(key::segments, encode(segments));
    db.set_metadata(key::removed, encode_numbers(removed));
    db.set_metadata(key::references, encode(references));
    db.commit_transaction();
    open_transaction = false;
    sync_folder(path);
    if (fresh) sync_folder(fs::absolute(path).parent_path().string());
    fresh = false;
  }
};

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Writer::~Writer() {
  if (!impl_ || !impl_->open_transaction) return;
  try {
    impl_->db.cancel_transaction();  // closing would commit what is pending
  } catch (const Xapian::Error&) {
    // What was committed stays; there is nobody to tell here.
  }
}

Result<Writer> Writer::open(const std::string& path, const std::string& fingerprint, std::size_t vector_size) {
  const auto place = look_at(path);
  if (place == Place::foreign) return Error{ErrorCode::index_foreign, {path}, {}};
  if (auto made = make_folder(path); !made) return made.error();
  return guarded(path, [&]() -> Result<Writer> {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->vector_size = vector_size;
    impl->fresh = place != Place::index;
    impl->db = Xapian::WritableDatabase(path, Xapian::DB_CREATE_OR_OPEN);
    const auto format = impl->db.get_metadata(key::format);
    if (format.empty() && impl->db.get_doccount() > 0) return Error{ErrorCode::index_foreign, {path}, {}};
    if (!format.empty()) {
      if (auto same = check_format(path, format); !same) return same.error();
      const auto found = impl->db.get_metadata(key::fingerprint);
      if (found != fingerprint) return Error{ErrorCode::index_fingerprint, {path, found, fingerprint}, {}};
      impl->load();
      return Writer(std::move(impl));
    }
    impl->begin();
    impl->db.set_metadata(key::format, std::to_string(format_version));
    impl->db.set_metadata(key::fingerprint, fingerprint);
    impl->finish();
    return Writer(std::move(impl));
  });
}

Result<std::uint32_t> Writer::add(Batch batch) {
  return guarded(impl_->path, [&]() -> Result<std::uint32_t> { return impl_->write(std::move(batch)); });
}

Result<std::uint32_t> Writer::add(NewRecord record) {
  std::vector<NewRecord> one;
  one.push_back(std::move(record));
  return add(BatchMaker().make(std::move(one)));
}

Result<std::optional<DocumentEntry>> Writer::document(const std::string& id) const {
  return guarded(impl_->path, [&]() -> Result<std::optional<DocumentEntry>> {
    const auto bytes = impl_->db.get_metadata(key::document(id));
    if (bytes.empty()) return std::optional<DocumentEntry>();
    auto entry = decode_document(bytes);
    if (!entry) return Error{ErrorCode::index_damaged, {impl_->path, "document " + id}, {}};
    return entry;
  });
}

Result<void> Writer::put(const DocumentEntry& document, const std::string& remarks) {
  return guarded(impl_->path, [&]() -> Result<void> {
    impl_->begin();
    impl_->db.set_metadata(key::document(document.info.id), encode(document));
    impl_->db.set_metadata(key::remarks(document.info.id), remarks);
    return {};
  });
}

Result<void> Writer::refer(const ReferenceList& references) {
  impl_->references.insert(impl_->references.end(), references.begin(), references.end());
  return {};
}

Result<void> Writer::remove(const DocumentEntry& document) {
  return guarded(impl_->path, [&]() -> Result<void> {
    impl_->begin();
    impl_->db.set_metadata(key::document(document.info.id), "");
    impl_->db.set_metadata(key::remarks(document.info.id), "");
    std::vector<std::uint32_t> all;
    std::merge(impl_->removed.begin(), impl_->removed.end(), document.records.begin(), document.records.end(),
               std::back_inserter(all));
    impl_->removed = std::move(all);
    std::erase_if(impl_->references, [&](const auto& pair) {
      return std::binary_search(document.records.begin(), document.records.end(), pair.second);
    });
    return {};
  });
}

Result<void> Writer::commit() {
  return guarded(impl_->path, [&]() -> Result<void> {
    impl_->finish();
    return {};
  });
}

}  // namespace iken::store
