// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/decode.hpp"

#include <algorithm>
#include <optional>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/files/encodings.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

bool is_usual(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\t' || (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c <= 0x30FF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E);
}

/// The text in the encoding that the page names, or that it looks like.
std::optional<std::string> guess(std::string_view bytes) {
  if (const auto* declared = declared_encoding(bytes)) {
    if (auto text = convert_japanese(bytes, declared)) return text;
  }
  const auto* likely = japanese_encoding(bytes);
  return likely == nullptr ? std::nullopt : convert_japanese(bytes, likely);
}

bool is_binary(std::string_view bytes) {
  const auto head = bytes.substr(0, 4096);
  const auto control = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B';
  });
  return head.find('\0') != std::string_view::npos || static_cast<std::size_t>(control) * 20 > head.size();
}

/// Text that is certainly UTF-8: several Japanese characters, each of three bytes, and nothing unusual.
bool is_japanese_utf8(std::string_view line) {
  constexpr std::size_t several = 4;
  if (!base::is_valid_utf8(line)) return false;
  const auto points = base::decode(line);
  const auto wide = std::count_if(points.begin(), points.end(), [](char32_t c) { return c >= 0x3000 && is_usual(c); });
  const auto usual = std::count_if(points.begin(), points.end(), is_usual);
  return static_cast<std::size_t>(wide) >= several && static_cast<std::size_t>(usual) * 10 >= points.size() * 9;
}

/// Some lines are UTF-8 and some are not: the first of the fewer ones.
std::optional<Error> find_mixture(std::string_view bytes, const std::string& name) {
  std::size_t utf8 = 0;
  std::size_t other = 0;
  int number = 0;
  int first_utf8 = 0;
  int first_other = 0;
  while (!bytes.empty()) {
    ++number;
    const auto end = bytes.find('\n');
    const auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (is_japanese_utf8(line)) {
      if (utf8++ == 0) first_utf8 = number;
    } else if (!base::is_valid_utf8(line)) {
      if (other++ == 0) first_other = number;
    }
  }
  if (utf8 == 0 || other == 0) return std::nullopt;
  const bool mostly = utf8 >= other;
  return Error{ErrorCode::encoding_mixed,
               {name, std::to_string(mostly ? first_other : first_utf8), mostly ? "UTF-8" : "CP932 / EUC-JP"},
               {}};
}

std::string unix_lines(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') {
      // A text ends nowhere before its end, whatever other libraries think of this character.
      out += "\uFFFD";
    } else if (text[i] != '\r') {
      out.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

Result<std::string> with_text(std::string text, const std::string& name) {
  bool any = false;
  for (std::size_t begin = 0; begin < text.size() && !any;) {
    const auto end = std::min(text.find('\n', begin), text.size());
    any = !trim(std::string_view(text).substr(begin, end - begin)).empty();
    begin = end + 1;
  }
  if (!any) return Error{ErrorCode::file_empty, {name}, {}};
  return text;
}

}  // namespace

Result<std::string> decode(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto text = convert(bytes, "UTF-16");
    if (!text) return Error{ErrorCode::encoding_unknown, {name}, {}};
    return with_text(unix_lines(*text), name);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // Old pages and mails: an encoding that changes its meaning by signs that begin with ESC.
  if (bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos) {
    if (auto text = convert(bytes, "ISO-2022-JP")) return with_text(unix_lines(*text), name);
  }
  if (is_binary(bytes)) return Error{ErrorCode::file_binary, {name}, {}};
  if (base::is_valid_utf8(bytes)) return with_text(unix_lines(std::string(bytes)), name);
  if (auto mixture = find_mixture(bytes, name)) return *mixture;
  auto text = guess(bytes);
  if (!text) return Error{ErrorCode::encoding_unknown, {name}, {}};
  return with_text(unix_lines(*text), name);
}

}  // namespace iken::ingest
