// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hpp"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/code_points.hpp"
#include "store/block_reader.hpp"
#include "store/codec.hpp"
#include "store/guard.hpp"
#include "store/list_store.hpp"
#include "store/load_columns.hpp"
#include "store/place.hpp"
#include "store/remarks.hpp"
#include "store/stored_list.hpp"
#include "store/word_lists.hpp"

namespace iken::store {
namespace {

std::uint64_t bytes_in(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.is_regular_file(failed)) bytes += entry.file_size(failed);
  }
  return bytes;
}

}  // namespace

std::string_view field_text(const Record& record, Field field) {
  if (field == opinion) return record.opinion;
  if (field == response) return record.response;
  return record.initiative ? std::string_view(record.initiative->title) : std::string_view();
}

struct Reader::Impl {
  std::string path;
  Xapian::Database db;
  std::string fingerprint;
  std::vector<Segment> segments;
  std::shared_ptr<const Columns> columns;
  std::shared_ptr<const Columns> known;  ///< of another reader, at `known_revision`
  std::string known_revision;
  bool has_removed = false;
  mutable BlockReader blocks;

  Result<void> load() {
    if (auto same = check_format(path, db.get_metadata(key::format)); !same) return same;
    fingerprint = db.get_metadata(key::fingerprint);
    auto read = decode_segments(db.get_metadata(key::segments));
    if (!read) return damaged("segments");
    segments = std::move(*read);
    has_removed = !db.get_metadata(key::removed).empty();
    blocks.forget();
    if (known != nullptr && revision() == known_revision) {
      columns = known;
      return {};
    }
    auto loaded = load_columns(db, segments, path);
    if (!loaded) return loaded.error();
    columns = std::move(*loaded);
    return {};
  }

  [[nodiscard]] std::string revision() const {
    return db.get_uuid().substr(0, 8) + "-" + std::to_string(db.get_revision());
  }

  [[nodiscard]] Error damaged(const std::string& what) const { return {ErrorCode::index_damaged, {path, what}, {}}; }
};

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::string& path, std::shared_ptr<const Columns> known,
                            const std::string& revision) {
  const auto place = look_at(path);
  if (place == Place::nothing) return Error{ErrorCode::index_missing, {path}, {}};
  if (place == Place::foreign) return Error{ErrorCode::index_foreign, {path}, {}};
  return guarded(path, [&]() -> Result<Reader> {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->db = Xapian::Database(path, Xapian::DB_OPEN);
    impl->known = std::move(known);
    impl->known_revision = revision;
    if (auto loaded = impl->load(); !loaded) return loaded.error();
    return Reader(std::move(impl));
  });
}

std::shared_ptr<const Columns> Reader::columns() const { return impl_->columns; }

const std::string& Reader::fingerprint() const { return impl_->fingerprint; }

std::string Reader::revision() const { return impl_->revision(); }

Result<WordList> Reader::word(std::string_view term) const {
  return guarded(impl_->path, [&]() -> Result<WordList> {
    WordList word;
    for (const auto& segment : impl_->segments) {
      auto bytes = impl_->db.get_metadata(key::word(segment.id, term));
      if (bytes.empty()) continue;
      const auto records = NumberReader(bytes).number();
      if (records > segment.records) return impl_->damaged("words");
      word.records += records;
      word.lists.emplace_back(segment, std::move(bytes));
    }
    if (!impl_->has_removed || word.records == 0) return word;
    auto living = postings(word);
    if (!living) return living.error();
    word.records = static_cast<std::uint32_t>(living->size());
    return word;
  });
}

Result<std::vector<Posting>> Reader::postings(const WordList& word, const Candidates* within) const {
  std::vector<Posting> list;
  list.reserve((within == nullptr ? word.records : std::min<std::size_t>(word.records, within->docs().size())) + 1);
  for (const auto& [segment, bytes] : word.lists) {
    if (!decode_word(bytes, segment, within, list)) return impl_->damaged("words");
  }
  const auto& alive = impl_->columns->alive;
  if (impl_->has_removed) std::erase_if(list, [&](const Posting& posting) { return alive[posting.doc] == 0; });
  return list;
}

Result<std::vector<Posting>> Reader::postings(std::string_view term) const {
  auto found = word(term);
  return found ? postings(*found) : found.error();
}

Result<std::uint32_t> Reader::frequency(std::string_view term) const {
  auto found = word(term);
  return found ? Result<std::uint32_t>(found->records) : found.error();
}

Result<GramHits> Reader::gram(std::string_view gram) const {
  const auto points = base::decode(gram);
  GramHits hits;
  if (points.size() != 2) return hits;
  for (const auto& segment : impl_->segments) {
    auto others = gram_list(segment, points[0], points[1], PairIn::others);
    if (!others) return others.error();
    auto words = gram_list(segment, points[0], points[1], PairIn::words);
    if (!words) return words.error();
    PairCursor list;
    list.open(std::move(*others), std::move(*words));
    for (; !list.done() && list.doc() < segment.records; list.next()) {
      hits.docs.push_back(segment.first + list.doc());
      hits.counts.push_back(list.count());
    }
    if (!list.ok() || !list.done()) return impl_->damaged("grams");
  }
  return hits;
}

const std::vector<Segment>& Reader::segments() const { return impl_->segments; }

Result<std::string> Reader::gram_list(const Segment& segment, char32_t first, char32_t second, PairIn in) const {
  return guarded(impl_->path, [&]() -> Result<std::string> {
    auto list = store::gram_list(impl_->db, segment.id, first, slot_of(second, in));
    return list ? Result<std::string>(std::move(*list)) : impl_->damaged("grams");
  });
}

