// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/exchange.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace iken::store {
namespace {

namespace fs = std::filesystem;

Error failed(const std::string& path) {
  if (errno == ENOSPC || errno == EDQUOT) return {ErrorCode::storage_full, {path}, {}};
  return {ErrorCode::storage_failed, {path, std::strerror(errno)}, {}};
}

Result<void> sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return failed(path);
  const bool synced = ::fsync(file) == 0;
  const auto error = synced ? Result<void>() : Result<void>(failed(path));
  ::close(file);
  return error;
}

fs::path without_slash(const std::string& path) {
  const auto place = fs::absolute(path).lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

}  // namespace

std::string beside(const std::string& path, const std::string& purpose) {
  return without_slash(path).string() + "." + purpose;
}

Result<void> exchange(const std::string& fresh, const std::string& path) {
  if (::syscall(SYS_renameat2, AT_FDCWD, fresh.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) != 0)
    return failed(path);
  return sync(without_slash(path).parent_path().string(), O_RDONLY | O_DIRECTORY);
}

Result<void> sync_all(const std::string& folder) {
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (auto synced = sync(entry.path().string(), O_RDONLY); !synced) return synced;
  }
  return sync(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace iken::store
