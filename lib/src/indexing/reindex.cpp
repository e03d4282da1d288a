// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>

#include "iken/index.hpp"
#include "store/exchange.hpp"

namespace iken {
namespace {

namespace fs = std::filesystem;

Result<void> copy_documents(const Index& from, IndexWriter& to) {
  auto info = from.info();
  if (!info) return info.error();
  for (const auto& entry : info->documents) {
    auto document = from.document(entry.info.id);
    if (!document) return document.error();
    if (auto added = to.add(*document); !added) return added;
  }
  return to.commit();
}

}  // namespace

Result<WriteSummary> copy_index(const std::string& from, const std::string& to, const Analyzer& analyzer,
                                WriterOptions options) {
  auto source = Index::open(from);
  if (!source) return source.error();
  auto writer = IndexWriter::open(to, analyzer, std::move(options));
  if (!writer) return writer.error();
  if (auto copied = copy_documents(*source, *writer); !copied) return copied.error();
  return writer->summary();
}

Result<WriteSummary> reindex(const std::string& path, const Analyzer& analyzer, WriterOptions options) {
  // Is it one at all, before anything is made beside it?
  if (auto old = Index::open(path); !old) return old.error();
  // What an interrupted run left there is of no use.
  const auto aside = store::beside(path, "reindex");
  std::error_code ignored;
  fs::remove_all(aside, ignored);
  auto summary = copy_index(path, aside, analyzer, std::move(options));
  if (!summary) {
    fs::remove_all(aside, ignored);
    return summary.error();
  }
  if (auto exchanged = store::exchange(aside, path); !exchanged) return exchanged.error();
  fs::remove_all(aside, ignored);
  return summary;
}

}  // namespace iken
