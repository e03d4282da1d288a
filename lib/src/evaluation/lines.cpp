// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation/lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/mapped_file.hpp"

namespace iken::evaluation {

namespace {

std::vector<std::string_view> cut(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> pieces;
  for (auto begin = line.find_first_not_of(separators); begin != std::string_view::npos;
       begin = line.find_first_not_of(separators, begin)) {
    const auto end = std::min(line.find_first_of(separators, begin), line.size());
    pieces.push_back(line.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

}  // namespace

Result<void> each_line(const std::string& path,
                       const std::function<Result<void>(std::string_view, std::size_t)>& take) {
  const base::MappedFile file(path);
  const int failed = errno;
  if (!file.exists()) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) return Error{ErrorCode::file_missing, {path}, {}};
    if (!std::filesystem::is_regular_file(path, unknown)) return Error{ErrorCode::file_special, {path}, {}};
    return Error{ErrorCode::file_unreadable, {path, std::strerror(failed)}, {}};
  }
  auto rest = file.bytes();
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    if (auto taken = take(line, number); !taken) return taken;
  }
  return {};
}

std::vector<std::string_view> columns(std::string_view line, std::size_t count) {
  const auto tabs = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
  auto pieces = cut(line, tabs + 1 == count ? "\t" : " \t");
  if (pieces.size() != count) pieces.clear();
  return pieces;
}

Error broken_line(const std::string& path, std::size_t line, std::string reason) {
  return {ErrorCode::evaluation_broken, {path, std::to_string(line), std::move(reason)}, {}};
}

}  // namespace iken::evaluation
