// Files that are there wholly or not at all.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "iken/error.hpp"

namespace iken::dictionary {

/// Errors: storage_failed, storage_full.
Result<void> write_file(const std::string& path, std::string_view bytes);
Result<void> rename_file(const std::string& from, const std::string& to);
Result<void> make_folder(const std::string& path);

/// A folder of our own under `parent`, removed with everything in it.
class WorkFolder {
 public:
  static Result<WorkFolder> make(const std::string& parent);
  WorkFolder(WorkFolder&& other) noexcept;
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder();
  [[nodiscard]] std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }

 private:
  explicit WorkFolder(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
};

}  // namespace iken::dictionary
