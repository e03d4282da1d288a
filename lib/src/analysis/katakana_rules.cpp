// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/katakana_rules.hpp"

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

constexpr std::size_t kKanaBytes = 3;
constexpr std::size_t kMostSpellings = 12;

struct Rule {
  std::string_view from, to;
};

/// Longer ones first. Each is also read backwards.
constexpr std::array<Rule, 15> kRules = {{{"ヴァ", "バ"},
                                          {"ヴィ", "ビ"},
                                          {"ヴェ", "ベ"},
                                          {"ヴォ", "ボ"},
                                          {"ヴ", "ブ"},
                                          {"ウェ", "ウエ"},
                                          {"ウィ", "ウイ"},
                                          {"ウォ", "ウオ"},
                                          {"クォ", "クオ"},
                                          {"クァ", "クア"},
                                          {"イヤ", "イア"},
                                          {"ディジ", "デジ"},
                                          {"ジェイ", "ジェー"},
                                          {"ヅ", "ズ"},
                                          {"ヂ", "ジ"}}};

/// Kana of the エ row: after them イ and ー are the same sound (メイン, メーン).
constexpr std::u32string_view kRowE = U"エケゲセゼテデネヘベペメレェ";
/// Kana that a word may end in where a long vowel was left out: サーバ, メモリ.
constexpr std::u32string_view kOpenEnds = U"アカガサザタダナハバパマヤラワァャイキギシジチニヒビピミリュ";

bool is_katakana_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto one = base::decode_utf8(word, at);
    if (!is_katakana(one.code_point) && one.code_point != 0x30FB) return false;
    at = one.next;
  }
  return !word.empty();
}

std::string replaced(std::string_view word, std::string_view from, std::string_view to) {
  std::string text;
  for (auto at = word.find(from); at != std::string_view::npos; at = word.find(from)) {
    text.append(word.substr(0, at)).append(to);
    word.remove_prefix(at + from.size());
  }
  return text.append(word);
}

/// ー for イ behind the エ row, or the other way round.
std::string long_e(std::string_view word, std::string_view from, std::string_view to) {
  std::string text;
  char32_t before = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto one = base::decode_utf8(word, at);
    const auto character = word.substr(at, one.next - at);
    const bool here = character == from && before != 0 && kRowE.find(before) != std::u32string_view::npos;
    text.append(here ? to : character);
    before = one.code_point;
    at = one.next;
  }
  return text;
}

std::string with_other_end(std::string_view word) {
  const auto last = character_before(word, word.size());
  if (last == 0x30FC) return word.size() >= 4 * kKanaBytes ? std::string(word.substr(0, word.size() - kKanaBytes)) : "";
  const bool open = kOpenEnds.find(last) != std::u32string_view::npos;
  return open && word.size() >= 3 * kKanaBytes ? std::string(word) + "ー" : "";
}

class Spellings {
 public:
  explicit Spellings(std::string_view word) : word_(word) {}

  void add(std::string spelling) {
    if (spelling.size() < 2 * kKanaBytes || spelling == word_ || found_.size() >= kMostSpellings) return;
    if (std::find(found_.begin(), found_.end(), spelling) == found_.end()) found_.push_back(std::move(spelling));
  }
  void add_all(std::string_view word) {
    add(replaced(word, "・", ""));
    add(with_other_end(word));
    for (const auto& rule : kRules) {
      if (word.find(rule.from) != std::string_view::npos)
        add(replaced(word, rule.from, rule.to));
      else if (word.find(rule.to) != std::string_view::npos)
        add(replaced(word, rule.to, rule.from));
    }
    add(long_e(word, "イ", "ー"));
    add(long_e(word, "ー", "イ"));
  }
  std::vector<std::string> take() { return std::move(found_); }
  [[nodiscard]] const std::vector<std::string>& found() const { return found_; }

 private:
  std::string_view word_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> katakana_spellings(std::string_view word) {
  if (!is_katakana_word(word)) return {};
  Spellings spellings(word);
  spellings.add_all(word);
  const auto once = spellings.found();
  for (const auto& spelling : once) spellings.add_all(spelling);
  return spellings.take();
}

}  // namespace iken::analysis
