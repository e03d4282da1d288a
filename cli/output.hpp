// Standard output and standard error as this program uses them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::cli {

/// Standard output, buffered. A reader that has gone away is no error: the rest is dropped quietly.
class Output {
 public:
  /// False when nobody reads any more, or when writing failed: there is no point in going on.
  bool write(std::string_view bytes);
  bool flush();
  /// Why writing failed (disk full …); empty when it did not, also when the pipe was closed.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  std::string buffer_;
  bool closed_ = false;
  std::string failure_;
};

/// Writes to standard error at once; failures are nobody's business.
void to_stderr(std::string_view bytes);

}  // namespace iken::cli
