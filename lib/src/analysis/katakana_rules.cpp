// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/katakana_rules.hpp"

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"

namespace iken::analysis {

namespace {

constexpr std::size_t kKanaBytes = 3;
constexpr std::size_t kMostSpellings = 6;

struct Rule {
  std::string_view from, to;
  bool both_ways;
};

/// Longer ones first. ヂ, ヅ and ヴ alone become the usual kana, but not the other way round: every ジ would make a
/// word that nobody writes.
constexpr std::array<Rule, 14> kRules = {{{"ヴァ", "バ", true},
                                          {"ヴィ", "ビ", true},
                                          {"ヴェ", "ベ", true},
                                          {"ヴォ", "ボ", true},
                                          {"ウェ", "ウエ", true},
                                          {"ウィ", "ウイ", true},
                                          {"ウォ", "ウオ", true},
                                          {"クォ", "クオ", true},
                                          {"クァ", "クア", true},
                                          {"イヤ", "イア", true},
                                          {"ディジ", "デジ", true},
                                          {"ティブ", "チブ", true},
                                          {"ヅ", "ズ", false},
                                          {"ヂ", "ジ", false}}};

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

/// ヴ before a small vowel goes with it; alone it is ブ.
std::string without_v(std::string_view word) {
  auto text = std::string(word);
  for (const auto& rule : kRules) {
    if (rule.from.starts_with("ヴ")) text = replaced(text, rule.from, rule.to);
  }
  return replaced(text, "ヴ", "ブ");
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
    add(without_v(word));
    for (const auto& rule : kRules) {
      if (word.find(rule.from) != std::string_view::npos) {
        if (!rule.from.starts_with("ヴ")) add(replaced(word, rule.from, rule.to));
      } else if (rule.both_ways && word.find(rule.to) != std::string_view::npos) {
        add(replaced(word, rule.to, rule.from));
      }
    }
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
  for (const auto& spelling : once) spellings.add(with_other_end(spelling));
  return spellings.take();
}

}  // namespace iken::analysis
