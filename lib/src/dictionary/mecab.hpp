// MeCab as the compiler of the dictionary asks it: how is this cut, and how dear is it?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace MeCab {
class Model;
class Tagger;
class Lattice;
}  // namespace MeCab

namespace iken::dictionary {

/// One morpheme.
struct Morpheme {
  std::string surface;
  std::vector<std::string> feature;
  bool known = false;
  int cost = 0;  ///< MeCab's own price of the word; the commoner the word, the lower

  /// Feature `index`, empty where there is none or it is '*'.
  [[nodiscard]] std::string at(std::size_t index) const;
  [[nodiscard]] std::string part_of_speech() const;  ///< 名詞-一般
  [[nodiscard]] std::string base() const;            ///< the surface where the dictionary names none
  [[nodiscard]] std::string reading() const;         ///< empty where unknown
};

struct Cut {
  std::vector<Morpheme> morphemes;
  long cost = 0;  ///< of the best path, begin and end of sentence included
};

/// Thread rule: one thread.
class Mecab {
 public:
  /// `user_dictionary` empty = none.
  static Result<Mecab> open(const std::string& dictionary, const std::string& user_dictionary = "");
  Mecab(Mecab&&) noexcept;
  Mecab& operator=(Mecab&&) noexcept;
  ~Mecab();

  [[nodiscard]] Cut cut(std::string_view text);

 private:
  Mecab();
  std::unique_ptr<MeCab::Model> model_;
  std::unique_ptr<MeCab::Tagger> tagger_;
  std::unique_ptr<MeCab::Lattice> lattice_;
};

}  // namespace iken::dictionary
