// Which Japanese encoding is it, and the bytes as UTF-8.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace iken::ingest {

/// By ICU's name of the encoding. nullopt when a single byte does not fit.
std::optional<std::string> convert(std::string_view bytes, const char* encoding);

/// The same, and nullopt too when the text has control characters of U+0080–009F: no text has them, a wrong decoding
/// does.
std::optional<std::string> convert_japanese(std::string_view bytes, const char* encoding);

/// "cp932" or "EUC-JP", judged by a sample around the first byte that is not ASCII; nullptr when neither gives
/// Japanese.
const char* japanese_encoding(std::string_view bytes);

/// The encoding that the head of an HTML page names; nullptr when it names none that is Japanese.
const char* declared_encoding(std::string_view bytes);

}  // namespace iken::ingest
