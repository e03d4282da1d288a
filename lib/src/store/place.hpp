// What stands at a path: an index, something else, or nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "iken/error.hpp"
#include "store/codec.hpp"

namespace iken::store {

enum class Place { nothing, index, foreign };

/// An empty folder is nothing yet; a file, or a folder with other things in it, is foreign.
inline Place look_at(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (!fs::exists(path, failed)) return Place::nothing;
  if (!fs::is_directory(path, failed)) return Place::foreign;
  if (fs::exists(fs::path(path) / "iamglass", failed)) return Place::index;
  return fs::is_empty(path, failed) ? Place::nothing : Place::foreign;
}

/// Errors: index_foreign, index_format.
inline Result<void> check_format(const std::string& path, const std::string& found) {
  if (found.empty()) return Error{ErrorCode::index_foreign, {path}, {}};
  const auto wanted = std::to_string(format_version);
  if (found != wanted) return Error{ErrorCode::index_format, {path, found, wanted}, {}};
  return {};
}

}  // namespace iken::store
