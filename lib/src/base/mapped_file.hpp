// A file as bytes, mapped into memory: opening costs nothing, whatever its size.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::base {

class MappedFile {
 public:
  MappedFile() = default;
  /// A file that is missing or cannot be read is empty; `exists()` tells.
  explicit MappedFile(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  [[nodiscard]] bool exists() const { return exists_; }
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  bool exists_ = false;
};

}  // namespace iken::base
