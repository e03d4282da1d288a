// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/index.hpp"

#include "store/reader.hpp"

namespace iken {

struct Index::Impl {
  store::Reader reader;

  /// The record with what the index keeps of its document.
  [[nodiscard]] Result<Record> record(std::uint32_t doc) const {
    auto entry = reader.fetch(doc);
    if (!entry) return entry.error();
    auto document = reader.document(entry->record.document.id);
    if (!document) return document.error();
    if (*document) entry->record.document = **document;
    return std::move(entry->record);
  }

  [[nodiscard]] Result<void> each_of(const std::string& id,
                                     const std::function<Result<void>(const Record&)>& take) const {
    auto docs = reader.records_of(id);
    if (!docs) return docs.error();
    for (const auto doc : *docs) {
      auto found = record(doc);
      if (!found) return found.error();
      if (auto taken = take(*found); !taken) return taken;
    }
    return {};
  }
};

Index::Index(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(const std::string& path) {
  auto reader = store::Reader::open(path);
  if (!reader) return reader.error();
  return Index(std::make_unique<Impl>(Impl{std::move(*reader)}));
}

Result<IndexInfo> Index::info() const { return impl_->reader.info(); }

Result<std::vector<Record>> Index::show(const std::string& id) const {
  auto doc = impl_->reader.find(id);
  if (!doc) return doc.error();
  std::vector<Record> records;
  if (*doc != 0) {
    auto record = impl_->record(*doc);
    if (!record) return record.error();
    records.push_back(std::move(*record));
    return records;
  }
  auto listed = show_document(id);
  if (listed && listed->empty()) return Error{ErrorCode::record_unknown, {id}, {}};
  return listed;
}

Result<std::vector<Record>> Index::show_document(const std::string& document_id) const {
  std::vector<Record> records;
  auto listed = impl_->each_of(document_id, [&](const Record& record) -> Result<void> {
    records.push_back(record);
    return {};
  });
  if (!listed) return listed.error();
  return records;
}

Result<ParsedDocument> Index::document(const std::string& document_id) const {
  auto document = impl_->reader.remarks(document_id);
  if (!document) return document.error();
  if (!*document) return Error{ErrorCode::document_unknown, {document_id}, {}};
  auto records = show_document(document_id);
  if (!records) return records.error();
  (*document)->records = std::move(*records);
  return std::move(**document);
}

Result<void> Index::each(const std::function<Result<void>(const Record&)>& take) const {
  auto ids = impl_->reader.document_ids();
  if (!ids) return ids.error();
  for (const auto& id : *ids) {
    if (auto listed = impl_->each_of(id, take); !listed) return listed;
  }
  return {};
}

}  // namespace iken
