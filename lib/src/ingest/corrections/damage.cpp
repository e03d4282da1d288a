// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/corrections/damage.hpp"

#include <algorithm>
#include <set>

#include "base/code_points.hpp"
#include "base/damage.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"
#include "ingest/corrections/circled.hpp"
#include "ingest/records/finish.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;
using base::at;
using base::before;
using base::is_hiragana;
using base::is_kanji;
using base::is_katakana;

constexpr std::size_t context = 6;

bool is_letter(char32_t c) { return is_kanji(c) || is_hiragana(c) || is_katakana(c); }
bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
/// No sentence begins with one of these alone; a word goes on with it.
bool is_particle(char32_t c) { return View(U"をがのにはへ").find(c) != View::npos; }

/// The character that a damaged one is searched as; the same for a sound one.
char32_t searched_as(char32_t c) {
  if (const auto meant = base::meant(c); meant != c) return meant;
  const bool radical = c >= 0x2F00 && c <= 0x2FDF;
  const bool compatible = (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
  if (!radical && !compatible) return c;
  const auto folded = base::decode(base::fold_text(base::encode(View(&c, 1))));
  return folded.size() == 1 ? folded.front() : c;
}

/// Most texts have none of the bytes that damage begins with; full-width forms (EF BC …) are not among them.
bool is_suspect(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (byte(i)) {
      case '?':
      case '@':
      case 0xEE:
        return true;
      case 0xE2:
        if (byte(i + 1) >= 0xBA) return true;
        break;
      case 0xE3:
        if (byte(i + 1) == 0x80 && byte(i + 2) == 0x93) return true;
        break;
      case 0xE5:
        if (byte(i + 1) == 0xB0 && byte(i + 2) == 0x90) return true;
        break;
      case 0xEF:
        if (byte(i + 1) < 0xAC || (byte(i + 1) == 0xBF && byte(i + 2) == 0xBD)) return true;
        break;
      default:
        if (byte(i) >= 0xF0) return true;
    }
  }
  return false;
}

std::vector<const std::string*> headings_of(const Record& record) {
  std::vector<const std::string*> texts = {&record.chapter, &record.section, &record.subsection};
  if (record.initiative) {
    texts.push_back(&record.initiative->label);
    texts.push_back(&record.initiative->title);
  }
  std::erase_if(texts, [](const std::string* text) { return !is_suspect(*text); });
  return texts;
}

std::vector<const std::string*> texts_of(const Record& record) {
  std::vector<const std::string*> texts = {&record.opinion, &record.summary, &record.response};
  std::erase_if(texts, [](const std::string* text) { return !is_suspect(*text); });
  return texts;
}


/// The end of the signs of question that begin at `i`.
std::size_t run_end(View text, std::size_t i) {
  while (at(text, i) == U'?') ++i;
  return i;
}

/// Does the document ask with narrow question marks? Then one between two nouns may be a question too.
bool asks_narrowly(View text) {
  for (auto i = text.find(U'?'); i != View::npos; i = text.find(U'?', run_end(text, i))) {
    if (!is_letter(before(text, i))) continue;
    if (is_hiragana(before(text, i)) || !is_letter(at(text, run_end(text, i)))) return true;
  }
  return false;
}

/// "?田公園", "…、??区の": no sentence and no part of one begins with such a sign.
bool begins_with_lost(View text, std::size_t begin, std::size_t end) {
  if (begin > 0 && View(U"\n　、。「（").find(text[begin - 1]) == View::npos) return false;
  return is_kanji(at(text, end)) || is_katakana(at(text, end)) || is_particle(at(text, end));
}

/// What is known of a document's signs of question.
struct Questions {
  bool asked = false;    ///< some are questions
  bool damaged = false;  ///< some cannot be any
};

