// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/word_table.hpp"

#include "analysis/char_filters.hpp"
#include "analysis/kana.hpp"
#include "analysis/letters.hpp"
#include "analysis/sorted_table.hpp"

namespace iken::analysis {

namespace {

/// Columns of ipadic and naist-jdic; the tenth is our user dictionary's own.
enum Column : std::size_t { kBase = 6, kReading = 7, kParts = 9 };
constexpr std::size_t kPartOfSpeechLevels = 4;

std::string_view column(const std::vector<std::string_view>& columns, std::size_t index) {
  const auto value = index < columns.size() ? columns[index] : std::string_view("*");
  return value == "*" ? std::string_view() : value;
}

std::string joined_part_of_speech(const std::vector<std::string_view>& columns) {
  std::string text;
  for (std::size_t level = 0; level < kPartOfSpeechLevels; ++level) {
    const auto name = column(columns, level);
    if (name.empty()) break;
    if (level > 0) text += '-';
    text += name;
  }
  return text;
}

}  // namespace

WordTable::WordTable(const StopRules& rules, Tagger& tagger) : rules_(rules), tagger_(tagger), slots_(1U << 12) {}

const WordInfo& WordTable::insert(const char* feature) {
  if ((infos_.size() + 1) * 2 > slots_.size()) grow();
  infos_.push_back(read(feature));
  place(feature, &infos_.back());
  return infos_.back();
}

void WordTable::place(const char* feature, const WordInfo* info) {
  auto slot = slot_of(feature);
  while (slots_[slot].feature != nullptr) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = {feature, info};
}

void WordTable::grow() {
  const auto old = std::move(slots_);
  slots_ = std::vector<Slot>(old.size() * 2);
  for (const auto& slot : old) {
    if (slot.feature != nullptr) place(slot.feature, slot.info);
  }
}

std::string_view WordTable::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

WordInfo WordTable::read(std::string_view feature) {
  const auto columns = split(feature, ',');
  WordInfo info;
  info.part_of_speech = *parts_of_speech_.insert(joined_part_of_speech(columns)).first;
  const auto base = column(columns, kBase);
  auto term = normalized(base);
  info.term = term == base ? base : keep(std::move(term));
  info.reading = column(columns, kReading);
  const auto parts = column(columns, kParts);
  if (parts.find('|') != std::string_view::npos) {  // naist-jdic keeps other things in this column
    for (const auto part : split(parts, '|')) {
      const auto spelling = keep(normalized(part));
      info.parts.push_back({spelling, reading_of_part(spelling)});
    }
  }
  judge(info);
  return info;
}

/// The dictionary's readings of the part's words; nothing if one has none.
std::string_view WordTable::reading_of_part(std::string_view part) {
  if (is_kana(part)) return keep(to_katakana(part));
  morphemes_.clear();
  if (!tagger_.cut(part, morphemes_)) return {};
  std::string reading;
  for (const auto& morpheme : morphemes_) {
    const auto piece = column(split(morpheme.feature, ','), kReading);
    if (piece.empty()) return {};
    reading += piece;
  }
  return keep(std::move(reading));
}

void WordTable::judge(WordInfo& info) const {
  info.content = !rules_.stops(info.part_of_speech) && (info.term.empty() || has_letter(info.term));
  info.formula = rules_.is_formula(info.term, info.part_of_speech);
  info.numeral = info.part_of_speech.starts_with("名詞-数");
  info.counter = info.part_of_speech.starts_with("名詞-接尾-助数詞");
}

}  // namespace iken::analysis
