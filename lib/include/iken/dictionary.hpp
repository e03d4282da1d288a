// The sources of the analyzer's dictionary (the folder dict/): are they sound, and what is compiled from them?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"
#include "iken/render.hpp"

namespace iken::dictionary {

/// What can be wrong with a line. The meaning of `Fault::args` is given per code.
enum class FaultCode {
  unreadable,       ///< the file could not be read; no args
  not_utf8,         ///< no args
  not_nfkc,         ///< args: the word, the same word as NFKC writes it
  columns,          ///< args: columns found, columns wanted
  empty_field,      ///< args: name of the column
  one_character,    ///< args: the word (a single character, which too many words hold)
  forbidden_char,   ///< args: the word, what of it cannot stand in a dictionary (comma, '|', space at an end, control)
  pos_unknown,      ///< args: part of speech
  reading_invalid,  ///< args: reading (anything but katakana, ー and ・)
  parts_mismatch,   ///< args: surface, the parts joined
  duplicate,        ///< args: the word, file and line of the first ("ict.csv:12")
  too_long,         ///< args: the word, the limit in characters
  too_few,          ///< args: number of words found (a group needs two)
  too_many,         ///< args: number of words found, the limit
  weight_invalid,   ///< args: what was written (a weight is a decimal between 0 and 1, neither included)
  period_invalid,   ///< args: what was written (2016-2024, 2016-, -2024)
  cycle,            ///< args: the words in order, joined by " > "
  kind_unknown,     ///< args: what was written (first column of a stop list)
};

/// The name of a code in output: "parts_mismatch".
std::string_view name(FaultCode code);

/// One thing to mend.
struct Fault {
  std::string file;      ///< relative to the folder: "user/ict.csv"
  std::size_t line = 0;  ///< from 1; 0 = the whole file
  FaultCode code = FaultCode::unreadable;
  std::vector<std::string> args;

  bool operator==(const Fault&) const = default;
};

/// The sentence for a fault, without file and line.
std::string describe(const Fault& fault, Language language);

/// Looks at every line of `folder`/{user,variants,synonyms,stop}; needs no MeCab. Returns the faults in order of file
/// and line; none when all is sound. A sub-folder that does not exist counts as empty.
/// Errors: data_missing (the folder is not there).
/// Thread rule: no state; safe from many threads. Cost: about 0.1 s for the shipped folder.
Result<std::vector<Fault>> check(const std::string& folder);

/// Where everything is. No path is guessed.
struct CompileOptions {
  std::string folder;             ///< the sources
  std::string dictionary;         ///< compiled MeCab dictionary (UTF-8) the words are added to
  std::string dictionary_source;  ///< the folder with its left-id.def and right-id.def (UTF-8 or EUC-JP)
  std::string mecab_dict_index;   ///< MeCab's program of that name
  std::string output;             ///< folder to write to; made if missing
};

/// What was written.
struct CompileReport {
  std::size_t words = 0;           ///< entries of user.dic that have a line of their own in dict/user
  std::size_t added = 0;           ///< entries made from variants, because MeCab cuts them
  std::size_t variants = 0;        ///< lines of variants.tsv
  std::size_t synonyms = 0;        ///< lines of synonyms.tsv
  std::vector<std::string> split;  ///< words that MeCab still cuts with the new dictionary, alone or between particles
};

/// Writes user.dic, variants.tsv, synonyms.tsv and stop.tsv to `output`, each under a new name first and then renamed.
/// Faulty sources are refused with the first fault; nothing is written then.
/// Errors: data_missing, data_broken (args: path, line, sentence), dictionary_missing, dictionary_broken,
/// storage_failed.
Result<CompileReport> compile(const CompileOptions& options);

}  // namespace iken::dictionary
