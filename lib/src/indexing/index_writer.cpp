// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <thread>

#include "base/bytes.hpp"
#include "iken/index.hpp"
#include "indexing/pipeline.hpp"
#include "store/remarks.hpp"
#include "store/writer.hpp"

namespace iken {
namespace {

using store::DocumentEntry;

/// Records that are analyzed and turned into lists together: the more, the fewer pieces the writer joins.
constexpr std::size_t chunk_records = 512;
constexpr std::size_t chunk_bytes = 1U << 20;
constexpr std::size_t chunks_under_way = 8;  ///< bounds the memory, whatever the size of the input

/// A document whose records are on their way.
struct Pending {
  DocumentEntry entry;
  std::string remarks;                                        ///< what was noted when it was read
  std::optional<DocumentEntry> old;                           ///< to be taken out first
  std::size_t missing = 0;                                    ///< records not written yet
  std::map<std::string, std::uint32_t> numbers;               ///< of records that others of the document refer to
  std::vector<std::pair<std::string, std::uint32_t>> refers;  ///< (id referred to, record number)

  void note(const Record& record, std::uint32_t doc) {
    entry.records.push_back(doc);
    numbers.emplace(record.id, doc);
    for (const auto& reference : record.references) refers.emplace_back(reference.id, doc);
  }

  [[nodiscard]] store::ReferenceList references() const {
    store::ReferenceList list;
    for (const auto& [id, doc] : refers) {
      const auto target = numbers.find(id);
      if (target != numbers.end() && target->second != doc) list.emplace_back(target->second, doc);
    }
    return list;
  }
};

std::uint64_t text_bytes(const Record& record) {
  return record.opinion.size() + record.response.size() + (record.initiative ? record.initiative->title.size() : 0);
}

std::uint64_t content_hash(const ParsedDocument& document, const std::string& remarks) {
  store::DocumentEntry entry{document.info, document.declared, {}, 0, {}};
  auto hash = base::fnv1a(base::fixed64(base::hash(remarks)), base::hash(store::encode(entry)));
  for (const auto& record : document.records) {
    hash = base::fnv1a(base::fixed64(base::hash(store::encode(record, {}))), hash);
  }
  return hash;
}

/// Not copied: a document may be as large as the memory.
std::vector<const Record*> in_order(const ParsedDocument& document) {
  std::vector<const Record*> records;
  records.reserve(document.records.size());
  for (const auto& record : document.records) records.push_back(&record);
  std::stable_sort(records.begin(), records.end(), [](const Record* a, const Record* b) {
    constexpr int last = 0x7FFFFFFF;
    return a->no.value_or(last) < b->no.value_or(last);
  });
  return records;
}

}  // namespace

struct IndexWriter::Impl {
  Impl(store::Writer opened, const Analyzer& analyzer, std::shared_ptr<const vectors::Table> table,
       WriterOptions chosen)
      : writer(std::move(opened)),
        options(std::move(chosen)),
        pipeline(analyzer, std::move(table), jobs(options.jobs)) {}

  static unsigned jobs(unsigned wanted) {
    return wanted > 0 ? wanted : std::max(1u, std::thread::hardware_concurrency());
  }

  store::Writer writer;
  WriterOptions options;
  indexing::Pipeline pipeline;
  WriteSummary summary;
  std::map<std::uint64_t, Pending> pending;
  std::vector<Record> records;      ///< of the next chunk
  std::vector<std::uint64_t> tags;  ///< one per record
  std::size_t waiting_bytes = 0;
  std::uint64_t next_tag = 0;
  std::uint64_t uncommitted = 0;
  bool dead = false;
  bool abandoned = false;  ///< interrupted in the middle of a document

  [[nodiscard]] bool is_pending(const std::string& id) const {
    return std::any_of(pending.begin(), pending.end(), [&](const auto& p) { return p.second.entry.info.id == id; });
  }

  Result<void> write_one() {
    auto chunk = pipeline.pop();
    for (std::size_t i = 0; i < chunk->tags.size(); ++i) {
      if (auto removed = remove_old(pending.at(chunk->tags[i])); !removed) return removed;
    }
    auto added = writer.add(std::move(chunk->batch));
    if (!added) return fail(added.error());
    for (std::size_t i = 0; i < chunk->records.size(); ++i) {
      auto& document = pending.at(chunk->tags[i]);
      document.note(chunk->records[i], *added + static_cast<std::uint32_t>(i));
      summary.bytes += text_bytes(chunk->records[i]);
      ++summary.records;
      ++uncommitted;
      if (--document.missing > 0) continue;
      if (auto finished = finish_document(chunk->tags[i]); !finished) return finished;
    }
    return commit_full(chunk->tags.back());
  }

  Result<void> remove_old(Pending& document) {
    if (!document.old) return {};
    if (auto removed = writer.remove(*document.old); !removed) return fail(removed.error());
    document.old.reset();
    return {};
  }

  /// Only whole documents are committed; of those that were begun, only the last can be unfinished.
  Result<void> commit_full(std::uint64_t last_tag) {
    return uncommitted >= options.batch_records && pending.count(last_tag) == 0 ? commit_written() : Result<void>();
  }

  Result<void> finish_document(std::uint64_t tag) {
    auto node = pending.extract(tag);
    if (auto stored = writer.put(node.mapped().entry, node.mapped().remarks); !stored) return fail(stored.error());
    if (auto noted = writer.refer(node.mapped().references()); !noted) return fail(noted.error());
    ++summary.documents;
    return {};
  }

