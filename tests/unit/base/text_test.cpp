// Folding and UTF-8: properties over generated text, then the cases people know.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/text.hpp"
#include "base/damage.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "unit/base/mixed_text.hpp"

using namespace iken;
using tests::MixedText;

namespace {

/// The rule, said slowly: NFKC_Casefold of the whole text, then the look-alikes.
std::string plainly_folded(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto folded = nfkc->normalize(icu::UnicodeString::fromUTF8(base::repair_utf8(text)), status);
  icu::UnicodeString out;
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const auto c = static_cast<UChar32>(base::meant(static_cast<char32_t>(folded.char32At(i))));
    const bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
    out.append(static_cast<UChar32>(dash ? '-' : c == 0x301C ? '~' : u_isUWhiteSpace(c) ? ' ' : c));
  }
  std::string bytes;
  return out.toUTF8String(bytes);
}

bool at_character_start(const std::vector<std::uint32_t>& starts, std::size_t at) {
  return std::binary_search(starts.begin(), starts.end(), at);
}

}  // namespace

TEST_CASE("fold_text is NFKC_Casefold with look-alikes, for any text") {
  MixedText mixed(1);
  for (int i = 0; i < 4000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    CHECK(base::fold_text(text) == plainly_folded(text));
  }
}

TEST_CASE("every code point folds as ICU says, alone and between neighbours") {
  int wrong = 0;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "A";
    base::append_utf8(text, c);
    text += "か";
    base::append_utf8(text, c);
    wrong += base::fold_text(text) != plainly_folded(text);
  }
  CHECK(wrong == 0);
}

TEST_CASE("folding twice changes nothing, and the two ways agree") {
  MixedText mixed(2);
  for (int i = 0; i < 4000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    const auto folded = base::fold(text);
    CHECK(folded.text == base::fold_text(text));
    CHECK(base::fold_text(folded.text) == folded.text);
    CHECK(base::is_valid_utf8(folded.text));
  }
}

TEST_CASE("spans of folded text are whole original characters in order, and fold to what they stand for") {
  MixedText mixed(3);
  for (int i = 0; i < 2000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    const auto folded = base::fold(text);
    const auto starts = base::code_point_starts(text);
    REQUIRE(folded.starts.size() == folded.text.size());
    REQUIRE(folded.ends.size() == folded.text.size());
    CHECK(std::is_sorted(folded.starts.begin(), folded.starts.end()));
    CHECK(std::is_sorted(folded.ends.begin(), folded.ends.end()));
    for (std::size_t b = 0; b < folded.text.size(); ++b) {
      REQUIRE(folded.starts[b] < folded.ends[b]);
      REQUIRE(at_character_start(starts, folded.starts[b]));
      REQUIRE(at_character_start(starts, folded.ends[b]));
    }
    if (folded.text.empty()) continue;
    const auto points = base::code_point_starts(folded.text);
    const auto first = points[mixed.below(points.size() - 1)];
    const auto last = points[mixed.below(points.size() - 1) + 1];
    const auto span = folded.original(std::min(first, last), std::max(first, last));
    if (first < last) {
      const auto cut = base::fold_text(std::string_view(text).substr(span.begin, span.size()));
      CHECK(cut.find(folded.text.substr(first, last - first)) != std::string::npos);
    }
  }
}

TEST_CASE("repaired text is valid, and valid text stays") {
  MixedText mixed(4);
  for (int i = 0; i < 2000; ++i) {
    const auto text = mixed.next();
    const auto repaired = base::repair_utf8(text);
    CHECK(base::is_valid_utf8(repaired));
    CHECK(base::is_valid_utf8(text) == (repaired == text));
    CHECK(base::code_point_count(text) == base::code_point_count(repaired));
    CHECK(base::code_point_starts(text).size() == base::code_point_count(text) + 1);
  }
}

TEST_CASE("known foldings") {
  CHECK(base::fold_text("ｻｰﾊﾞｰ") == "サ-バ-");
  CHECK(base::fold_text("サーバー") == base::fold_text("サ―バ―"));
  CHECK(base::fold_text("㈱ＡＢＣ　㍻") == "(株)abc 平成");
  CHECK(base::fold_text("カ\u3099") == "ガ");
  CHECK(base::fold_text("Ａ\u0301") == "á");
  CHECK(base::fold_text("⼈口") == "人口");
  CHECK(base::fold_text("\xE3\x81") == "\uFFFD");
  CHECK(base::fold_text("").empty());
}

TEST_CASE("a character is marked whole") {
  const std::string text = "本㈱社";
  const auto folded = base::fold(text);
  const auto at = folded.text.find("株");
  CHECK(folded.original(at, at + 3) == Span{3, 6});
  CHECK(folded.original(at, at).empty());
  CHECK(base::fold("ﾊﾞｽ").original(0, 3) == Span{0, 6});
}

TEST_CASE("a very long run of marks is neither lost nor slow") {
  std::string text = "か";
  for (int i = 0; i < 100000; ++i) text += i % 2 ? "\u0301" : "\u0323";
  const auto folded = base::fold(text);
  CHECK(folded.ends.back() == text.size());
}
