// The analyzer as a whole: properties for any text, then what it is for.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/analyzer.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "analysis/char_filters.hpp"
#include "analysis/terms.hpp"
#include "base/text.hpp"
#include "unit/analysis/fixture.hpp"
#include "unit/base/mixed_text.hpp"

using namespace iken;
using tests::MixedText;
using tests::Prepared;
using tests::terms_of;

namespace {

bool is_boundary(const std::vector<std::uint32_t>& starts, std::size_t at) {
  return std::binary_search(starts.begin(), starts.end(), at);
}

/// Characters whose reading depends on what stands before them: a cut that begins with one, or a word that came of
/// one, cannot be normalized by itself.
bool depends_on_neighbours(std::string_view cut) {
  for (const std::string_view mark : {"ゝ", "ゞ", "ヽ", "ヾ", "-", "‐", "―", "−", "ー", "－"}) {
    if (cut.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every token is whole original characters, in order, and the cut normalizes to what is written") {
  const Prepared prepared;
  MixedText mixed(11);
  for (int i = 0; i < 4000; ++i) {
    auto text = mixed.next();
    if (i % 3 == 0) text += "車いす車と障がい者福祉やマイナンバーカードを令和元年から";
    CAPTURE(text);
    const auto starts = base::code_point_starts(text);
    std::size_t begin = 0;
    for (const auto& token : prepared->analyze(text)) {
      REQUIRE(token.span.begin < token.span.end);
      REQUIRE(token.span.end <= text.size());
      REQUIRE(is_boundary(starts, token.span.begin));
      REQUIRE(is_boundary(starts, token.span.end));
      REQUIRE(token.span.begin >= begin);
      begin = token.span.begin;
      const auto cut = std::string_view(text).substr(token.span.begin, token.span.size());
      if (depends_on_neighbours(cut)) continue;
      CAPTURE(std::string(cut), token.surface);
      REQUIRE(analysis::normalized(cut).find(token.surface) != std::string::npos);
    }
  }
}

TEST_CASE("between tokens nothing is lost but spaces and what cannot be seen") {
  const Prepared prepared;
  MixedText mixed(12);
  for (int i = 0; i < 2000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    std::string covered(text.size(), '0');
    for (const auto& token : prepared->analyze(text)) {
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(token.span.begin), token.span.size(), '1');
    }
    std::string left;
    for (std::size_t b = 0; b < text.size(); ++b) left += covered[b] == '0' ? text[b] : ' ';
    const auto folded = analysis::normalized(left);
    CAPTURE(left);
    CHECK(folded.find_first_not_of(' ') == std::string::npos);
  }
}

TEST_CASE("positions rise, and a part stands inside its whole") {
  const Prepared prepared;
  MixedText mixed(13);
  for (int i = 0; i < 2000; ++i) {
    auto text = mixed.next();
    text += "マイナンバーカードの障がい者福祉、10万円。";
    CAPTURE(text);
    std::uint32_t next = 0;
    Token whole;
    for (const auto& token : prepared->analyze(text)) {
      if (token.part) {
        CHECK(token.position >= whole.position);
        CHECK(token.span.begin >= whole.span.begin);
        CHECK(token.span.end <= whole.span.end);
        next = std::max(next, token.position + 1);
      } else {
        CHECK(token.position == next);
        whole = token;
        next = token.position + 1;
      }
    }
  }
}

TEST_CASE("analyze and TermStream say the same, again and again") {
  const Prepared prepared;
  analysis::TermStream stream(*prepared);
  MixedText mixed(14);
  for (int i = 0; i < 2000; ++i) {
    const auto text = mixed.next();
    CAPTURE(text);
    const auto tokens = prepared->analyze(text);
    const auto& terms = stream.terms(text);
    REQUIRE(tokens.size() == terms.size());
    for (std::size_t t = 0; t < terms.size(); ++t) {
      CHECK(tokens[t].base == terms[t].term);
      CHECK(tokens[t].surface == terms[t].written);
      CHECK(tokens[t].reading == terms[t].reading);
      CHECK(tokens[t].span == Span{terms[t].begin, terms[t].end});
      CHECK(tokens[t].position == terms[t].position);
      CHECK(tokens[t].part == terms[t].part);
      CHECK(tokens[t].content == terms[t].content);
      CHECK(tokens[t].formula == terms[t].formula);
    }
  }
}

TEST_CASE("one analyzer serves many threads") {
  const Prepared prepared;
  MixedText mixed(15);
  std::vector<std::string> texts;
  std::vector<std::vector<Token>> expected;
  for (int i = 0; i < 200; ++i) texts.push_back(mixed.next() + "マイナンバーカードを申し込む場合");
  for (const auto& text : texts) expected.push_back(prepared->analyze(text));
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < texts.size(); ++i) wrong[t] += prepared->analyze(texts[i]) != expected[i];
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("a text and the same text in other widths give the same terms") {
  const Prepared prepared;
  CHECK(terms_of(*prepared, "ＩＣＴ") == terms_of(*prepared, "ict"));
  CHECK(terms_of(*prepared, "ｻｰﾊﾞｰ") == "サーバー");
  CHECK(terms_of(*prepared, "ツイッタ―で") == "ツイッター");
  CHECK(terms_of(*prepared, "⼈口") == "人口");
  CHECK(terms_of(*prepared, "情報\n格差") == terms_of(*prepared, "情報格差"));
}

TEST_CASE("compounds answer to themselves and to their parts") {
  const Prepared prepared;
  if (!prepared.has_user) {
    WARN("skipped: mecab-dict-index is not installed");
    return;
  }
  CHECK(terms_of(*prepared, "マイナンバーカードを", true) == "マイナンバーカード +マイナンバー +カード");
  CHECK(terms_of(*prepared, "障がい者福祉", true) == "障害者福祉 +障害者 +福祉");
  CHECK(terms_of(*prepared, "Wi‐Fi", true) == "wi-fi");
  const auto tokens = prepared->analyze("障がい者福祉");
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[1].span == Span{0, 12});
  CHECK(tokens[2].span == Span{12, 18});

  // Parts of parts share the position of their first one; those that are not written take what is left.
  const auto nested = prepared->analyze("子ども医療費助成");
  std::vector<std::uint32_t> positions;
  for (const auto& token : nested) positions.push_back(token.position);
  CHECK(positions == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1, 2, 3});
  CHECK(nested[4].reading == "イリョウヒ");
  CHECK(nested.back().span == Span{18, 24});
}

