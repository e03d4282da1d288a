// The compiler on small folders of its own: what it writes, and when it writes nothing.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "dictionary/mecab.hpp"
#include "dictionary/text.hpp"
#include "folder.hpp"
#include "iken/dictionary.hpp"

using namespace iken::dictionary;
using test::bytes_of;
using test::Folder;

namespace {

CompileOptions options_for(const Folder& folder) {
  return {folder.path("dict"), IKEN_DICTIONARY, IKEN_DICTIONARY_SOURCE, IKEN_MECAB_DICT_INDEX, folder.path("out")};
}

void write_sound_sources(const Folder& folder) {
  folder.write("dict/user/a.csv",
               "無線LAN,名詞-一般,ムセンラン,,無線|LAN\n公衆無線LAN,名詞-一般,コウシュウムセンラン,,公衆|無線|LAN\n"
               "障がい者,名詞-一般,ショウガイシャ,,障がい|者\n区政,名詞-一般,クセイ,,\n"
               "住民票の写し,名詞-一般,ジュウミンヒョウノウツシ,,住民|票|の|写し\n");
  folder.write("dict/variants/a.tsv", "障がい|障害|障碍\n申込み|申し込み\t名詞-サ変接続\n取り組む|取りくむむ\t動詞\n");
  folder.write("dict/synonyms/a.tsv", "障害者 = 障害のある人\t0.9\n");
  folder.write("dict/stop/a.tsv", "pos\t助詞\n");
}

std::vector<std::string> surfaces(const std::string& text, Mecab& mecab) {
  std::vector<std::string> words;
  for (const auto& morpheme : mecab.cut(text).morphemes) words.push_back(morpheme.surface);
  return words;
}

std::vector<std::string> parts_in(const std::string& word, Mecab& mecab) {
  const auto cut = mecab.cut(word);
  return cut.morphemes.size() == 1 ? split(cut.morphemes[0].at(9), "|") : std::vector<std::string>{};
}

}  // namespace

TEST_CASE("a small folder compiles into words with parts, spellings and tables", "[compile]") {
  const Folder folder;
  write_sound_sources(folder);
  const auto report = compile(options_for(folder));
  REQUIRE(report.ok());
  CHECK(report->words == 5);
  CHECK(report->split.empty());
  auto mecab = Mecab::open(IKEN_DICTIONARY, folder.path("out/user.dic"));
  REQUIRE(mecab.ok());

  CHECK(parts_in("公衆無線lan", *mecab) == std::vector<std::string>{"公衆", "無線lan", "無線", "lan"});
  CHECK(parts_in("住民票の写し", *mecab) == std::vector<std::string>{"住民", "票", "写し"});
  // 障がい has other spellings, so the compound has them too, and each answers to its own parts.
  CHECK(parts_in("障碍者", *mecab) == std::vector<std::string>{"障碍", "者"});
  CHECK(parts_in("障害者", *mecab) == std::vector<std::string>{"障害", "者"});
  CHECK(surfaces("申込みの受付", *mecab) == std::vector<std::string>{"申込み", "の", "受付"});

  const auto variants = bytes_of(folder.path("out/variants.tsv"));
  CHECK(variants.find("\n障がい者\t障害者|障碍者\n") != std::string::npos);
  CHECK(variants.find("取り組む") == std::string::npos);  // its other form is no verb of MeCab's
  const auto synonyms = bytes_of(folder.path("out/synonyms.tsv"));
  CHECK(synonyms.find("障碍者\t障害のある人\t0.9\t\t\n") != std::string::npos);
  CHECK(bytes_of(folder.path("out/stop.tsv")) == "pos\t助詞\n");
}

TEST_CASE("compiling again gives the same bytes and leaves nothing else behind", "[compile]") {
  const Folder folder;
  write_sound_sources(folder);
  REQUIRE(compile(options_for(folder)).ok());
  std::vector<std::string> first;
  for (const std::string name : {"user.dic", "variants.tsv", "synonyms.tsv", "stop.tsv"}) {
    first.push_back(bytes_of(folder.path("out/" + name)));
    CHECK_FALSE(first.back().empty());
  }
  REQUIRE(compile(options_for(folder)).ok());
  std::size_t i = 0;
  for (const std::string name : {"user.dic", "variants.tsv", "synonyms.tsv", "stop.tsv"}) {
    CHECK(bytes_of(folder.path("out/" + name)) == first[i++]);
  }
  const auto entries = std::filesystem::directory_iterator(folder.path("out"));
  CHECK(std::distance(begin(entries), end(entries)) == 4);
}

TEST_CASE("faulty sources are refused with file and line, and what was there stays", "[compile]") {
  const Folder folder;
  write_sound_sources(folder);
  folder.write("dict/user/b.csv", "# 注\nクラウド,名詞-なぞ,クラウド,,\n");
  folder.write("out/user.dic", "old");
  const auto report = compile(options_for(folder));
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == iken::ErrorCode::data_broken);
  REQUIRE(report.error().args.size() == 3);
  CHECK(report.error().args[0] == folder.path("dict/user/b.csv"));
  CHECK(report.error().args[1] == "2");
  CHECK(bytes_of(folder.path("out/user.dic")) == "old");
}

TEST_CASE("whatever is missing is named", "[compile]") {
  const Folder folder;
  write_sound_sources(folder);
  const auto nowhere = folder.path("nowhere");
  auto wrong = std::vector<CompileOptions>(4, options_for(folder));
  wrong[0].folder = nowhere;
  wrong[1].dictionary = nowhere;
  wrong[2].dictionary_source = nowhere;
  wrong[3].mecab_dict_index = nowhere;
  for (const auto& options : wrong) {
    const auto report = compile(options);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().args.at(0).find("nowhere") != std::string::npos);
  }
}

TEST_CASE("an output that is no folder and a program that fails are errors", "[compile]") {
  const Folder folder;
  write_sound_sources(folder);
  auto options = options_for(folder);
  folder.write("file", "");
  options.output = folder.path("file");
  auto report = compile(options);
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == iken::ErrorCode::storage_failed);

  options = options_for(folder);
  options.mecab_dict_index = "/bin/false";
  report = compile(options);
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == iken::ErrorCode::dictionary_broken);
  CHECK_FALSE(std::filesystem::exists(folder.path("out/user.dic")));
}

TEST_CASE("empty sources give an empty dictionary that MeCab opens", "[compile]") {
  const Folder folder;
  std::filesystem::create_directories(folder.path("dict"));
  const auto report = compile(options_for(folder));
  REQUIRE(report.ok());
  CHECK(report->words == 0);
  CHECK(bytes_of(folder.path("out/variants.tsv")).empty());
  CHECK(Mecab::open(IKEN_DICTIONARY, folder.path("out/user.dic")).ok());
}
