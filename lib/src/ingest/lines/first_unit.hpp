// What keeps together at the beginning of a line.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace iken::ingest {

/// The line-breaking rules of Japanese (UAX #14 as ICU has it), asked about the beginnings of lines. Made once for many
/// lines; not for two threads at once.
class FirstUnit {
 public:
  /// `strict`: small kana and ー do not begin lines either.
  explicit FirstUnit(bool strict = false);
  /// The characters at the beginning of `line` that could not have stood alone at the end of the line before: one in
  /// running Japanese, more before punctuation, within words of letters and digits. As bytes; all of an empty line.
  std::string_view of(std::string_view line);

 private:
  std::unique_ptr<icu::BreakIterator> breaks_;
};

}  // namespace iken::ingest
