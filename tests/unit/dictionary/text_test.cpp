// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/text.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace iken::dictionary;

namespace {

/// Any bytes, many of them pieces of Japanese.
std::string random_bytes(std::mt19937& random, std::size_t size) {
  static const std::vector<std::string> pieces = {"あ", "ア", "障", "が", "ｶﾞ", "Ａ", "ー",
                                                  "・", "|",  ",",  "\t", " ",  "　", "x"};
  std::string text;
  while (text.size() < size) {
    if (random() % 4 == 0) {
      text += static_cast<char>(random() % 256);
    } else {
      text += pieces[random() % pieces.size()];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("splitting and joining are each other's inverse", "[text]") {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    const auto text = random_bytes(random, random() % 40);
    for (const std::string separator : {"|", "\t", "・", " = "}) CHECK(join(split(text, separator), separator) == text);
  }
}

TEST_CASE("normalizing any bytes gives stable UTF-8 or nothing", "[text]") {
  std::mt19937 random(2);
  for (int i = 0; i < 500; ++i) {
    const auto text = random_bytes(random, random() % 40);
    const auto once = normalize(text);
    CHECK(valid_utf8(once));
    CHECK(normalize(once) == once);
    if (!valid_utf8(text)) CHECK(once.empty());
    CHECK(nfkc(nfkc(text)) == nfkc(text));
  }
}

TEST_CASE("first and last characters are ends of the text", "[text]") {
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    const auto text = normalize(random_bytes(random, random() % 20));
    CHECK(text.starts_with(first_character(text)));
    CHECK(text.ends_with(last_character(text)));
    CHECK(characters(first_character(text)) == (text.empty() ? 0 : 1));
    CHECK(characters(last_character(text)) == (text.empty() ? 0 : 1));
  }
}

TEST_CASE("words are folded as the analyzer folds them", "[text]") {
  CHECK(normalize("無線ＬＡＮ") == "無線lan");
  CHECK(normalize("Wi-Fi") == "wi-fi");
  CHECK(normalize("ｻｰﾊﾞｰ") == "サーバー");
  CHECK(normalize("ｅメール") == "eメール");
}

TEST_CASE("questions about scripts", "[text]") {
  CHECK(is_katakana("サーバー"));
  CHECK(is_katakana("デジタル・デバイド"));
  CHECK_FALSE(is_katakana(""));
  CHECK_FALSE(is_katakana("サーバa"));
  CHECK_FALSE(is_katakana("ｻｰﾊﾞｰ"));
  CHECK(is_hiragana("こども"));
  CHECK_FALSE(is_hiragana("子ども"));
  CHECK(to_katakana("子ども") == "子ドモ");
  CHECK(kanji_of("申し込み") == U"申込");
  CHECK(kanji_of("ー・あア").empty());
}

TEST_CASE("trimming takes spaces of both widths off the ends only", "[text]") {
  CHECK(trim(" 　a b　\t") == "a b");
  CHECK(trim("　 　").empty());
  CHECK(trim("").empty());
}
