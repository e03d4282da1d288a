// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/lexicon.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

constexpr std::size_t most_spellings = 16;

Entry to_entry(const UserWord& word) {
  Entry entry{normalize(word.surface), word.part_of_speech, word.reading, normalize(word.base), {}};
  for (const auto& part : word.parts) entry.parts.push_back(normalize(part));
  return entry;
}

/// All ways to write a compound whose parts may be written otherwise; the first is the one given.
std::vector<std::vector<std::string>> spellings(const std::vector<std::string>& parts, const VariantTable& variants) {
  std::vector<std::vector<std::string>> ways = {{}};
  for (const auto& part : parts) {
    auto forms = variants.others(part);
    forms.insert(forms.begin(), part);
    std::vector<std::vector<std::string>> longer;
    for (const auto& form : forms) {
      for (const auto& way : ways) {
        if (longer.size() == most_spellings) break;
        longer.push_back(way);
        longer.back().push_back(form);
      }
    }
    ways = std::move(longer);
  }
  return ways;
}

/// 障がい者 also as 障害者, 障碍者: because 障がい has other spellings.
void spell_compounds(Lexicon& lexicon, VariantTable& variants) {
  std::vector<std::vector<std::string>> groups;
  std::vector<Entry> added;
  for (const auto& [surface, entry] : lexicon) {
    std::vector<std::string> forms;
    for (auto& parts : spellings(entry.parts, variants)) {
      auto form = entry.parts.empty() ? surface : join(parts, "");
      if (form != surface) added.push_back({form, entry.part_of_speech, entry.reading, form, std::move(parts), false});
      forms.push_back(std::move(form));
    }
    if (forms.size() > 1) groups.push_back(std::move(forms));
  }
  for (auto& entry : added) lexicon.emplace(entry.surface, entry);
  for (const auto& forms : groups) variants.add(forms, "名詞-一般");
}

bool is_whole(const Cut& cut) { return cut.morphemes.size() == 1; }

constexpr std::string_view middle_dot = "・";

/// MeCab already takes `form` for one noun of that form. Unknown words count where their script keeps them together;
/// a middle dot does not when the words around it are known.
bool is_noun(const Cut& cut, const std::string& form) {
  if (!is_whole(cut) || cut.morphemes[0].at(0) != "名詞" || cut.morphemes[0].base() != form) return false;
  if (cut.morphemes[0].known) return true;
  return is_ascii(form) || (is_katakana(form) && form.find(middle_dot) == std::string::npos);
}

/// コミュニティ・バス holds コミュニティ and バス.
std::vector<std::string> around_dots(const std::string& form) {
  std::vector<std::string> parts;
  for (const auto& piece : split(form, middle_dot)) {
    if (piece.empty()) return {};
    if (!parts.empty()) parts.emplace_back(middle_dot);
    parts.push_back(piece);
  }
  return parts.size() > 1 ? parts : std::vector<std::string>{};
}

std::string reading_of(const std::string& form, const std::vector<std::string>& forms, Mecab& mecab) {
  for (const auto& other : forms) {
    const auto cut = mecab.cut(other);
    if (is_whole(cut) && !cut.morphemes[0].reading().empty()) return cut.morphemes[0].reading();
  }
  std::string reading;
  for (const auto& morpheme : mecab.cut(form).morphemes) {
    reading += morpheme.reading().empty() ? to_katakana(morpheme.surface) : morpheme.reading();
  }
  return is_katakana(reading) ? reading : std::string();
}

/// Verbs, adjectives and adverbs are never added, so a form that MeCab cuts or takes for another word is no use.
bool stands_as(const std::string& part_of_speech, const std::string& form, Mecab& mecab) {
  const auto cut = mecab.cut(form);
  return is_whole(cut) && cut.morphemes[0].known && cut.morphemes[0].at(0) == part_of_speech &&
         cut.morphemes[0].base() == form;
}

void drop_unknown_inflected(VariantTable& variants, Mecab& mecab) {
  std::vector<std::string> dropped;
  for (const auto& group : variants.groups()) {
    if (group.part_of_speech.starts_with("名詞")) continue;
    for (const auto& form : group.forms) {
      if (!stands_as(group.part_of_speech, form, mecab)) dropped.push_back(form);
    }
  }
  for (const auto& form : dropped) variants.remove(form);
}