/// Are the '?' from `begin` to `end` what a conversion put in place of characters it did not know?
bool replace_characters(View text, std::size_t begin, std::size_t end, const Questions& questions) {
  if (begins_with_lost(text, begin, end)) return true;
  const auto left = before(text, begin);
  const auto right = at(text, end);
  const bool noun = is_kanji(right) || is_katakana(right);
  // Where others are damaged, so is の?田: it would be a question only in a document that asks.
  if (questions.damaged && noun && (is_particle(left) || left == U'と' || left == U'で')) return true;
  if (!is_kanji(left) && !is_katakana(left)) return false;
  return is_particle(right) || (noun && (!questions.asked || questions.damaged));
}

class Finder {
 public:
  explicit Finder(Questions questions) : questions_(questions) {}

  void look_at(const Record& record) {
    std::set<char32_t> seen;
    for (const auto* heading : headings_of(record)) {
      // One heading stands over many records.
      if (!headings_.insert(*heading).second) continue;
      look_at(record, base::decode(*heading), record.initiative && heading == &record.initiative->label, seen);
    }
    for (const auto* text : texts_of(record)) look_at(record, base::decode(*text), false, seen);
  }

  Damage take() { return std::move(damage_); }

 private:
  void look_at(const Record& record, View text, bool label, std::set<char32_t>& seen) {
    const auto circles = broken_circles(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto circle = circles.find(i);
      const bool labels = label && text[i] == U'@';
      const auto meant = circle != circles.end() ? circle->second : labels ? U'①' : searched_as(text[i]);
      if (meant != text[i] && seen.insert(text[i]).second) note_repaired(record, text[i], meant);
      const auto end = lost_end(text, i);
      if (end == i) continue;
      note_lost(record, text, i, end);
      i = end - 1;
    }
  }

  /// Behind what is lost at `i`; `i` where nothing is.
  [[nodiscard]] std::size_t lost_end(View text, std::size_t i) const {
    const auto c = text[i];
    if (c == U'?') {
      if (before(text, i) == U'?') return i;
      const auto end = run_end(text, i);
      return replace_characters(text, i, end, questions_) ? end : i;
    }
    const bool alone = before(text, i) != c && at(text, i + 1) != c;
    if (c == U'〓') return alone && (is_letter(before(text, i)) || is_letter(at(text, i + 1))) ? i + 1 : i;
    return c == 0xFFFD || is_private(c) ? i + 1 : i;
  }

  void note_repaired(const Record& record, char32_t c, char32_t meant) {
    const std::vector<std::string> args = {name_of(record), base::encode(View(&c, 1)), base::encode(View(&meant, 1))};
    const auto* code = c < 0x80 ? "number_damaged" : "character_damaged";  // @ is no damage wherever it stands: not folded
    damage_.repaired.push_back({code, args, line_of(record), record.id});
  }

  void note_lost(const Record& record, View text, std::size_t begin, std::size_t end) {
    const auto from = begin > context ? begin - context : 0;
    const auto words = base::encode(text.substr(from, std::min(end - begin, context) + begin - from + context - 1));
    damage_.lost.push_back({"character_lost", {name_of(record), words}, line_of(record), record.id});
  }

  static int line_of(const Record& record) { return record.source ? record.source->first_line : 0; }

  Questions questions_;
  std::set<std::string> headings_;  ///< looked at
  Damage damage_;
};

/// Of a text alone.
void add(Questions& questions, View text) {
  questions.asked = questions.asked || asks_narrowly(text);
  for (std::size_t i = text.find(U'?'); i != View::npos; i = text.find(U'?', run_end(text, i)))
    questions.damaged = questions.damaged || begins_with_lost(text, i, run_end(text, i));
}

}  // namespace

Damage find_damage(const ParsedDocument& document) {
  Questions questions;
  for (const auto& record : document.records) {
    for (const auto& texts : {headings_of(record), texts_of(record)}) {
      for (const auto* text : texts) add(questions, base::decode(*text));
    }
  }
  Finder finder(questions);
  for (const auto& record : document.records) finder.look_at(record);
  return finder.take();
}

void note_damage(ParsedDocument& document) {
  auto damage = find_damage(document);
  document.repairs.insert(document.repairs.end(), damage.repaired.begin(), damage.repaired.end());
  document.problems.insert(document.problems.end(), damage.lost.begin(), damage.lost.end());
}

}  // namespace iken::ingest
