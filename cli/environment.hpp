// What surrounds the program: variables, the terminal, where its data is. Read here and nowhere else.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "iken/render.hpp"

namespace iken::cli {

/// The same words in both languages.
struct Words {
  const char* english;
  const char* japanese;
};

struct Environment {
  Language language = Language::english;  ///< LC_ALL, LC_MESSAGES, LANG: Japanese for ja*
  bool color = false;                     ///< standard output is a terminal and NO_COLOR is not set
  bool progress = false;                  ///< standard error is a terminal
  std::size_t width = 0;                  ///< columns of the terminal, or $COLUMNS; 0 = a pipe: lines are not wrapped
  std::string index_dir;                  ///< $IKEN_INDEX, else $XDG_DATA_HOME/iken/index
  std::string data_dir;                   ///< $IKEN_DATA, else beside the program, else where it was installed
  std::string dictionary;                 ///< the compiled MeCab dictionary
  std::string pdf_reader;                 ///< $IKEN_PDF_READER, else beside the program, else where it was installed
  std::string cache_dir;                  ///< $XDG_CACHE_HOME/iken: what the dictionary's content hash is kept in

  [[nodiscard]] const char* say(const Words& words) const {
    return language == Language::japanese ? words.japanese : words.english;
  }
};

Environment read_environment();

}  // namespace iken::cli
