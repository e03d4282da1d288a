// Derives dict/variants/unidic.tsv from a table of UniDic's lemmas (number, lemma, part of speech, forms joined by
// '|'). Run by hand when UniDic or the rules change; the result is kept with the sources.
//
// Two forms are one word when nothing has to be guessed:
// - a form belongs to one lemma only, in kana folding too (しょうがい is 障害 and 生涯, so it is neither's);
// - the kanji of one are kanji of the lemma in the lemma's order (子ども, 子供; never 小人), or both are katakana;
// - MeCab, where it knows the form, reads it like the lemma (選び取れる is no spelling of 選び取る);
// - the word is common enough for MeCab to know it at a fair price, and what MeCab does not know differs from what it
//   knows by okurigana alone.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dictionary/mecab.hpp"
#include "dictionary/text.hpp"

namespace {

using namespace iken::dictionary;

constexpr int dearest = 6000;
constexpr std::size_t most_forms = 8;

struct Lemma {
  std::string name;  ///< as UniDic has it: レディー-lady, レディー-ready
  std::string text;  ///< レディー
  std::string part_of_speech;
  std::vector<std::string> forms;
};

struct Kind {
  std::string_view unidic;
  std::string_view ours;
};

constexpr Kind kinds[] = {
    {"名詞-普通名詞", "名詞-一般"}, {"形状詞-一般", "名詞-一般"}, {"動詞-一般", "動詞"}, {"形容詞-一般", "形容詞"}};

std::vector<Lemma> read_lemmas(const std::string& path) {
  std::vector<Lemma> lemmas;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto columns = split(line, "\t");
    if (columns.size() != 4) continue;
    Lemma lemma{columns[1], normalize(columns[1].substr(0, columns[1].find('-'))), columns[2], {}};
    for (const auto& form : split(columns[3], "|")) lemma.forms.push_back(normalize(form));
    lemmas.push_back(std::move(lemma));
  }
  return lemmas;
}

/// Form, in kana folding → lemmas that have it.
using Owners = std::map<std::string, std::set<std::string>>;

Owners owners_of(const std::vector<Lemma>& lemmas) {
  Owners owners;
  for (const auto& lemma : lemmas) {
    for (const auto& form : lemma.forms) owners[to_katakana(form)].insert(lemma.name);
  }
  return owners;
}

bool is_subsequence(const std::u32string& few, const std::u32string& many) {
  auto at = many.begin();
  for (const auto c : few) {
    at = std::find(at, many.end(), c);
    if (at == many.end()) return false;
    ++at;
  }
  return true;
}

bool same_kanji(const std::string& form, const std::string& lemma) {
  const auto mine = kanji_of(form);
  const auto theirs = kanji_of(lemma);
  if (mine.empty()) return false;
  return is_subsequence(mine, theirs);
}

bool has_forbidden(const std::string& form) {
  for (const std::string_view mark :
       {"〜", "ゝ", "ゞ", "〳", "〵", "ゐ", "ゑ", "ヰ", "ヱ", "ヂ", "・", "っ'", "ッー"}) {
    if (form.find(mark) != std::string::npos) return true;
  }
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 0 && c < 0x7F; });
}

/// ゴシツク beside ゴシック: a small kana set in large type.
bool is_large_type(const std::string& form, const std::vector<std::string>& forms) {
  constexpr std::pair<std::string_view, std::string_view> sizes[] = {
      {"ツ", "ッ"}, {"ヤ", "ャ"}, {"ユ", "ュ"}, {"ヨ", "ョ"}, {"ア", "ァ"}};
  for (const auto& [large, small] : sizes) {
    for (auto at = form.find(large); at != std::string::npos; at = form.find(large, at + 1)) {
      auto mended = form;
      mended.replace(at, large.size(), small);
      if (std::find(forms.begin(), forms.end(), mended) != forms.end()) return true;
    }
  }
  return false;
}

constexpr std::string_view long_vowel = "ー";

/// Loan words fold to the same when only the way of writing sounds differs: ヴァ/バ, ティ/チ, エイ/エー, ー or none.
std::string fold_sounds(std::string_view katakana) {
  constexpr std::pair<std::string_view, std::string_view> rules[] = {
      {"ヴァ", "バ"}, {"ヴィ", "ビ"},   {"ヴェ", "ベ"},   {"ヴォ", "ボ"},   {"ヴュ", "ビュ"}, {"ヴア", "バ"},
      {"ヴイ", "ビ"}, {"ヴ", "ブ"},     {"ティ", "チ"},   {"テイ", "チ"},   {"ディ", "ジ"},   {"デイ", "ジ"},
      {"ヂ", "ジ"},   {"ヅ", "ズ"},     {"ァ", "ア"},     {"ィ", "イ"},     {"ゥ", "ウ"},     {"ェ", "エ"},
      {"ォ", "オ"},   {"イヤ", "イア"}, {"リヤ", "リア"}, {"シヤ", "シア"}, {"メイ", "メ"},   {"レイ", "レ"},
      {"ケイ", "ケ"}, {"ネイ", "ネ"}};
  std::string folded(katakana);
  for (const auto& [from, to] : rules) {
    for (auto at = folded.find(from); at != std::string::npos; at = folded.find(from, at)) {
      folded.replace(at, from.size(), to);
    }
  }
  // A long vowel inside a short word tells words apart: ファスト, ファースト.
  while (folded.ends_with(long_vowel)) folded.resize(folded.size() - long_vowel.size());
  if (characters(folded) < 6) return folded;
  for (auto at = folded.find(long_vowel); at != std::string::npos; at = folded.find(long_vowel)) {
    folded.erase(at, long_vowel.size());
  }
  return folded;
}