Result<std::vector<std::string>> Reader::gram_lists(const Segment& segment, char32_t first) const {
  return guarded(impl_->path, [&]() -> Result<std::vector<std::string>> {
    auto lists = store::gram_lists(impl_->db, segment.id, first);
    return lists ? Result<std::vector<std::string>>(std::move(*lists)) : impl_->damaged("grams");
  });
}

Result<std::string> Reader::character_set(const Segment& segment, char32_t character) const {
  return guarded(impl_->path, [&]() -> Result<std::string> {
    return impl_->db.get_metadata(key::character(segment.id, character));
  });
}

Result<Entry> Reader::fetch(std::uint32_t doc) const {
  return guarded(impl_->path, [&]() -> Result<Entry> {
    const auto bytes = impl_->blocks.record(impl_->db, impl_->segments, doc);
    auto entry = decode_entry(bytes);
    if (!entry) return Error{ErrorCode::record_damaged, {std::to_string(doc)}, {}};
    return std::move(*entry);
  });
}

Result<std::uint32_t> Reader::find(const std::string& record_id) const {
  return guarded(impl_->path, [&]() -> Result<std::uint32_t> {
    const auto found = decode_numbers(impl_->db.get_metadata(key::record_id(record_id)));
    const auto& alive = impl_->columns->alive;
    return found.empty() || found.front() >= alive.size() || alive[found.front()] == 0 ? 0U : found.front();
  });
}

Result<std::vector<std::string>> Reader::terms(std::string_view prefix, std::size_t limit) const {
  return guarded(impl_->path, [&]() -> Result<std::vector<std::string>> {
    std::set<std::string> found;
    for (const auto& segment : impl_->segments) {
      const auto name = key::word_prefix(segment.id, prefix);
      const auto begin = name.size() - prefix.size();
      std::size_t taken = 0;
      const auto end = impl_->db.metadata_keys_end(name);
      for (auto at = impl_->db.metadata_keys_begin(name); at != end && taken <= limit; ++at, ++taken) {
        found.insert((*at).substr(begin));
      }
    }
    std::vector<std::string> terms(found.begin(), found.end());
    if (terms.size() > limit + 1) terms.resize(limit + 1);
    return terms;
  });
}

Result<std::vector<std::pair<std::string, std::string>>> Reader::readings(std::string_view prefix,
                                                                          std::size_t limit) const {
  return guarded(impl_->path, [&]() -> Result<std::vector<std::pair<std::string, std::string>>> {
    const auto name = std::string(key::reading_prefix).append(prefix);
    std::vector<std::pair<std::string, std::string>> found;
    const auto end = impl_->db.metadata_keys_end(name);
    for (auto at = impl_->db.metadata_keys_begin(name); at != end && found.size() <= limit; ++at) {
      const auto entry = *at;
      const auto cut = entry.find('\x01');
      if (cut != std::string::npos) found.emplace_back(entry.substr(1, cut - 1), entry.substr(cut + 1));
    }
    return found;
  });
}

Result<std::optional<DocumentInfo>> Reader::document(const std::string& id) const {
  return guarded(impl_->path, [&]() -> Result<std::optional<DocumentInfo>> {
    const auto bytes = impl_->db.get_metadata(key::document(id));
    if (bytes.empty()) return std::optional<DocumentInfo>();
    auto entry = decode_document(bytes, false);
    if (!entry) return impl_->damaged("document " + id);
    return std::optional<DocumentInfo>(std::move(entry->info));
  });
}

Result<std::optional<ParsedDocument>> Reader::remarks(const std::string& id) const {
  return guarded(impl_->path, [&]() -> Result<std::optional<ParsedDocument>> {
    const auto bytes = impl_->db.get_metadata(key::document(id));
    if (bytes.empty()) return std::optional<ParsedDocument>();
    auto entry = decode_document(bytes, false);
    ParsedDocument document;
    if (!entry || !decode_remarks(impl_->db.get_metadata(key::remarks(id)), id, document))
      return impl_->damaged("document " + id);
    document.path = std::move(entry->path);
    document.info = std::move(entry->info);
    document.declared = entry->declared.value_or(Declared());
    return std::optional<ParsedDocument>(std::move(document));
  });
}

Result<std::vector<std::uint32_t>> Reader::records_of(const std::string& id) const {
  return guarded(impl_->path, [&]() -> Result<std::vector<std::uint32_t>> {
    const auto bytes = impl_->db.get_metadata(key::document(id));
    if (bytes.empty()) return std::vector<std::uint32_t>();
    auto entry = decode_document(bytes);
    if (!entry) return impl_->damaged("document " + id);
    return std::move(entry->records);
  });
}

Result<std::vector<std::string>> Reader::document_ids() const {
  return impl_->columns->facets.find("document")->second.values;
}

Result<bool> Reader::refresh() {
  return guarded(impl_->path, [&]() -> Result<bool> {
    if (!impl_->db.reopen()) return false;
    if (auto loaded = impl_->load(); !loaded) return loaded.error();
    return true;
  });
}

Result<IndexInfo> Reader::info() const {
  return guarded(impl_->path, [&]() -> Result<IndexInfo> {
    IndexInfo info;
    info.path = impl_->path;
    info.format = format_version;
    info.fingerprint = impl_->fingerprint;
    info.revision = revision();
    info.records = impl_->columns->records;
    info.bytes_on_disk = bytes_in(impl_->path);
    const auto end = impl_->db.metadata_keys_end(key::document_prefix);
    for (auto at = impl_->db.metadata_keys_begin(key::document_prefix); at != end; ++at) {
      auto entry = decode_document(impl_->db.get_metadata(*at));
      if (!entry) return impl_->damaged(*at);
      info.documents.push_back({entry->info, entry->records.size(), entry->declared, entry->path});
    }
    return info;
  });
}

}  // namespace iken::store
