// Words as the analyzer sees them, and the few questions about characters that the sources raise.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace iken::dictionary {

bool valid_utf8(std::string_view bytes);
std::size_t characters(std::string_view utf8);

/// Empty for an empty text.
std::string_view first_character(std::string_view utf8);
std::string_view last_character(std::string_view utf8);

/// NFKC; the width of a word in the sources must already be this. Invalid UTF-8 gives an empty string.
std::string nfkc(std::string_view utf8);

/// NFKC_Casefold: the form in which the analyzer looks words up ("無線LAN" → "無線lan").
std::string normalize(std::string_view utf8);

/// Katakana, ー and ・ only, at least one character.
bool is_katakana(std::string_view utf8);
bool is_hiragana(std::string_view utf8);
bool is_ascii(std::string_view text);

/// The kanji of a text in their order.
std::u32string kanji_of(std::string_view utf8);

/// Katakana of a text in kana; other characters stay.
std::string to_katakana(std::string_view utf8);

/// `text` without ASCII and ideographic spaces at its ends.
std::string_view trim(std::string_view text);

/// The pieces between `separator`s; one empty piece for an empty text.
std::vector<std::string> split(std::string_view text, std::string_view separator);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);

}  // namespace iken::dictionary
