// Readings: what kana or romaji stands for, in katakana.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/char_filters.hpp"
#include "analysis/characters.hpp"
#include "analysis/expansion.hpp"
#include "analysis/kana.hpp"

namespace iken::analysis {

namespace {

/// A consonant (or several letters that stand for one) and its kana before a, i, u, e, o; empty: no such syllable.
struct Row {
  std::string_view letters;
  std::array<std::string_view, 5> kana;
};

// Hepburn, Kunrei and what input methods take, one row a spelling. The longest spelling that fits is taken.
constexpr auto kRows = std::to_array<Row>({
    {"", {"ア", "イ", "ウ", "エ", "オ"}},
    {"k", {"カ", "キ", "ク", "ケ", "コ"}},
    {"g", {"ガ", "ギ", "グ", "ゲ", "ゴ"}},
    {"s", {"サ", "シ", "ス", "セ", "ソ"}},
    {"z", {"ザ", "ジ", "ズ", "ゼ", "ゾ"}},
    {"t", {"タ", "チ", "ツ", "テ", "ト"}},
    {"d", {"ダ", "ヂ", "ヅ", "デ", "ド"}},
    {"n", {"ナ", "ニ", "ヌ", "ネ", "ノ"}},
    {"h", {"ハ", "ヒ", "フ", "ヘ", "ホ"}},
    {"b", {"バ", "ビ", "ブ", "ベ", "ボ"}},
    {"p", {"パ", "ピ", "プ", "ペ", "ポ"}},
    {"m", {"マ", "ミ", "ム", "メ", "モ"}},
    {"y", {"ヤ", "イ", "ユ", "イェ", "ヨ"}},
    {"r", {"ラ", "リ", "ル", "レ", "ロ"}},
    {"l", {"ァ", "ィ", "ゥ", "ェ", "ォ"}},
    {"x", {"ァ", "ィ", "ゥ", "ェ", "ォ"}},
    {"w", {"ワ", "ウィ", "ウ", "ウェ", "ヲ"}},
    {"f", {"ファ", "フィ", "フ", "フェ", "フォ"}},
    {"v", {"ヴァ", "ヴィ", "ヴ", "ヴェ", "ヴォ"}},
    {"j", {"ジャ", "ジ", "ジュ", "ジェ", "ジョ"}},
    {"c", {"カ", "シ", "ク", "セ", "コ"}},
    {"q", {"クァ", "クィ", "ク", "クェ", "クォ"}},
    {"sh", {"シャ", "シ", "シュ", "シェ", "ショ"}},
    {"ch", {"チャ", "チ", "チュ", "チェ", "チョ"}},
    {"ts", {"ツァ", "ツィ", "ツ", "ツェ", "ツォ"}},
    {"th", {"テャ", "ティ", "テュ", "テェ", "テョ"}},
    {"dh", {"デャ", "ディ", "デュ", "デェ", "デョ"}},
    {"tw", {"トァ", "トィ", "トゥ", "トェ", "トォ"}},
    {"dw", {"ドァ", "ドィ", "ドゥ", "ドェ", "ドォ"}},
    {"wh", {"ウァ", "ウィ", "ウ", "ウェ", "ウォ"}},
    {"kw", {"クァ", "クィ", "クゥ", "クェ", "クォ"}},
    {"gw", {"グァ", "グィ", "グゥ", "グェ", "グォ"}},
    {"ky", {"キャ", "キィ", "キュ", "キェ", "キョ"}},
    {"gy", {"ギャ", "ギィ", "ギュ", "ギェ", "ギョ"}},
    {"sy", {"シャ", "シィ", "シュ", "シェ", "ショ"}},
    {"zy", {"ジャ", "ジィ", "ジュ", "ジェ", "ジョ"}},
    {"jy", {"ジャ", "ジィ", "ジュ", "ジェ", "ジョ"}},
    {"ty", {"チャ", "チィ", "チュ", "チェ", "チョ"}},
    {"cy", {"チャ", "チィ", "チュ", "チェ", "チョ"}},
    {"dy", {"ヂャ", "ヂィ", "ヂュ", "ヂェ", "ヂョ"}},
    {"ny", {"ニャ", "ニィ", "ニュ", "ニェ", "ニョ"}},
    {"hy", {"ヒャ", "ヒィ", "ヒュ", "ヒェ", "ヒョ"}},
    {"by", {"ビャ", "ビィ", "ビュ", "ビェ", "ビョ"}},
    {"py", {"ピャ", "ピィ", "ピュ", "ピェ", "ピョ"}},
    {"my", {"ミャ", "ミィ", "ミュ", "ミェ", "ミョ"}},
    {"ry", {"リャ", "リィ", "リュ", "リェ", "リョ"}},
    {"fy", {"フャ", "フィ", "フュ", "フェ", "フョ"}},
    {"vy", {"ヴャ", "ヴィ", "ヴュ", "ヴェ", "ヴョ"}},
    {"ly", {"ャ", "ィ", "ュ", "ェ", "ョ"}},
    {"xy", {"ャ", "ィ", "ュ", "ェ", "ョ"}},
    {"lt", {"", "", "ッ", "", ""}},
    {"xt", {"", "", "ッ", "", ""}},
    {"lts", {"", "", "ッ", "", ""}},
    {"xts", {"", "", "ッ", "", ""}},
    {"lw", {"ヮ", "", "", "", ""}},
    {"xw", {"ヮ", "", "", "", ""}},
});

constexpr std::string_view kVowels = "aiueo";

bool is_vowel(char c) { return kVowels.find(c) != std::string_view::npos; }

struct Syllable {
  std::string_view kana;
  std::size_t letters = 0;
};

/// The syllable at the start of `text`: consonants and a vowel. letters = 0 if there is none.
Syllable syllable_at(std::string_view text) {
  const auto vowel = text.find_first_of(kVowels);
  if (vowel == std::string_view::npos || vowel > 3) return {};
  const auto consonants = text.substr(0, vowel);
  for (const auto& row : kRows) {
    if (row.letters != consonants) continue;
    const auto kana = row.kana[kVowels.find(text[vowel])];
    return kana.empty() ? Syllable() : Syllable{kana, vowel + 1};
  }
  return {};
}

bool is_doubled_consonant(std::string_view text) {
  if (text.size() < 2 || is_vowel(text[0]) || !is_ascii_letter(static_cast<unsigned char>(text[0]))) return false;
  return text[0] == text[1] ? text[0] != 'n' : text.starts_with("tch");
}

/// n before a consonant, an apostrophe or the end; m before b, m, p (Hepburn: shimbun).
std::size_t syllabic_n(std::string_view text) {
  if (text.starts_with("nn") || text.starts_with("n'")) {
    const bool next_has_n = text.size() > 2 && text[1] == 'n' && (is_vowel(text[2]) || text[2] == 'y');
    return next_has_n ? 1 : 2;  // onna is オンナ; "honn" as typed is ホン
  }
  if (text[0] == 'n' && (text.size() == 1 || (!is_vowel(text[1]) && text[1] != 'y'))) return 1;
  const bool labial = text.size() > 1 && text[0] == 'm' && (text[1] == 'b' || text[1] == 'p' || text[1] == 'm');
  return labial ? 1 : 0;
}

/// Reads the letters one syllable at a time. False if they are no romaji.
bool read_romaji(std::string_view text, std::string& kana) {
  while (!text.empty()) {
    if (text[0] == '-' && !kana.empty()) {
      kana += "ー";
      text.remove_prefix(1);
    } else if (const auto n = syllabic_n(text); n > 0) {
      kana += "ン";
      text.remove_prefix(std::min(n, text.size()));
    } else if (const auto syllable = syllable_at(text); syllable.letters > 0) {
      kana += syllable.kana;
      text.remove_prefix(syllable.letters);
    } else if (is_doubled_consonant(text)) {
      kana += "ッ";
      text.remove_prefix(1);
    } else {
      return text.size() <= 3 && !kana.empty() && text.find_first_of(kVowels) == std::string_view::npos &&
             std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }
  }
  return !kana.empty();
}

/// Vowels with a bar or circumflex, and what they stand for in kana spelling (ō is most often オウ).
std::string without_bars(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kBars = {{{"ā", "aa"},
                                                                                           {"ī", "ii"},
                                                                                           {"ū", "uu"},
                                                                                           {"ē", "ei"},
                                                                                           {"ō", "ou"},
                                                                                           {"â", "aa"},
                                                                                           {"î", "ii"},
                                                                                           {"û", "uu"},
                                                                                           {"ê", "ei"},
                                                                                           {"ô", "ou"}}};
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = base::decode_utf8(text, at).next;
    const auto one = text.substr(at, next - at);
    const auto* bar = std::find_if(kBars.begin(), kBars.end(), [&](const auto& pair) { return pair.first == one; });
    plain += bar == kBars.end() ? one : bar->second;
    at = next;
  }
  return plain;
}

}  // namespace

std::string reading_of(std::string_view text) {
  auto plain = normalized(text);
  std::erase(plain, ' ');
  if (is_kana(plain)) return normalized(to_katakana(plain));  // かヽ: the mark repeats only its own kind of kana
  plain = without_bars(plain);
  std::string kana;
  return read_romaji(plain, kana) ? kana : std::string();
}

}  // namespace iken::analysis
