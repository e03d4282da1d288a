// A ZIP file's parts, with limits on what they unpack to.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "iken/error.hpp"

namespace iken::ingest {

/// Reads from bytes in memory, which must outlive it.
class Archive {
 public:
  /// Errors: file_broken, file_over_limits (too many parts, or what they declare to unpack to), with `name`.
  static Result<Archive> open(std::string_view bytes, const std::string& name);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  [[nodiscard]] bool has(const std::string& part) const;
  /// Unpacks a part piece by piece; `take` returns false to stop, which is no error.
  /// Errors: file_broken (the part's name), file_over_limits, file_encrypted.
  Result<void> read(const std::string& part, const std::function<bool(std::string_view)>& take);

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken::ingest
