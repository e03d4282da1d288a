// The words that the user dictionary will hold: those of dict/user, their other spellings, and spellings MeCab cuts.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dictionary/mecab.hpp"
#include "dictionary/sources.hpp"
#include "dictionary/variant_table.hpp"

namespace iken::dictionary {

/// One entry, normalized. `parts` joined are the surface.
struct Entry {
  std::string surface;
  std::string part_of_speech;
  std::string reading;
  std::string base;
  std::vector<std::string> parts;
  bool own = true;  ///< has a line in dict/user
};

/// Keyed by surface.
using Lexicon = std::map<std::string, Entry, std::less<>>;

/// What the sources and the dictionary say together. Forms of verbs and adverbs that MeCab does not know leave
/// `variants`.
Lexicon build_lexicon(const Sources& sources, VariantTable& variants, Mecab& mecab);

/// Every part to index for `entry`: its parts, words of the lexicon or of MeCab made of several of them, and parts of
/// parts; by place in the surface, the longer first.
std::vector<std::string> all_parts(const Entry& entry, const Lexicon& lexicon, Mecab& mecab);

}  // namespace iken::dictionary
