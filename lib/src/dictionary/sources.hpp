// The files of dict/ as lines, and each kind of line as a value. Reading never stops at a faulty line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "iken/dictionary.hpp"

namespace iken::dictionary {

/// Where something was written.
struct Place {
  std::string file;  ///< relative to the folder
  std::size_t line = 0;
};

/// A line that says something: no comment, not blank; valid UTF-8, without the line end.
struct Line {
  Place place;
  std::string text;
};

/// A line of dict/user: surface,part of speech,reading,base,parts.
struct UserWord {
  Place place;
  std::string surface;
  std::string part_of_speech;      ///< 名詞-一般
  std::string reading;             ///< katakana
  std::string base;                ///< canonical spelling; the surface where the column was empty
  std::vector<std::string> parts;  ///< joined they are the surface; empty = none
};

/// A line of dict/variants: form|form|form <TAB> part of speech.
struct VariantGroup {
  Place place;
  std::vector<std::string> forms;
  std::string part_of_speech;  ///< 名詞-一般 where the column was empty
};

/// A line of dict/synonyms: A = B = C, or A > B; weight; period; remark.
struct SynonymGroup {
  Place place;
  std::vector<std::string> words;
  bool one_way = false;  ///< words[0] finds the others, not back
  double weight = 0.8;
  int from_year = 0;
  int to_year = 0;
};

/// A line of dict/stop: kind <TAB> value.
struct StopLine {
  Place place;
  std::string kind;
  std::string value;
};

/// Everything in the folder, as far as it could be understood, and what could not.
struct Sources {
  std::vector<UserWord> words;
  std::vector<VariantGroup> variants;
  std::vector<SynonymGroup> synonyms;
  std::vector<StopLine> stops;
  std::vector<std::string> removed;  ///< forms that dict/variants/exclude.tsv takes out of derived groups
  std::vector<Fault> faults;
};

/// Reads `folder`; the faults found are those of single lines (columns, encodings, values).
Sources read_sources(const std::string& folder);

/// The file is made by a program (dict/*/derive.cpp), so it may repeat what a person wrote.
bool is_derived(const Place& place);

/// The parts of speech that may be written: nouns for dict/user, verbs and their like in dict/variants too.
const std::vector<std::string>& parts_of_speech();

}  // namespace iken::dictionary