/// The kana of `form` stand in `reading` in their order, with something for every run of kanji: 身寄り, 身より fit
/// ミヨリ; 一くだり does not fit イッコウ.
bool fits(std::string_view form, std::string_view reading) {
  if (form.empty()) return reading.empty();
  const auto size = std::min<std::size_t>(form.size(), 3);
  const auto kana = to_katakana(form.substr(0, size));
  if (is_katakana(kana)) return reading.starts_with(kana) && fits(form.substr(size), reading.substr(kana.size()));
  for (std::size_t taken = 3; taken <= reading.size(); taken += 3) {
    if (fits(form.substr(size), reading.substr(taken))) return true;
  }
  return false;
}

std::optional<Morpheme> known_word(const std::string& form, std::string_view part_of_speech, Mecab& mecab) {
  const auto cut = mecab.cut(form);
  if (cut.morphemes.size() != 1 || !cut.morphemes[0].known) return std::nullopt;
  const auto& word = cut.morphemes[0];
  if (word.at(0) != part_of_speech || word.base() != form) return std::nullopt;
  if (word.part_of_speech().starts_with("名詞-固有名詞") || word.part_of_speech().starts_with("名詞-接尾")) {
    return std::nullopt;
  }
  return word;
}

bool is_candidate(const std::string& form, const Lemma& lemma, const Owners& owners) {
  if (characters(form) < 2 || is_hiragana(form) || has_forbidden(form)) return false;
  if (owners.at(to_katakana(form)).size() != 1) return false;
  if (is_katakana(form)) {
    return is_katakana(lemma.text) && fold_sounds(form) == fold_sounds(lemma.text) && !is_large_type(form, lemma.forms);
  }
  return same_kanji(form, lemma.text);
}

/// The reading all forms must have, and whether the word is common.
struct Voice {
  std::string reading;
  bool common = false;
};

Voice voice_of(const std::vector<std::string>& forms, const std::string& lemma, std::string_view kind, Mecab& mecab) {
  Voice voice;
  const auto own = known_word(lemma, kind, mecab);
  if (own) voice.reading = own->reading();
  for (const auto& form : forms) {
    const auto word = known_word(form, kind, mecab);
    if (!word) continue;
    if (voice.reading.empty()) voice.reading = word->reading();
    voice.common = voice.common || (word->reading() == voice.reading && word->cost <= dearest);
  }
  return voice;
}

std::vector<std::string> kept_forms(const Lemma& lemma, const Kind& kind, const Owners& owners, Mecab& mecab) {
  std::vector<std::string> forms;
  for (const auto& form : lemma.forms) {
    if (is_candidate(form, lemma, owners)) forms.push_back(form);
  }
  const auto main_class = split(kind.ours, "-").front();
  const auto voice = voice_of(forms, lemma.text, main_class, mecab);
  if (!voice.common) return {};
  const bool loan_word = is_katakana(lemma.text);
  std::erase_if(forms, [&](const std::string& form) {
    const auto word = known_word(form, main_class, mecab);
    if (!loan_word && !fits(form, voice.reading)) return true;
    if (word) return !loan_word && word->reading() != voice.reading;
    // Unknown to MeCab, so it will be added for it: only with all the kanji (申込, 申し込み), since a rest of kana
    // makes other words (今年が is no 年賀).
    if (main_class != "名詞" || (!loan_word && kanji_of(form) != kanji_of(lemma.text))) return true;
    const auto cut = mecab.cut(form);  // one word of another kind: leave it to itself
    return cut.morphemes.size() == 1 && cut.morphemes[0].known;
  });
  return forms.size() > most_forms ? std::vector<std::string>{} : forms;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s UNIDIC_LEMMAS DICTIONARY > unidic.tsv\n", argv[0]);
    return 2;
  }
  const auto lemmas = read_lemmas(argv[1]);
  auto mecab = Mecab::open(argv[2]);
  if (!mecab || lemmas.empty()) {
    std::fprintf(stderr, "%s: cannot read %s or %s\n", argv[0], argv[1], argv[2]);
    return 1;
  }
  const auto owners = owners_of(lemmas);
  std::set<std::string> lines;
  std::set<std::string> taken;
  for (const auto& lemma : lemmas) {
    for (const auto& kind : kinds) {
      if (lemma.part_of_speech != kind.unidic) continue;
      const auto forms = kept_forms(lemma, kind, owners, *mecab);
      const std::set<std::string> distinct(forms.begin(), forms.end());
      const bool again = std::any_of(forms.begin(), forms.end(), [&](const auto& f) { return taken.contains(f); });
      if (distinct.size() < 2 || again) continue;
      taken.insert(distinct.begin(), distinct.end());
      auto line = join({distinct.begin(), distinct.end()}, "|");
      if (kind.ours != "名詞-一般") line += "\t" + std::string(kind.ours);
      lines.insert(line);
    }
  }
  std::printf("# Derived from UniDic by dict/variants/derive.cpp; licence: dict/variants/LICENSE. Do not edit:\n");
  std::printf("# a form that should not be here goes into exclude.tsv, one that is missing into municipal.tsv.\n");
  for (const auto& line : lines) std::printf("%s\n", line.c_str());
  return 0;
}
