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
#include "store/place.hpp"

namespace iken::store {
namespace {

namespace fs = std::filesystem;

/// Records of a segment: large enough to make lists long, small enough to stay in memory while it grows.
constexpr std::uint32_t segment_records = 20000;

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
  SegmentColumns columns;  ///< of the growing segment
  std::string vectors;     ///< of the growing segment
  std::unordered_map<std::uint64_t, GramList> grams;  ///< since the last flush
  std::unordered_set<std::string> readings;           ///< written before

  void begin() {
    if (!open_transaction) db.begin_transaction();
    open_transaction = true;
  }

  void load() {
    segments = decode_segments(db.get_metadata(key::segments));
    removed = decode_numbers(db.get_metadata(key::removed));
    references = decode_references(db.get_metadata(key::references));
    if (segments.empty()) return;
    if (!columns.decode(db.get_metadata(key::columns(segments.back().id)))) segments.push_back(next_segment());
    vectors = db.get_metadata(key::vectors(segments.back().id));
  }

  [[nodiscard]] Segment next_segment() const {
    return {segments.empty() ? 1 : segments.back().id + 1, db.get_lastdocid() + 1, 0};
  }

  void start_segment() {
    flush();
    segments.push_back(next_segment());
    columns = {};
    vectors.clear();
  }

  std::uint32_t write(NewRecord& record) {
    begin();
    if (segments.empty() || segments.back().records >= segment_records) start_segment();
    Xapian::Document document;
    document.set_data(record.bytes);
    document.add_boolean_term(key::record_id(record.id));
    for (const auto& [term, frequencies] : record.terms) document.add_term(key::word(term), frequencies);
    const std::uint32_t doc = db.add_document(document);
    for (const auto& [reading, term] : record.readings) note_reading(reading, term);
    note_grams(doc, record.grams);
    columns.add(record.row);
    if (vector_size > 0) {
      record.vector.resize(vector_size);
      vectors.append(reinterpret_cast<const char*>(record.vector.data()), record.vector.size());
    }
    ++segments.back().records;
    return doc;
  }

  void note_reading(const std::string& reading, const std::string& term) {
    auto name = key::reading(reading, term);
    if (name.size() > 200 || !readings.insert(name).second) return;
    db.set_metadata(name, "1");
  }

  void note_grams(std::uint32_t doc, const std::vector<Gram>& found) {
    for (std::size_t begin = 0; begin < found.size();) {
      auto end = begin + 1;
      while (end < found.size() && found[end].key == found[begin].key) ++end;
      grams[found[begin].key].add(doc, found.data() + begin, found.data() + end);
      begin = end;
    }
  }

  // In order of the keys, so that the B-tree is filled from left to right.
  void flush() {
    if (segments.empty()) return;
    std::vector<std::pair<std::string, const GramList*>> sorted;
    sorted.reserve(grams.size());
    for (const auto& [gram, list] : grams) sorted.emplace_back(key::gram(segments.back().id, gram_text(gram)), &list);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [name, list] : sorted) db.set_metadata(name, joined(name, *list).encode());
    grams.clear();
    db.set_metadata(key::columns(segments.back().id), columns.encode());
    if (vector_size > 0) db.set_metadata(key::vectors(segments.back().id), vectors);
  }

  // A list made since the last flush counts its first doc from 0; behind a stored list it counts from that list's end.
  GramList joined(const std::string& name, const GramList& fresh_list) {
    const auto stored = db.get_metadata(name);
    GramView view;
    if (stored.empty() || !decode(stored, view)) return fresh_list;
    GramList list{view.size, view.last, std::string(view.docs), std::string(view.positions)};
    GramList moved = fresh_list;
    base::ByteReader in(moved.docs);
    const auto head = in.number();
    base::ByteWriter first;
    first.number(head - static_cast<std::uint64_t>(view.last) * 2).raw(in.rest());
    moved.docs = first.take();
    list.append(moved);
    return list;
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

Result<std::uint32_t> Writer::add(NewRecord record) {
  return guarded(impl_->path, [&]() -> Result<std::uint32_t> { return impl_->write(record); });
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

Result<void> Writer::put(const DocumentEntry& document) {
  return guarded(impl_->path, [&]() -> Result<void> {
    impl_->begin();
    impl_->db.set_metadata(key::document(document.info.id), encode(document));
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
    for (const auto doc : document.records) impl_->db.delete_document(doc);
    impl_->db.set_metadata(key::document(document.info.id), "");
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
