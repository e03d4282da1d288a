// MeCab's dictionary, named by path; never the machine's default, never a configuration file.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mecab.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::analysis {

/// One word as MeCab cut it.
struct Morpheme {
  const char* surface;
  std::uint32_t size;
  const char* feature;  ///< lives as long as the dictionary; equal pointers mean equal features
  bool known;
};

/// The model, shared by all taggers.
class Dictionary {
 public:
  /// `user` may be missing. Errors: dictionary_missing, dictionary_broken, data_broken (the user dictionary).
  static Result<Dictionary> open(const std::string& path, const std::string& user);

  [[nodiscard]] MeCab::Model& model() const { return *model_; }

 private:
  std::unique_ptr<MeCab::Model> model_;
};

/// Cuts texts into words. One per thread.
class Tagger {
 public:
  explicit Tagger(const Dictionary& dictionary);
  /// Appends the words of `text` (valid UTF-8 of a few KB at most). False if MeCab would not read it.
  bool cut(std::string_view text, std::vector<Morpheme>& out);

 private:
  std::unique_ptr<MeCab::Tagger> tagger_;
  std::unique_ptr<MeCab::Lattice> lattice_;
};

}  // namespace iken::analysis