void add_cut_forms(const VariantTable& variants, Mecab& mecab, Lexicon& lexicon) {
  for (const auto& group : variants.groups()) {
    if (group.forms.size() < 2 || !group.part_of_speech.starts_with("名詞")) continue;
    for (const auto& form : group.forms) {
      // A single character as an entry would cut other words apart; most are words of MeCab's anyway.
      if (characters(form) < 2 || lexicon.contains(form) || is_noun(mecab.cut(form), form)) continue;
      auto reading = reading_of(form, group.forms, mecab);
      lexicon.emplace(form, Entry{form, group.part_of_speech, reading, form, around_dots(form), false});
    }
  }
}

/// A part nobody could ask for, because MeCab cuts it too, gives way to what it is cut into: サイト内 → サイト, 内.
void split_parts(Lexicon& lexicon, Mecab& mecab) {
  for (auto& [surface, entry] : lexicon) {
    std::vector<std::string> finer;
    for (const auto& part : entry.parts) {
      const auto cut = mecab.cut(part);
      if (lexicon.contains(part) || cut.morphemes.size() < 2) {
        finer.push_back(part);
      } else {
        for (const auto& morpheme : cut.morphemes) finer.push_back(morpheme.surface);
      }
    }
    entry.parts = std::move(finer);
  }
}

/// Entries that would change nothing only cost time.
void drop_known(Lexicon& lexicon, Mecab& mecab) {
  std::erase_if(lexicon, [&](const auto& item) {
    const auto& entry = item.second;
    if (!entry.parts.empty() || entry.base != entry.surface) return false;
    const auto cut = mecab.cut(entry.surface);
    return is_noun(cut, entry.surface) && cut.morphemes[0].known;
  });
}

struct Piece {
  std::size_t begin;
  std::string text;
  auto operator<=>(const Piece& other) const {
    return std::pair(begin, other.text.size()) <=> std::pair(other.begin, text.size());
  }
};

bool is_word(const std::string& text, const Lexicon& lexicon, Mecab& mecab) {
  if (lexicon.contains(text)) return true;
  const auto cut = mecab.cut(text);
  return is_noun(cut, text) && cut.morphemes[0].known;
}

/// の in 住民票の写し and ・ join parts; nobody looks for them.
bool is_joint(const std::string& part) { return characters(part) < 2 && kanji_of(part).empty() && !is_ascii(part); }

void collect_parts(const Entry& entry, const Lexicon& lexicon, Mecab& mecab, std::size_t begin, int depth,
                   std::set<Piece>& pieces) {
  const auto count = entry.parts.size();
  auto start = begin;
  for (std::size_t i = 0; i < count; start += entry.parts[i].size(), ++i) {
    std::string run;
    for (std::size_t j = i; j < count; ++j) {
      run += entry.parts[j];
      if (run.size() == entry.surface.size() || (j > i && !is_word(run, lexicon, mecab))) continue;
      pieces.insert({start, run});
      const auto known = lexicon.find(run);
      if (known != lexicon.end() && depth > 0) collect_parts(known->second, lexicon, mecab, start, depth - 1, pieces);
    }
  }
}

}  // namespace

Lexicon build_lexicon(const Sources& sources, VariantTable& variants, Mecab& mecab) {
  Lexicon lexicon;
  for (const auto& word : sources.words) {
    auto entry = to_entry(word);
    lexicon.emplace(entry.surface, entry);
  }
  for (const bool derived : {false, true}) {
    for (const auto& group : sources.variants) {
      if (is_derived(group.place) != derived) continue;
      std::vector<std::string> forms;
      for (const auto& form : group.forms) forms.push_back(normalize(form));
      if (derived)
        std::erase_if(forms, [&](const auto& form) {
          return std::find(sources.removed.begin(), sources.removed.end(), form) != sources.removed.end();
        });
      variants.add(forms, group.part_of_speech);
    }
    if (!derived) spell_compounds(lexicon, variants);
  }
  drop_unknown_inflected(variants, mecab);
  add_cut_forms(variants, mecab, lexicon);
  split_parts(lexicon, mecab);
  drop_known(lexicon, mecab);
  return lexicon;
}

std::vector<std::string> all_parts(const Entry& entry, const Lexicon& lexicon, Mecab& mecab) {
  std::set<Piece> pieces;
  collect_parts(entry, lexicon, mecab, 0, 3, pieces);
  std::vector<std::string> parts;
  for (const auto& piece : pieces) {
    if (!is_joint(piece.text)) parts.push_back(piece.text);
  }
  return parts;
}

}  // namespace iken::dictionary
