// Char filters and their offset map.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "analysis/char_filters.hpp"
#include "analysis/cutter.hpp"
#include "base/text.hpp"
#include "unit/base/mixed_text.hpp"

using namespace iken;
using analysis::normalized;
using tests::MixedText;

TEST_CASE("normalizing twice changes nothing but what joined words bring together") {
  MixedText mixed(21);
  for (int i = 0; i < 4000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    const auto once = normalized(text);
    CHECK(base::is_valid_utf8(once));
    // A space goes only between two Japanese characters, a mark is expanded only once: the second pass is the last.
    const auto twice = normalized(once);
    CHECK(normalized(twice) == twice);
  }
}

TEST_CASE("the map leads every normalized character to whole original ones, in order") {
  MixedText mixed(22);
  analysis::CharFilters filters;
  for (int i = 0; i < 4000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    const auto& result = filters.apply(text);
    const auto points = base::code_point_starts(result.text());
    const auto originals = base::code_point_starts(text);
    const auto is_start = [&](std::uint32_t at) { return std::binary_search(originals.begin(), originals.end(), at); };
    analysis::OffsetCursor cursor(result.edits());
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    for (std::size_t p = 0; p + 1 < points.size(); ++p) {
      const auto from = cursor.original_begin(points[p]);
      const auto to = cursor.original_end(points[p + 1]);
      REQUIRE(from < to);
      REQUIRE(is_start(from));
      REQUIRE(is_start(to));
      REQUIRE(from >= begin);
      REQUIRE(to >= end);
      begin = from;
      end = to;
    }
  }
}

TEST_CASE("a text that is normal already is not copied") {
  analysis::CharFilters filters;
  const std::string text = "区民の皆様の意見を伺います。";
  CHECK(filters.apply(text).text().data() == text.data());
}

TEST_CASE("known normal forms") {
  CHECK(normalized("ツイッタ―") == "ツイッター");
  CHECK(normalized("サ-バ-の") == "サーバーの");
  CHECK(normalized("メリット―区は") == "メリット―区は");
  CHECK(normalized("プラン-デザイン") == "プラン-デザイン");
  CHECK(normalized("Wi‐Fi") == "wi-fi");
  CHECK(normalized("03ー1234ー5678") == "03-1234-5678");
  CHECK(normalized("2016−2018") == "2016-2018");
  CHECK(normalized("こゝろ") == "こころ");
  CHECK(normalized("すゞめ") == "すずめ");
  CHECK(normalized("づゝ") == "づつ");
  CHECK(normalized("バヽ") == "バハ");
  CHECK(normalized("佐々木") == "佐々木");
  CHECK(normalized("情報\r\n格差") == "情報格差");
  CHECK(normalized("窓口 手続") == "窓口手続");
  CHECK(normalized("第１　目的") == "第1 目的");
  CHECK(normalized("区 ICT") == "区 ict");
  CHECK(normalized("㈱㍻㌔ﾊﾟｿｺﾝ①½") == "(株)平成キロパソコン11⁄2");
  CHECK(normalized("〜～") == "~~");
  CHECK(normalized("a\tb") == "a b");
}

TEST_CASE("pieces for MeCab cover the text, are short, and hold no long run") {
  MixedText mixed(23);
  std::vector<analysis::Piece> pieces;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int part = 0; part < 60; ++part) {
      text += mixed.next();
      text.append(mixed.below(150), static_cast<char>('0' + mixed.below(70)));
    }
    text = normalized(text);
    analysis::cut_for_mecab(text, pieces);
    std::size_t at = 0;
    for (const auto& piece : pieces) {
      REQUIRE(piece.begin == at);
      REQUIRE(piece.end > piece.begin);
      REQUIRE(piece.end - piece.begin <= analysis::kLongestPiece);
      REQUIRE(base::is_valid_utf8(std::string_view(text).substr(piece.begin, piece.end - piece.begin)));
      at = piece.end;
      if (piece.run) {
        CHECK(base::code_point_count(std::string_view(text).substr(piece.begin, piece.end - piece.begin)) <=
              analysis::kLongestRun);
      }
    }
    REQUIRE(at == text.size());
  }
}
