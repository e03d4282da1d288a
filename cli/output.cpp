// SPDX-License-Identifier: GPL-2.0-or-later
#include "output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

namespace iken::cli {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

/// 0, or the errno of the failure.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

bool Output::write(std::string_view bytes) {
  if (closed_) return false;
  buffer_ += bytes;
  return buffer_.size() < buffer_size || flush();
}

bool Output::flush() {
  if (closed_) return false;
  const int failed = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (failed == 0) return true;
  closed_ = true;
  if (failed != EPIPE) failure_ = std::system_category().message(failed);
  return false;
}

void to_stderr(std::string_view bytes) { (void)write_all(STDERR_FILENO, bytes); }

}  // namespace iken::cli
