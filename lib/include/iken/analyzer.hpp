// From text to terms.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken {

/// One word of a text.
struct Token {
  std::string surface;         ///< as written, after the char filters
  std::string base;            ///< dictionary form: the term that is indexed
  std::string reading;         ///< katakana, or empty where the dictionary knows none
  std::string part_of_speech;  ///< 名詞-一般
  Span span;                   ///< bytes of the original text, whole characters
  std::uint32_t position = 0;  ///< counts words; the parts of a compound follow its own count from the whole's
  bool part = false;           ///< a part of the compound that stands before it
  bool content = true;         ///< false: carries no content (particle, formula of asking); not indexed
  bool formula = false;        ///< one of the words of asking (教える, 場合): left out of sentences only

  bool operator==(const Token&) const = default;
};

/// What the analyzer is made of. Paths are never guessed.
struct AnalyzerOptions {
  /// The directory with `stop.tsv` and, if they are there, `user.dic`, `variants.tsv`, `synonyms.tsv` and the word
  /// vectors `words.vec` (share/iken of an installation).
  std::string data_dir;
  /// The compiled MeCab dictionary.
  std::string dictionary = "/var/lib/mecab/dic/ipadic-utf8";
  /// A directory in which the dictionary's content hash may be remembered (it is made if need be); without it the
  /// first `Analyzer::fingerprint` reads all 50 MB of the dictionary. Empty: nothing is remembered.
  std::string cache_dir;
};

/// What one stage of the analyzer left, for `iken analyze`.
struct AnalysisStage {
  std::string name;  ///< "original", "normalized", "tokens", "terms", "literal"
  std::string text;  ///< for stages that are text
  std::vector<Token> tokens;
};

/// Char filters → MeCab → token filters. Expensive to open (tens of milliseconds), cheap to use.
/// Thread rule: one object may be used from many threads at once.
class Analyzer {
 public:
  /// Errors: dictionary_missing, dictionary_broken, data_missing, data_broken.
  static Result<Analyzer> open(const AnalyzerOptions& options);

  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// All tokens of `text` in order of their start. Broken UTF-8 is read as U+FFFD; spans still count original bytes.
  /// Empty text gives no tokens. Cost: about 10 MB/s.
  [[nodiscard]] std::vector<Token> analyze(std::string_view text) const;

  /// Every stage, for a person to look at.
  [[nodiscard]] std::vector<AnalysisStage> stages(std::string_view text) const;

  /// Name and content hash of everything that decides the terms. Two analyzers with the same fingerprint give the
  /// same tokens for every text, and the same vectors.
  [[nodiscard]] const std::string& fingerprint() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  explicit Analyzer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where this build's own data was installed: a sensible `AnalyzerOptions::data_dir`.
std::string installed_data_dir();

}  // namespace iken
