// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/mecab.hpp"

#include <mecab.h>

#include "dictionary/text.hpp"

namespace iken::dictionary {

std::string Morpheme::at(std::size_t index) const {
  if (index >= feature.size() || feature[index] == "*") return {};
  return feature[index];
}

std::string Morpheme::part_of_speech() const {
  std::string name = at(0);
  for (std::size_t i = 1; i < 4 && !at(i).empty(); ++i) name += "-" + at(i);
  return name;
}

std::string Morpheme::base() const { return at(6).empty() ? surface : at(6); }
std::string Morpheme::reading() const { return at(7); }

Mecab::Mecab() = default;
Mecab::Mecab(Mecab&&) noexcept = default;
Mecab& Mecab::operator=(Mecab&&) noexcept = default;
Mecab::~Mecab() = default;

Result<Mecab> Mecab::open(const std::string& dictionary, const std::string& user_dictionary) {
  // An empty rc file, so that no setting of the machine changes what is compiled.
  std::vector<std::string> words = {"iken", "-r", "/dev/null", "-d", dictionary};
  if (!user_dictionary.empty()) words.insert(words.end(), {"-u", user_dictionary});
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  Mecab mecab;
  mecab.model_.reset(MeCab::createModel(static_cast<int>(arguments.size()), arguments.data()));
  if (mecab.model_ == nullptr) {
    return Error{ErrorCode::dictionary_broken, {dictionary, MeCab::getLastError()}, {}};
  }
  mecab.tagger_.reset(mecab.model_->createTagger());
  mecab.lattice_.reset(mecab.model_->createLattice());
  return mecab;
}

Cut Mecab::cut(std::string_view text) {
  Cut result;
  lattice_->set_sentence(text.data(), text.size());
  if (!tagger_->parse(lattice_.get())) return result;
  for (const auto* node = lattice_->bos_node(); node != nullptr; node = node->next) {
    if (node->stat == MECAB_EOS_NODE) result.cost = node->cost;
    if (node->stat != MECAB_NOR_NODE && node->stat != MECAB_UNK_NODE) continue;
    result.morphemes.push_back({std::string(node->surface, node->length), split(node->feature, ","),
                                node->stat == MECAB_NOR_NODE, node->wcost});
  }
  return result;
}

}  // namespace iken::dictionary
