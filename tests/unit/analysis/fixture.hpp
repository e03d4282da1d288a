// An analyzer over the installed dictionary and data that the test writes itself.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "iken/analyzer.hpp"

namespace iken::tests {

/// A directory that is gone at the end.
class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "iken-analysis-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? path_ : path_ + "/" + name;
  }
  void write(const std::string& name, std::string_view content) const {
    std::ofstream out(path(name), std::ios::binary);
    out << content;
  }

 private:
  std::string path_;
};

constexpr std::string_view kStop =
    "# what is not content\n"
    "pos\t助詞\npos\t助動詞\npos\t記号\npos\tフィラー\npos\t動詞-非自立\n"
    "formula\t教える\nformula\t場合\nformula-pos\t名詞-代名詞\n";

/// Entries as the build writes them: surface, ids and cost, ipadic's nine columns, parts.
constexpr std::string_view kUser =
    "マイナンバーカード,1288,1288,-5000,名詞,固有名詞,一般,*,*,*,マイナンバーカード,マイナンバーカード,"
    "マイナンバーカード,マイナンバー|カード\n"
    "マイナンバー,1288,1288,-4000,名詞,固有名詞,一般,*,*,*,マイナンバー,マイナンバー,マイナンバー,*\n"
    "個人番号カード,1288,1288,-5000,名詞,固有名詞,一般,*,*,*,個人番号カード,コジンバンゴウカード,コジンバンゴーカード,"
    "個人番号|カード\n"
    "障がい者福祉,1288,1288,-5000,名詞,固有名詞,一般,*,*,*,障害者福祉,ショウガイシャフクシ,ショーガイシャフクシ,障害者|"
    "福祉\n"
    "障がい者,1288,1288,-4000,名詞,固有名詞,一般,*,*,*,障害者,ショウガイシャ,ショーガイシャ,*\n"
    "子ども医療費助成,1288,1288,-6000,名詞,固有名詞,一般,*,*,*,子ども医療費助成,*,*,"
    "子ども医療費|子ども|医療費助成|医療費|医療|費|助成\n"
    "車いす車,1288,1288,-6000,名詞,固有名詞,一般,*,*,*,車椅子車,*,*,車椅子|車|椅子|車\n"
    "wi-fi,1288,1288,-5000,名詞,固有名詞,一般,*,*,*,Wi-Fi,ワイファイ,ワイファイ,*\n";

/// Builds user.dic with the program that the dictionary's package brings. False where it is not installed.
inline bool build_user_dictionary(const Folder& folder, std::string_view entries = kUser) {
  const std::string program = "/usr/lib/mecab/mecab-dict-index";
  if (::access(program.c_str(), X_OK) != 0) return false;
  folder.write("user.csv", entries);
  const auto command = program + " -d " IKEN_DICTIONARY " -u " + folder.path("user.dic") + " -f utf-8 -t utf-8 " +
                       folder.path("user.csv") + " >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

/// With `stop.tsv` and, where it can be built, a small user dictionary.
class Prepared {
 public:
  explicit Prepared(bool with_user = true) {
    folder.write("stop.tsv", kStop);
    has_user = with_user && build_user_dictionary(folder);
    options.data_dir = folder.path();
    options.dictionary = IKEN_DICTIONARY;
    auto opened = Analyzer::open(options);
    REQUIRE(opened.ok());
    analyzer_.emplace(std::move(*opened));
  }
  const Analyzer& operator*() const { return *analyzer_; }
  const Analyzer* operator->() const { return &*analyzer_; }

  Folder folder;
  AnalyzerOptions options;
  bool has_user = false;

 private:
  std::optional<Analyzer> analyzer_;
};

/// Terms of the text's content words, without parts, joined by a space.
inline std::string terms_of(const Analyzer& analyzer, std::string_view text, bool parts = false) {
  std::string joined;
  for (const auto& token : analyzer.analyze(text)) {
    if (!token.content || (token.part && !parts)) continue;
    if (!joined.empty()) joined += ' ';
    joined += (token.part ? "+" : "") + token.base;
  }
  return joined;
}

}  // namespace iken::tests
