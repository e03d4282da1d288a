// The analyzer as the indexer and the search use it: views instead of strings, one stream per thread.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"

namespace iken::analysis {

/// The table of word vectors among the analyzer's data. It may be missing.
inline constexpr const char* kWordVectors = "words.vec";
/// Where it would be.
std::string word_vectors_path(const Analyzer& analyzer);

/// One token. The views live until the next call of `TermStream::terms` on the same stream.
struct Term {
  std::string_view term;     ///< what is indexed: normalized base form
  std::string_view written;  ///< normalized surface (width, case and look-alikes folded)
  std::string_view reading;  ///< katakana, empty where unknown
  std::uint32_t begin = 0;   ///< bytes of the original text, whole characters
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< as Token::position
  bool part = false;           ///< part of the compound before it
  bool content = true;         ///< false: particles, symbols; not indexed
  bool formula = false;        ///< indexed, but left out of sentences
};

/// Thread rule: one stream per thread; many streams may share one analyzer, which must outlive them.
class TermStream {
 public:
  explicit TermStream(const Analyzer& analyzer);
  TermStream(TermStream&&) noexcept;
  TermStream& operator=(TermStream&&) noexcept;
  ~TermStream();

  /// All tokens of `text` in order of begin, a whole before its parts. Text of any length; cut before MeCab inside.
  const std::vector<Term>& terms(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken::analysis