TEST_CASE("what is not content and what is a formula") {
  const Prepared prepared;
  CHECK(terms_of(*prepared, "区の施設は、です。") == "区 施設");
  CHECK(terms_of(*prepared, "？！…（）。").empty());
  const auto tokens = prepared->analyze("教えてください");
  REQUIRE(!tokens.empty());
  CHECK(tokens[0].base == "教える");
  CHECK(tokens[0].formula);
  CHECK(tokens[0].content);
}

TEST_CASE("long runs and long texts stay bounded and whole") {
  const Prepared prepared;
  const std::string letters(200000, 'a');
  std::size_t covered = 0;
  for (const auto& token : prepared->analyze(letters)) covered += token.span.size();
  CHECK(covered == letters.size());
  std::string katakana;
  for (int i = 0; i < 50000; ++i) katakana += "ア";
  for (const auto& token : prepared->analyze(katakana)) CHECK(token.base.size() <= 245);
  std::string prose;
  for (int i = 0; i < 5000; ++i) prose += "区民の皆様の意見を伺いながら、計画の素案を見直します";
  CHECK(terms_of(*prepared, prose).size() > prose.size() / 4);
}

TEST_CASE("empty and blank texts give nothing") {
  const Prepared prepared;
  CHECK(prepared->analyze("").empty());
  CHECK(prepared->analyze(" 　\n\t").empty());
}

TEST_CASE("what is missing or broken is named") {
  const tests::Folder folder;
  AnalyzerOptions options;
  options.data_dir = folder.path();
  options.dictionary = IKEN_DICTIONARY;
  auto opened = Analyzer::open(options);
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::data_missing);
  CHECK(opened.error().args == std::vector<std::string>{folder.path("stop.tsv")});

  folder.write("stop.tsv", "pos\t助詞\nnonsense\n");
  opened = Analyzer::open(options);
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::data_broken);
  CHECK(opened.error().args[1] == "2");

  folder.write("stop.tsv", tests::kStop);
  folder.write("user.dic", "this is no dictionary");
  opened = Analyzer::open(options);
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::data_broken);
  CHECK(opened.error().args[0] == folder.path("user.dic"));

  options.dictionary = folder.path("nowhere");
  opened = Analyzer::open(options);
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::dictionary_missing);
  CHECK(opened.error().args == std::vector<std::string>{folder.path("nowhere")});

  std::filesystem::create_directory(folder.path("nowhere"));
  folder.write("nowhere/sys.dic", "nor is this");
  opened = Analyzer::open(options);
  REQUIRE(!opened);
  CHECK(opened.error().code == ErrorCode::dictionary_broken);
}

TEST_CASE("the fingerprint names the content, remembered or not") {
  const Prepared prepared(false);
  auto options = prepared.options;
  const auto print = [&] {
    const auto analyzer = Analyzer::open(options);
    REQUIRE(analyzer.ok());
    return analyzer->fingerprint();
  };
  const auto plain = print();
  options.cache_dir = prepared.folder.path("cache/deep");
  CHECK(print() == plain);
  CHECK(!std::filesystem::is_empty(options.cache_dir));
  CHECK(print() == plain);
  prepared.folder.write("stop.tsv", "pos\t助詞\n");
  const auto changed = print();
  CHECK(changed != plain);
  options.cache_dir.clear();
  CHECK(print() == changed);
}

TEST_CASE("stages show the way from the text to the terms") {
  const Prepared prepared;
  const auto stages = prepared->stages("Ｈ２８の\xFFｻｰﾊﾞｰ");
  std::vector<std::string> names;
  for (const auto& stage : stages) names.push_back(stage.name);
  CHECK(names == std::vector<std::string>{"original", "normalized", "tokens", "terms", "literal"});
  CHECK(base::is_valid_utf8(stages[0].text));
  CHECK(stages[1].text == "h28の\uFFFDサーバー");
  CHECK(stages[2].tokens.front().base == "h");
  CHECK(stages[3].tokens.front().base == "2016年");
  CHECK(stages[4].text == "h28の\uFFFDサ-バ-");
}
