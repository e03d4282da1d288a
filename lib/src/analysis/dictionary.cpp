// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/dictionary.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include "base/mapped_file.hpp"

namespace iken::analysis {

namespace {

std::unique_ptr<MeCab::Model> create_model(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  return std::unique_ptr<MeCab::Model>(MeCab::createModel(static_cast<int>(pointers.size()), pointers.data()));
}

/// -r keeps MeCab from reading the machine's and the user's own settings.
std::unique_ptr<MeCab::Model> create_model(const std::string& path, const std::string& user) {
  std::vector<std::string> arguments = {"mecab", "-r", "/dev/null", "-d", path};
  if (!user.empty()) arguments.insert(arguments.end(), {"-u", user});
  return create_model(std::move(arguments));
}

std::string last_error() {
  const char* text = MeCab::getLastError();
  return text == nullptr ? "MeCab says nothing" : text;
}

/// MeCab's own first test (it leaks what it has opened when it fails): the magic number hides the file's size.
bool is_whole_dictionary(const std::string& path) {
  constexpr std::uint32_t magic = 0xEF718F77U;
  const base::MappedFile file(path);
  std::uint32_t first = 0;
  if (file.bytes().size() < 72) return false;
  std::memcpy(&first, file.bytes().data(), sizeof first);
  return (first ^ magic) == file.bytes().size();
}

bool is_utf8(const MeCab::Model& model) {
  const auto* info = model.dictionary_info();
  std::string charset = info != nullptr && info->charset != nullptr ? info->charset : "";
  std::erase_if(charset, [](unsigned char c) { return std::isalnum(c) == 0; });
  std::transform(charset.begin(), charset.end(), charset.begin(), [](unsigned char c) { return std::tolower(c); });
  return charset == "utf8";
}

}  // namespace

Result<Dictionary> Dictionary::open(const std::string& path, const std::string& user) {
  std::error_code ignored;
  if (!std::filesystem::exists(path + "/sys.dic", ignored)) return Error{ErrorCode::dictionary_missing, {path}, {}};
  const bool has_user = std::filesystem::exists(user, ignored);
  if (!is_whole_dictionary(path + "/sys.dic"))
    return Error{ErrorCode::dictionary_broken, {path, "sys.dic is cut or no dictionary"}, {}};
  if (has_user && !is_whole_dictionary(user))
    return Error{ErrorCode::data_broken, {user, "0", "cut or no dictionary"}, {}};
  Dictionary dictionary;
  dictionary.model_ = create_model(path, has_user ? user : "");
  if (!dictionary.model_) {
    const auto reason = last_error();
    if (has_user && create_model(path, "")) return Error{ErrorCode::data_broken, {user, "0", reason}, {}};
    return Error{ErrorCode::dictionary_broken, {path, reason}, {}};
  }
  if (!is_utf8(*dictionary.model_)) return Error{ErrorCode::dictionary_broken, {path, "its encoding is not UTF-8"}, {}};
  return dictionary;
}

Tagger::Tagger(const Dictionary& dictionary)
    : tagger_(dictionary.model().createTagger()), lattice_(dictionary.model().createLattice()) {}

bool Tagger::cut(std::string_view text, std::vector<Morpheme>& out) {
  lattice_->set_sentence(text.data(), text.size());
  if (!tagger_->parse(lattice_.get())) return false;
  for (const auto* node = lattice_->bos_node(); node != nullptr; node = node->next) {
    if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
    out.push_back({node->surface, node->length, node->feature, node->stat == MECAB_NOR_NODE});
  }
  return true;
}

}  // namespace iken::analysis
