// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/connection.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <vector>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

std::string from_euc_jp(const std::string& bytes) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), "EUC-JP");
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// 名詞,一般,*,*,*,*,* → 名詞-一般; empty for parts of speech that inflect or name a word.
std::string key_of(std::string_view feature) {
  const auto columns = split(feature, ",");
  std::string key;
  bool open = true;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool star = columns[i] == "*";
    if (!star && (!open || i >= 4)) return {};
    open = open && !star;
    if (!star) key += (i > 0 ? "-" : "") + columns[i];
  }
  return key;
}

Result<std::map<std::string, int, std::less<>>> read_ids(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::dictionary_missing, {path}, {}};
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!valid_utf8(bytes)) bytes = from_euc_jp(bytes);
  std::map<std::string, int, std::less<>> ids;
  for (const auto& line : split(bytes, "\n")) {
    int id = 0;
    const auto result = std::from_chars(line.data(), line.data() + line.size(), id);
    if (result.ec != std::errc()) continue;
    const auto key = key_of(trim(std::string_view(line).substr(static_cast<std::size_t>(result.ptr - line.data()))));
    if (!key.empty()) ids.emplace(key, id);
  }
  if (ids.empty()) return Error{ErrorCode::dictionary_broken, {path, "no parts of speech"}, {}};
  return ids;
}

}  // namespace

Result<ConnectionIds> ConnectionIds::read(const std::string& dictionary_source) {
  ConnectionIds ids;
  auto left = read_ids(dictionary_source + "/left-id.def");
  if (!left) return left.error();
  auto right = read_ids(dictionary_source + "/right-id.def");
  if (!right) return right.error();
  ids.left_ = std::move(*left);
  ids.right_ = std::move(*right);
  return ids;
}

std::optional<ConnectionId> ConnectionIds::of(std::string_view part_of_speech) const {
  const auto left = left_.find(part_of_speech);
  const auto right = right_.find(part_of_speech);
  if (left == left_.end() || right == right_.end()) return std::nullopt;
  return ConnectionId{left->second, right->second};
}

}  // namespace iken::dictionary
