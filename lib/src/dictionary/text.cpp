// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace iken::dictionary {
namespace {

template <class Each>
bool every_code_point(std::string_view text, Each&& each) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (!each(c)) return false;
  }
  return true;
}

bool is_sound_mark(UChar32 c) { return c == 0x30FC || c == 0x30FB; }

std::string normalized_by(const icu::Normalizer2* normalizer, std::string_view utf8, UErrorCode status) {
  if (U_FAILURE(status) || !valid_utf8(utf8)) return {};
  const auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  const auto to = normalizer->normalize(from, status);
  std::string text;
  if (U_SUCCESS(status)) to.toUTF8String(text);
  return text;
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  return every_code_point(bytes, [](UChar32 c) { return c >= 0; });
}

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  every_code_point(utf8, [&](UChar32) { return ++count != 0; });
  return count;
}

std::string_view first_character(std::string_view utf8) {
  std::int32_t end = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  if (!utf8.empty()) U8_FWD_1(bytes, end, static_cast<std::int32_t>(utf8.size()));
  return utf8.substr(0, static_cast<std::size_t>(end));
}

std::string_view last_character(std::string_view utf8) {
  auto begin = static_cast<std::int32_t>(utf8.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  if (!utf8.empty()) U8_BACK_1(bytes, 0, begin);
  return utf8.substr(static_cast<std::size_t>(begin));
}

std::string nfkc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  return normalized_by(normalizer, utf8, status);
}

std::string normalize(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return normalized_by(normalizer, utf8, status);
}

bool is_katakana(std::string_view utf8) {
  return !utf8.empty() &&
         every_code_point(utf8, [](UChar32 c) { return (c >= 0x30A1 && c <= 0x30FA) || is_sound_mark(c); });
}

bool is_hiragana(std::string_view utf8) {
  return !utf8.empty() &&
         every_code_point(utf8, [](UChar32 c) { return (c >= 0x3041 && c <= 0x3096) || is_sound_mark(c); });
}

bool is_ascii(std::string_view text) {
  return every_code_point(text, [](UChar32 c) { return c >= 0 && c < 0x80; });
}

std::u32string kanji_of(std::string_view utf8) {
  std::u32string kanji;
  every_code_point(utf8, [&](UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    if (c >= 0 && uscript_getScript(c, &status) == USCRIPT_HAN) kanji.push_back(static_cast<char32_t>(c));
    return true;
  });
  return kanji;
}

std::string to_katakana(std::string_view utf8) {
  std::string kana;
  every_code_point(utf8, [&](UChar32 c) {
    if (c >= 0x3041 && c <= 0x3096) c += 0x60;
    if (c >= 0) icu::UnicodeString(c).toUTF8String(kana);
    return true;
  });
  return kana;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view wide = "\u3000";
  for (bool again = true; again;) {
    again = false;
    if (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) {
      text.remove_prefix(1), again = true;
    }
    if (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
      text.remove_suffix(1), again = true;
    }
    if (text.starts_with(wide)) text.remove_prefix(wide.size()), again = true;
    if (text.ends_with(wide)) text.remove_suffix(wide.size()), again = true;
  }
  return text;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  for (;;) {
    const auto at = text.find(separator);
    pieces.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + separator.size());
  }
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) text += separator;
    text += pieces[i];
  }
  return text;
}

}  // namespace iken::dictionary
