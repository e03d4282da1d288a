// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/damage.hpp"

#include <algorithm>
#include <set>

#include "base/code_points.hpp"
#include "base/damage.hpp"
#include "base/text.hpp"
#include "ingest/finish.hpp"

namespace iken::ingest {
namespace {

using View = std::u32string_view;

constexpr std::size_t context = 6;

bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c == U'々'; }
bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }
bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == U'ー'; }
bool is_letter(char32_t c) { return is_kanji(c) || is_hiragana(c) || is_katakana(c); }
bool is_ascii_word(char32_t c) { return c > U' ' && c < 0x7F; }
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

std::vector<const std::string*> texts_of(const Record& record) {
  std::vector<const std::string*> texts = {&record.chapter, &record.section, &record.subsection};
  if (record.initiative) {
    texts.push_back(&record.initiative->label);
    texts.push_back(&record.initiative->title);
  }
  for (const auto* text : {&record.opinion, &record.summary, &record.response}) texts.push_back(text);
  std::erase_if(texts, [](const std::string* text) { return !is_suspect(*text); });
  return texts;
}

char32_t at(View text, std::size_t i) { return i < text.size() ? text[i] : U'\n'; }
char32_t before(View text, std::size_t i) { return i > 0 ? text[i - 1] : U'\n'; }

/// Does the document ask with narrow question marks? Then one between two nouns may be a question too.
bool asks_narrowly(View text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'?' || !is_letter(before(text, i))) continue;
    if (is_hiragana(before(text, i)) || !is_letter(at(text, i + 1))) return true;
  }
  return false;
}

/// Is the '?' at `i` what a conversion put in place of a character it did not know?
bool replaces_character(View text, std::size_t i, bool asks) {
  const auto left = before(text, i);
  const auto right = at(text, i + 1);
  if (!is_kanji(left) && !is_katakana(left)) return false;
  return is_particle(right) || (!asks && (is_kanji(right) || is_katakana(right)));
}

/// ① became @: ② follows, ① is nowhere, and no address stands there.
bool is_circled_one(View text, std::size_t i) {
  if (is_ascii_word(before(text, i)) || is_ascii_word(at(text, i + 1))) return false;
  return text.find(U'①') == View::npos && text.find(U'②', i) != View::npos;
}

class Finder {
 public:
  explicit Finder(bool asks) : asks_(asks) {}

  void look_at(const Record& record) {
    std::set<char32_t> seen;
    for (const auto* text : texts_of(record)) {
      const auto points = base::decode(*text);
      const bool label = record.initiative && text == &record.initiative->label;
      for (std::size_t i = 0; i < points.size(); ++i) look_at(record, points, i, label, seen);
    }
  }

  Damage take() { return std::move(damage_); }

 private:
  void look_at(const Record& record, View text, std::size_t i, bool label, std::set<char32_t>& seen) {
    const auto c = text[i];
    auto meant = searched_as(c);
    if (c == U'@' && (label || is_circled_one(text, i))) meant = U'①';
    if (meant != c && seen.insert(c).second) {
      const std::vector<std::string> args = {name_of(record), base::encode(View(&c, 1)), base::encode(View(&meant, 1))};
      damage_.repaired.push_back({"character_damaged", args, line_of(record), record.id});
    }
    if (is_lost(text, i)) {
      const auto from = i > context ? i - context : 0;
      damage_.lost.push_back({"character_lost",
                              {name_of(record), base::encode(text.substr(from, i - from + context))},
                              line_of(record),
                              record.id});
    }
  }

  [[nodiscard]] bool is_lost(View text, std::size_t i) const {
    const auto c = text[i];
    if (c == U'?') return replaces_character(text, i, asks_);
    if (c == U'〓')
      return before(text, i) != c && at(text, i + 1) != c && (is_letter(before(text, i)) || is_letter(at(text, i + 1)));
    return c == 0xFFFD || is_private(c);
  }

  static int line_of(const Record& record) { return record.source ? record.source->first_line : 0; }

  bool asks_;
  Damage damage_;
};

}  // namespace

Damage find_damage(const ParsedDocument& document) {
  bool asks = false;
  for (const auto& record : document.records) {
    for (const auto* text : texts_of(record)) asks = asks || asks_narrowly(base::decode(*text));
  }
  Finder finder(asks);
  for (const auto& record : document.records) finder.look_at(record);
  return finder.take();
}

void note_damage(ParsedDocument& document) {
  auto damage = find_damage(document);
  document.repairs.insert(document.repairs.end(), damage.repaired.begin(), damage.repaired.end());
  document.problems.insert(document.problems.end(), damage.lost.begin(), damage.lost.end());
}

}  // namespace iken::ingest
