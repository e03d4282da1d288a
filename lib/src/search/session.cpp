// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/session.hpp"

namespace iken::search {

Sessions::Sessions(std::string path, store::Reader first)
    : path_(std::move(path)), columns_(first.columns()), revision_(first.revision()) {
  idle_.push_back(std::make_unique<store::Reader>(std::move(first)));
}

Result<std::unique_ptr<store::Reader>> Sessions::take() {
  std::shared_ptr<const store::Columns> columns;
  std::string revision;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
    columns = columns_;
    revision = revision_;
  }
  auto opened = store::Reader::open(path_, columns, revision);
  if (!opened) return opened.error();
  return std::make_unique<store::Reader>(std::move(*opened));
}

void Sessions::give_back(std::unique_ptr<store::Reader> reader) {
  const std::lock_guard lock(mutex_);
  if (reader->revision() == revision_) idle_.push_back(std::move(reader));
}

Result<void> Sessions::refresh() {
  auto opened = store::Reader::open(path_, nullptr, "");
  if (!opened) return opened.error();
  const std::lock_guard lock(mutex_);
  idle_.clear();
  columns_ = opened->columns();
  revision_ = opened->revision();
  idle_.push_back(std::make_unique<store::Reader>(std::move(*opened)));
  return {};
}

}  // namespace iken::search
