// One reader for one request at a time, all at the same revision.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/reader.hpp"

namespace iken::search {

/// Xapian's handles belong to one thread at a time; the columns are shared. Thread rule: safe from many threads.
class Sessions {
 public:
  Sessions(std::string path, store::Reader first);

  /// Runs `work(const store::Reader&)`, a function that returns a Result, on a reader of its own. When the index was
  /// rewritten so fast that the reader lost its revision, all of it is done again on the newest one.
  template <class Work>
  auto run(Work work) -> decltype(work(std::declval<const store::Reader&>())) {
    constexpr int tries = 4;
    for (int i = 1;; ++i) {
      auto reader = take();
      if (!reader) return reader.error();
      auto result = work(**reader);
      const bool lost = !result && result.error().code == ErrorCode::index_moved;
      if (!lost) give_back(std::move(*reader));
      if (!lost || i == tries) return result;
      if (auto moved = refresh(); !moved) return moved.error();
    }
  }

  /// Requests from now on see the newest committed state.
  Result<void> refresh();

 private:
  Result<std::unique_ptr<store::Reader>> take();
  void give_back(std::unique_ptr<store::Reader> reader);

  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Reader>> idle_;
  std::shared_ptr<const store::Columns> columns_;
  std::string revision_;
};

}  // namespace iken::search
