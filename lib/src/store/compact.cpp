// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <filesystem>

#include "store/exchange.hpp"
#include "store/guard.hpp"
#include "store/place.hpp"

namespace iken {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_in(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (entry.is_regular_file(failed)) bytes += entry.file_size(failed);
  }
  return bytes;
}

/// Writes the index to `aside`; while `lock` is open, nobody else can write.
Result<void> copy(const std::string& path, const std::string& aside) {
  return store::guarded(path, [&]() -> Result<void> {
    const Xapian::Database old(path, Xapian::DB_OPEN);
    if (auto same = store::check_format(path, old.get_metadata(store::key::format)); !same) return same;
    Xapian::Database(old).compact(aside, Xapian::DBCOMPACT_NO_RENUMBER);
    return store::sync_all(aside);
  });
}

}  // namespace

Result<CompactSummary> compact(const std::string& path) {
  const auto place = store::look_at(path);
  if (place == store::Place::nothing) return Error{ErrorCode::index_missing, {path}, {}};
  if (place == store::Place::foreign) return Error{ErrorCode::index_foreign, {path}, {}};
  return store::guarded(path, [&]() -> Result<CompactSummary> {
    const Xapian::WritableDatabase lock(path, Xapian::DB_OPEN);
    const auto aside = store::beside(path, "compact");
    std::error_code ignored;
    fs::remove_all(aside, ignored);
    CompactSummary summary{bytes_in(path), 0};
    auto copied = copy(path, aside);
    if (copied) copied = store::exchange(aside, path);
    fs::remove_all(aside, ignored);
    if (!copied) return copied.error();
    summary.bytes_after = bytes_in(path);
    return summary;
  });
}

}  // namespace iken
