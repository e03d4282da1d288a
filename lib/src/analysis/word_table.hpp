// What the analyzer knows of a dictionary entry, worked out once per entry and stream.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analysis/dictionary.hpp"
#include "analysis/stop_rules.hpp"

namespace iken::analysis {

/// A part of a compound: its normalized spelling, and its reading, where one is known.
struct WordPart {
  std::string_view term;
  std::string_view reading;
};

/// One dictionary entry. Views point into the dictionary or into the table.
struct WordInfo {
  std::string_view term;     ///< normalized base form; empty: the surface is the term
  std::string_view reading;  ///< katakana or empty
  std::string_view part_of_speech;
  std::vector<WordPart> parts;  ///< of a compound, by place, the longer first
  bool content = true;
  bool formula = false;
  bool numeral = false;  ///< 名詞-数
  bool counter = false;  ///< 名詞-接尾-助数詞
};

/// Entries by the address of their feature, which MeCab keeps stable. One per thread.
class WordTable {
 public:
  /// `tagger` reads the parts; it is used when an entry is seen for the first time. Both must outlive the table.
  WordTable(const StopRules& rules, Tagger& tagger);
  /// `feature` stays where it is as long as the table lives, and so does the result.
  const WordInfo& of(const char* feature) {
    auto slot = slot_of(feature);
    while (slots_[slot].feature != feature) {
      if (slots_[slot].feature == nullptr) return insert(feature);
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return *slots_[slot].info;
  }

 private:
  struct Slot {
    const char* feature = nullptr;
    const WordInfo* info = nullptr;
  };
  [[nodiscard]] std::size_t slot_of(const char* feature) const {
    return (reinterpret_cast<std::uintptr_t>(feature) * 0x9E3779B97F4A7C15ULL >> 20) & (slots_.size() - 1);
  }
  const WordInfo& insert(const char* feature);
  void place(const char* feature, const WordInfo* info);
  void grow();
  WordInfo read(std::string_view feature);
  std::string_view keep(std::string text);
  void judge(WordInfo& info) const;
  std::string_view reading_of_part(std::string_view part);

  const StopRules& rules_;
  Tagger& tagger_;
  std::vector<Morpheme> morphemes_;
  std::vector<Slot> slots_;
  std::deque<WordInfo> infos_;
  std::deque<std::string> kept_;
  std::unordered_set<std::string> parts_of_speech_;  ///< a few dozen, shared by all entries
};

}  // namespace iken::analysis
