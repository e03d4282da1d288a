// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/user_dictionary.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "dictionary/output.hpp"
#include "dictionary/process.hpp"
#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

constexpr int rounds = 60;
constexpr int step = 400;
constexpr int least_cost = -20000;
constexpr int spelling_margin = 500;
constexpr int word_margin = 1500;

/// MeCab knows no empty dictionary. Two characters of private use stand in no text.
constexpr std::string_view nobodys_word = "\uE000\uE001,0,0,32000,名詞,一般,*,*,*,*,*,*,*,*\n";

struct Frame {
  std::string_view before;
  std::string_view after;
};

/// Where a word must come out whole: alone, between the commonest particles, and beside another noun.
constexpr std::array<Frame, 8> frames = {{{"", ""},
                                          {"の", "を"},
                                          {"、", "が"},
                                          {"", "の"},
                                          {"この", "について"},
                                          {"", "に対して"},
                                          {"は", "という"},
                                          {"、", "とか"}}};
constexpr std::ptrdiff_t frames_of_spellings = 4;

/// A noun that `edge` does not run into: katakana beside kanji, kanji beside the rest.
std::string_view noun_beside(std::string_view edge) { return kanji_of(edge).empty() ? "概要" : "グッズ"; }

/// 区議会 follows names of places, which take its 区 for their own.
std::string_view noun_before(const Entry& entry) {
  constexpr std::string_view places = "区市都県町村";
  const auto first = first_character(entry.surface);
  return places.find(first) != std::string_view::npos ? "品川" : noun_beside(first);
}

std::array<Frame, 2> frames_with_nouns(const Entry& entry) {
  return {{{noun_before(entry), "の"}, {"の", noun_beside(last_character(entry.surface))}}};
}

struct Costed {
  const Entry* entry;
  ConnectionId id;
  std::string parts;
  int cost;
};

bool comes_out_whole(const Entry& entry, const Frame& frame, Mecab& mecab) {
  std::string text(frame.before);
  text += entry.surface;
  text += frame.after;
  std::size_t at = 0;
  for (const auto& morpheme : mecab.cut(text).morphemes) {
    if (at == frame.before.size()) return morpheme.surface == entry.surface && morpheme.base() == entry.base;
    at += morpheme.surface.size();
  }
  return false;
}

/// A mere spelling gets no more than what it needs to be seen as a word.
bool is_whole_everywhere(const Entry& entry, Mecab& mecab) {
  const auto whole = [&](const Frame& frame) { return comes_out_whole(entry, frame, mecab); };
  const auto nouns = frames_with_nouns(entry);
  const auto count = entry.own || !entry.parts.empty() ? std::ssize(frames) : frames_of_spellings;
  return std::all_of(frames.begin(), frames.begin() + count, whole) &&
         (count < std::ssize(frames) || std::all_of(nouns.begin(), nouns.end(), whole));
}

/// A little below what MeCab pays for the same text without the entry, so the entry wins here and nowhere else: where
/// its characters belong to other words, those remain cheaper.
int first_cost(const Entry& entry, Mecab& plain) {
  const int margin = entry.own ? word_margin : spelling_margin;
  return static_cast<int>(std::max<long>(plain.cut(entry.surface).cost - margin, least_cost));
}

std::string or_star(const std::string& text) { return text.empty() ? "*" : text; }

std::string csv_line(const Costed& word) {
  const auto& entry = *word.entry;
  auto classes = split(entry.part_of_speech, "-");
  classes.resize(4, "*");
  const std::vector<std::string> columns = {entry.surface,
                                            std::to_string(word.id.left),
                                            std::to_string(word.id.right),
                                            std::to_string(std::clamp(word.cost, least_cost, 32000)),
                                            join(classes, ","),
                                            "*,*",
                                            entry.base,
                                            or_star(entry.reading),
                                            or_star(entry.reading),
                                            or_star(word.parts)};
  return join(columns, ",") + "\n";
}

Result<void> write_dictionary(const std::vector<Costed>& words, const CompileOptions& options, const std::string& csv,
                              const std::string& dic) {
  std::string text;
  for (const auto& word : words) text += csv_line(word);
  if (text.empty()) text = nobodys_word;
  if (auto written = write_file(csv, text); !written) return written;
  const auto ran =
      run({options.mecab_dict_index, "-d", options.dictionary_source, "-u", dic, "-f", "utf8", "-t", "utf8", csv});
  if (ran) return {};
  return Error{ErrorCode::dictionary_broken, {options.mecab_dict_index, ran.error().args.back()}, {}};
}

Result<std::vector<Costed>> with_costs(const Lexicon& lexicon, const ConnectionIds& ids, Mecab& plain) {
  std::vector<Costed> words;
  for (const auto& [surface, entry] : lexicon) {
    const auto id = ids.of(entry.part_of_speech);
    if (!id) return Error{ErrorCode::dictionary_broken, {"left-id.def", entry.part_of_speech}, {}};
    words.push_back({&entry, *id, join(all_parts(entry, lexicon, plain), "|"), first_cost(entry, plain)});
  }
  return words;
}

/// Those of `words` that MeCab cuts somewhere, made cheaper for the next round.
std::vector<Costed*> lower_cut_words(const std::vector<Costed*>& words, Mecab& mecab) {
  std::vector<Costed*> still;
  for (auto* word : words) {
    if (is_whole_everywhere(*word->entry, mecab)) continue;
    word->cost = std::max(word->cost - step, least_cost);
    still.push_back(word);
  }
  return still;
}

std::vector<Costed*> pointers_to(std::vector<Costed>& words) {
  std::vector<Costed*> all;
  for (auto& word : words) all.push_back(&word);
  return all;
}

std::vector<std::string> surfaces_of(const std::vector<Costed*>& words) {
  std::vector<std::string> surfaces;
  for (const auto* word : words) surfaces.push_back(word->entry->surface);
  return surfaces;
}

}  // namespace

Result<std::vector<std::string>> build_user_dictionary(const Lexicon& lexicon, const ConnectionIds& ids, Mecab& plain,
                                                       const CompileOptions& options, const std::string& csv,
                                                       const std::string& dic) {
  auto words = with_costs(lexicon, ids, plain);
  if (!words) return words.error();
  const auto all = pointers_to(*words);
  auto cut = all;
  for (int round = 0;; ++round) {
    if (auto written = write_dictionary(*words, options, csv, dic); !written) return written.error();
    auto mecab = Mecab::open(options.dictionary, dic);
    if (!mecab) return mecab.error();
    // A word made cheaper may cut another one, so the last look is at all of them.
    const bool last = round == rounds;
    cut = lower_cut_words(last ? all : cut, *mecab);
    if (cut.empty() && !last) cut = lower_cut_words(all, *mecab);
    if (cut.empty() || last) return surfaces_of(cut);
  }
}

}  // namespace iken::dictionary
