// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/lines.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of(const fs::path& folder, std::string_view extension) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    const auto name = it->path().filename().string();
    if (name.ends_with(extension) && !name.starts_with(".")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> content_of(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return std::nullopt;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

void append_lines(const std::string& file, const std::string& bytes, std::vector<Line>& lines,
                  std::vector<Fault>& faults) {
  std::size_t number = 0;
  for (auto& text : split(bytes, "\n")) {
    ++number;
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (!valid_utf8(text)) {
      faults.push_back({file, number, FaultCode::not_utf8, {}});
    } else if (!text.starts_with('#') && !trim(text).empty()) {
      lines.push_back({{file, number}, std::move(text)});
    }
  }
}

}  // namespace

std::vector<Line> read_lines(const std::string& folder, const std::string& sub, std::string_view extension,
                             std::vector<Fault>& faults) {
  std::vector<Line> lines;
  for (const auto& name : files_of(fs::path(folder) / sub, extension)) {
    const auto file = sub + "/" + name;
    if (const auto bytes = content_of(fs::path(folder) / file)) {
      append_lines(file, *bytes, lines, faults);
    } else {
      faults.push_back({file, 0, FaultCode::unreadable, {}});
    }
  }
  return lines;
}

}  // namespace iken::dictionary
