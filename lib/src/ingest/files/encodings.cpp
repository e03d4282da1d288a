// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/encodings.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <utility>

#include "base/text.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t sample_bytes = 1U << 20U;
constexpr std::size_t declared_within = 4096;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// What the characters of a decoded text say about the encoding. ASCII says nothing.
struct Evidence {
  std::size_t usual = 0;         ///< kana, kanji, symbols of the JIS tables
  std::size_t narrow_kana = 0;   ///< half-width: a document may have them, and a wrong decoding gives little else
  std::size_t narrow_marks = 0;  ///< ｡ ｢ ｣ ､ ･, which is what hiragana of EUC-JP begin with when read as CP932
  std::size_t foreign = 0;       ///< what no Japanese text has

  [[nodiscard]] std::size_t all() const { return usual + narrow_kana + narrow_marks + foreign; }
};

bool is_usual(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 10> ranges = {{{0xA1, 0xFF},
                                                                     {0x391, 0x451},
                                                                     {0x2010, 0x2312},
                                                                     {0x2460, 0x2473},
                                                                     {0x2500, 0x266F},
                                                                     {0x3000, 0x30FF},
                                                                     {0x3220, 0x33FF},
                                                                     {0x3400, 0x9FFF},
                                                                     {0xFF01, 0xFF5E},
                                                                     {0xFFE0, 0xFFE6}}};
  return std::any_of(ranges.begin(), ranges.end(), [&](auto range) { return c >= range.first && c <= range.second; }) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xE000 && c <= 0xE757);
}

Evidence evidence_of(std::string_view utf8) {
  Evidence evidence;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [c, next] = base::decode_utf8(utf8, at);
    at = next;
    if (c < 0x80) continue;
    if (c >= 0xFF66 && c <= 0xFF9F) {
      ++evidence.narrow_kana;
    } else if (c >= 0xFF61 && c <= 0xFF65) {
      ++evidence.narrow_marks;
    } else if (is_usual(c)) {
      ++evidence.usual;
    } else {
      ++evidence.foreign;
    }
  }
  return evidence;
}

/// From 0 to 1; 0 for what is no Japanese text.
double likelihood(std::string_view sample, const char* encoding) {
  constexpr double neutral = 0.4;
  const auto text = convert_japanese(sample, encoding);
  if (!text) return 0;
  const auto evidence = evidence_of(*text);
  if (evidence.all() == 0 || evidence.foreign * 20 > evidence.all()) return 0;
  const auto narrow = evidence.narrow_kana + evidence.narrow_marks;
  const bool misread = narrow * 3 > evidence.all() && evidence.narrow_marks * 5 > narrow;
  if (misread) return 0;
  return (static_cast<double>(evidence.usual) + neutral * static_cast<double>(narrow)) /
         static_cast<double>(evidence.all());
}

/// Whole lines from the first that is not ASCII.
std::string_view sample_of(std::string_view bytes) {
  const auto first =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto before = bytes.substr(0, static_cast<std::size_t>(first - bytes.begin())).rfind('\n');
  if (before != std::string_view::npos) bytes.remove_prefix(before + 1);
  if (bytes.size() <= sample_bytes) return bytes;
  const auto end = bytes.rfind('\n', sample_bytes);
  return end == std::string_view::npos ? bytes : bytes.substr(0, end);
}

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  const auto from = open(encoding);
  const auto to = open("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string out;
  std::array<char, 16384> piece{};
  std::array<UChar, 4096> pivot{};
  auto* pivot_source = pivot.data();
  auto* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    status = U_ZERO_ERROR;
    char* target = piece.data();
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(first), 1, &status);
    out.append(piece.data(), target);
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

std::optional<std::string> convert_japanese(std::string_view bytes, const char* encoding) {
  auto text = convert(bytes, encoding);
  if (!text) return std::nullopt;
  for (auto at = text->find('\xC2'); at != std::string::npos; at = text->find('\xC2', at + 1)) {
    if (at + 1 < text->size() && static_cast<unsigned char>((*text)[at + 1]) < 0xA0) return std::nullopt;
  }
  return text;
}

const char* japanese_encoding(std::string_view bytes) {
  const auto sample = sample_of(bytes);
  const auto cp932 = likelihood(sample, "cp932");
  const auto euc = likelihood(sample, "EUC-JP");
  if (cp932 == 0 && euc == 0) return nullptr;
  return cp932 >= euc ? "cp932" : "EUC-JP";
}

const char* declared_encoding(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, const char*>, 11> names = {{{"shift_jis", "cp932"},
                                                                               {"shift-jis", "cp932"},
                                                                               {"sjis", "cp932"},
                                                                               {"x-sjis", "cp932"},
                                                                               {"windows-31j", "cp932"},
                                                                               {"cp932", "cp932"},
                                                                               {"ms932", "cp932"},
                                                                               {"euc-jp", "EUC-JP"},
                                                                               {"x-euc-jp", "EUC-JP"},
                                                                               {"eucjp", "EUC-JP"},
                                                                               {"ms_kanji", "cp932"}}};
  const auto head = small(bytes.substr(0, declared_within));
  const auto start = head.find_first_not_of(" \t\r\n");
  if (start == std::string::npos || head[start] != '<') return nullptr;
  for (const std::string_view key : {"charset", "encoding"}) {
    auto at = head.find(key);
    for (; at != std::string::npos; at = head.find(key, at + 1)) {
      const auto begin = head.find_first_not_of(" =\"'", at + key.size());
      if (begin == std::string::npos) break;
      const auto name = head.substr(begin, head.find_first_of(" \"';>/?", begin) - begin);
      for (const auto& [known, encoding] : names) {
        if (name == known) return encoding;
      }
    }
  }
  return nullptr;
}

}  // namespace iken::ingest
