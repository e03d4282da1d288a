// Text files of columns, line by line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <charconv>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::evaluation {

/// Calls `take(line, number)` for every line that is not blank, numbered from 1, without its line end (CRLF too) and
/// without a byte order mark. `take` returning an error stops. Errors: file_missing, file_special, file_unreadable.
Result<void> each_line(const std::string& path, const std::function<Result<void>(std::string_view, std::size_t)>& take);

/// Exactly `count` columns, or nothing: cut at tabs if there are count - 1 of them, else at runs of spaces and tabs.
std::vector<std::string_view> columns(std::string_view line, std::size_t count);

Error broken_line(const std::string& path, std::size_t line, std::string reason);

/// The whole of `text` as a number.
template <class Number>
bool read_number(std::string_view text, Number& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

}  // namespace iken::evaluation
