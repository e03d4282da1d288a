// Random texts of everything that makes Japanese hard to cut: for property tests.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace iken::tests {

class MixedText {
 public:
  explicit MixedText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  /// 0–12 pieces, each a word, a hard character, or random bytes; never the same order twice.
  std::string next() {
    std::string text;
    for (auto pieces = below(13); pieces > 0; --pieces) append_piece(text);
    return text;
  }

  void append_piece(std::string& text) {
    static constexpr auto kPieces = std::to_array<std::string_view>({"㈱",
                                                                     "㍻",
                                                                     "㍻28年",
                                                                     "ｻｰﾊﾞｰ",
                                                                     "ﾞ",
                                                                     "ﾟ",
                                                                     "ｶ",
                                                                     "ﾊﾟｿｺﾝ",
                                                                     "カ",
                                                                     "\u3099",
                                                                     "\u309A",
                                                                     "が",
                                                                     "か",
                                                                     "⼈",
                                                                     "⽇本",
                                                                     "豈",
                                                                     "ツイッタ―",
                                                                     "ツイッタ−",
                                                                     "ー",
                                                                     "―",
                                                                     "-",
                                                                     "‐",
                                                                     "〜",
                                                                     "～",
                                                                     "😀",
                                                                     "👨‍👩‍👧",
                                                                     "\uFE0F",
                                                                     "\u200B",
                                                                     "\u00AD",
                                                                     "é",
                                                                     "e",
                                                                     "\u0301",
                                                                     "\u0323",
                                                                     "Ａ",
                                                                     "Ｂ",
                                                                     "ＩＣＴ",
                                                                     "Wi-Fi",
                                                                     "i",
                                                                     "İ",
                                                                     "ß",
                                                                     "ﬁ",
                                                                     "ǆ",
                                                                     "한",
                                                                     "\u1100",
                                                                     "\u1161",
                                                                     "ﾠ",
                                                                     "こゝろ",
                                                                     "すゞめ",
                                                                     "ヽ",
                                                                     "佐々木",
                                                                     "々",
                                                                     "障がい者",
                                                                     "個人情報",
                                                                     "保護",
                                                                     "の",
                                                                     "を教えてください",
                                                                     "区民の皆様",
                                                                     "情報\n格差",
                                                                     "窓口 手続",
                                                                     " ",
                                                                     "　",
                                                                     "\n",
                                                                     "\r\n",
                                                                     "\t",
                                                                     "。",
                                                                     "、",
                                                                     "「",
                                                                     "」",
                                                                     "(",
                                                                     "・",
                                                                     "平成28年度",
                                                                     "平成二十八年",
                                                                     "H28",
                                                                     "令和元年",
                                                                     "10万円",
                                                                     "１００，０００円",
                                                                     "平成27～31年度",
                                                                     "三鷹",
                                                                     "十分",
                                                                     "一部",
                                                                     "aaaaaaaaaaaaaaaa",
                                                                     "アアアアアアアア",
                                                                     "111111111111",
                                                                     "\xE3\x81",
                                                                     "\xFF",
                                                                     "\x80",
                                                                     "\xF0\x9F",
                                                                     "髙",
                                                                     "𠮷野家",
                                                                     "①",
                                                                     "½"});
    const auto choice = below(100);
    if (choice < kPieces.size()) {
      text += kPieces[choice];
    } else if (choice < 94) {
      text += static_cast<char>(below(256));
    } else {
      for (auto times = below(40); times > 0; --times) text += kPieces[below(kPieces.size())].substr(0, 3);
    }
  }

 private:
  std::mt19937 random_;
};

}  // namespace iken::tests
