// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

namespace iken::dictionary {
namespace {

Error storage_error(const std::string& path, int reason) {
  if (reason == ENOSPC) return {ErrorCode::storage_full, {path}, {}};
  return {ErrorCode::storage_failed, {path, std::strerror(reason)}, {}};
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return storage_error(path, errno);
  return {};
}

Result<void> rename_file(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) return storage_error(to, errno);
  return {};
}

Result<void> make_folder(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) return storage_error(path, failed.value());
  return {};
}

Result<WorkFolder> WorkFolder::make(const std::string& parent) {
  if (auto made = make_folder(parent); !made) return made.error();
  auto name = parent + "/.compile-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) return storage_error(parent, errno);
  return WorkFolder(name);
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

}  // namespace iken::dictionary