  Result<void> commit_written() {
    uncommitted = 0;
    auto committed = writer.commit();
    return committed ? committed : fail(committed.error());
  }

  /// What waits to become a chunk goes on its way.
  void send() {
    if (records.empty()) return;
    pipeline.push(std::move(records), std::move(tags));
    records = {};
    tags = {};
    waiting_bytes = 0;
  }

  Result<void> drain_all() {
    send();
    return drain(0);
  }

  Result<void> drain(std::size_t leave) {
    while (pipeline.size() > leave) {
      if (auto written = write_one(); !written) return written;
    }
    return {};
  }

  Error fail(Error error) {
    dead = true;
    records.clear();
    tags.clear();
    pipeline.clear();
    pending.clear();
    return error;
  }

  Result<void> start(const ParsedDocument& document, std::optional<DocumentEntry> old, std::uint64_t content,
                     std::string remarks) {
    Pending started;
    started.entry = {document.info, document.declared, document.path, content, {}};
    started.remarks = std::move(remarks);
    if (old) ++summary.replaced;
    started.old = std::move(old);
    started.missing = document.records.size();
    const auto tag = next_tag++;
    auto& document_at = pending.emplace(tag, std::move(started)).first->second;
    if (document.records.empty()) {
      if (auto removed = remove_old(document_at); !removed) return removed;
      return finish_document(tag);
    }
    for (const auto* record : in_order(document)) {
      waiting_bytes += text_bytes(*record);
      records.push_back(*record);
      records.back().document = document.info;
      tags.push_back(tag);
      if (records.size() < chunk_records && waiting_bytes < chunk_bytes) continue;
      send();
      if (auto drained = drain(chunks_under_way); !drained) return drained;
      if (interrupted()) return abandon();
    }
    return {};
  }

  [[nodiscard]] bool interrupted() const {
    return options.progress && !options.progress({summary.records, summary.bytes});
  }

  /// In the middle of a document: what was begun of it is dropped with the transaction.
  Error abandon() {
    abandoned = true;
    return fail({ErrorCode::cancelled, {}, {}});
  }

  /// Before a document that takes long, what is whole is committed, so that an interruption loses nothing of it.
  Result<void> secure(const ParsedDocument& document) {
    if (document.records.size() <= chunk_records * chunks_under_way) return {};
    auto drained = drain_all();
    return drained && uncommitted > 0 ? commit_written() : drained;
  }

  /// What stands in the way of adding it, or the document that it takes the place of.
  Result<void> check(const ParsedDocument& document, const DocumentEntry& old) const {
    if (options.replace) return {};
    const bool other_title = old.info.title != document.info.title;
    const bool other_path = !old.path.empty() && !document.path.empty() && old.path != document.path;
    if (!other_title && !other_path) return {};
    return Error{
        ErrorCode::document_conflict,
        {document.info.id, other_title ? old.info.title : old.path, other_title ? document.info.title : document.path},
        {}};
  }
};

IndexWriter::IndexWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexWriter> IndexWriter::open(const std::string& path, const Analyzer& analyzer, WriterOptions options) {
  auto table = vectors::open_if_there(analysis::word_vectors_path(analyzer));
  if (!table) return table.error();
  auto writer = store::Writer::open(path, analyzer.fingerprint(), *table ? (*table)->dims() : 0);
  if (!writer) return writer.error();
  return IndexWriter(std::make_unique<Impl>(std::move(*writer), analyzer, std::move(*table), std::move(options)));
}

Result<void> IndexWriter::add(const ParsedDocument& document) {
  auto& impl = *impl_;
  if (impl.abandoned) return Error{ErrorCode::cancelled, {}, {}};
  if (impl.dead) return Error{ErrorCode::storage_failed, {document.info.id, "an earlier error closed this writer"}, {}};
  if (impl.interrupted()) return Error{ErrorCode::cancelled, {}, {}};
  if (impl.is_pending(document.info.id)) {
    if (auto drained = impl.drain_all(); !drained) return drained;
  }
  auto old = impl.writer.document(document.info.id);
  if (!old) return old.error();
  auto remarks = store::encode_remarks(document);
  const auto content = content_hash(document, remarks);
  if (*old) {
    if (auto checked = impl.check(document, **old); !checked) return checked;
    if ((*old)->content == content) {
      impl.summary.records += document.records.size();
      for (const auto& record : document.records) impl.summary.bytes += text_bytes(record);
      ++impl.summary.documents;
      return {};
    }
  }
  if (auto secured = impl.secure(document); !secured) return secured;
  return impl.start(document, std::move(*old), content, std::move(remarks));
}

Result<void> IndexWriter::remove(const std::string& document_id) {
  auto& impl = *impl_;
  if (auto drained = impl.drain_all(); !drained) return drained;
  auto old = impl.writer.document(document_id);
  if (!old) return old.error();
  if (!*old) return Error{ErrorCode::document_unknown, {document_id}, {}};
  return impl.writer.remove(**old);
}

Result<void> IndexWriter::commit() {
  auto& impl = *impl_;
  if (impl.abandoned) return {};  // all that was whole has been committed
  if (impl.dead) return Error{ErrorCode::storage_failed, {"", "an earlier error closed this writer"}, {}};
  if (auto drained = impl.drain_all(); !drained) return drained;
  return impl.commit_written();
}

const WriteSummary& IndexWriter::summary() const { return impl_->summary; }

}  // namespace iken
