// The one place where Xapian's exceptions become our errors.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <string>

#include "iken/error.hpp"

namespace iken::store {

inline Error to_error(const Xapian::Error& error, const std::string& path) {
  const std::string reason = error.get_msg();
  const char* system = error.get_error_string();
  const std::string detail = system != nullptr ? reason + ": " + system : reason;
  const std::string type = error.get_type();
  if (type == "DatabaseLockError") return {ErrorCode::index_locked, {path}, {}};
  if (type == "DatabaseModifiedError") return {ErrorCode::index_moved, {path}, {}};
  if (type == "DatabaseCorruptError") return {ErrorCode::index_damaged, {path, detail}, {}};
  if (type == "DatabaseVersionError") return {ErrorCode::index_foreign, {path}, {}};
  if (detail.find("Permission denied") != std::string::npos || detail.find("Read-only") != std::string::npos) {
    return {ErrorCode::index_not_writable, {path, detail}, {}};
  }
  if (detail.find("No space left") != std::string::npos || detail.find("File too large") != std::string::npos) {
    return {ErrorCode::storage_full, {path}, {}};
  }
  return {ErrorCode::storage_failed, {path, detail}, {}};
}

/// Runs `work` (returning a Result) and turns whatever Xapian throws into an Error about `path`.
template <class Work>
auto guarded(const std::string& path, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    return to_error(error, path);
  } catch (const std::logic_error& error) {
    // What Xapian's decoding runs into on damaged tables: lengths and places that cannot be.
    return Error{ErrorCode::index_damaged, {path, error.what()}, {}};
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::storage_failed, {path, "out of memory"}, {}};
  }
}

}  // namespace iken::store
