// The lexicon as a MeCab user dictionary: ids, costs, and the proof that MeCab then takes each word whole.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dictionary/connection.hpp"
#include "dictionary/lexicon.hpp"
#include "dictionary/mecab.hpp"
#include "iken/dictionary.hpp"

namespace iken::dictionary {

/// Writes `work`/user.dic (by way of `work`/user.csv) and returns the words that are cut nevertheless.
/// `plain` is MeCab without user dictionary.
/// Errors: dictionary_broken (a part of speech the dictionary lacks; mecab-dict-index failed), storage_failed.
Result<std::vector<std::string>> build_user_dictionary(const Lexicon& lexicon, const ConnectionIds& ids, Mecab& plain,
                                                       const CompileOptions& options, const std::string& csv,
                                                       const std::string& dic);

}  // namespace iken::dictionary
