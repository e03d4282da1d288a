// Real tables: generated, written in every format, read back, nothing lost.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "generate/compare.hpp"
#include "generate/tables.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "support/conservation.hpp"
#include "support/folder.hpp"

using namespace iken::generate;

namespace {

struct Made {
  TableFile layout;
  iken::ParsedDocument truth;
  std::vector<iken::ingest::Grid> grids;
};

Made make(std::uint64_t seed, bool merges, Dice& dice) {
  Made made;
  made.layout = any_table(dice);
  made.layout.merges = merges;
  made.layout.legend_apart = merges && dice.chance(50);
  if (merges) made.layout.repeat_header = 0;  // no cell is merged across a header
  TruthOptions options;
  options.records = 5 + dice.below(30);
  options.headings = made.layout.headings != HeadingPlace::none;
  made.truth = make_truth(seed, "doc", options);
  fit(made.truth, made.layout, dice);
  made.grids = table_grids(made.truth, made.layout, dice);
  return made;
}

void check(const Made& made, const iken::Result<std::vector<iken::ParsedDocument>>& read, Score& score) {
  if (!read) {
    FAIL_CHECK(static_cast<int>(read.error().code));
    return;
  }
  const auto before = score.first;
  compare(made.truth, read->front(), score);
  INFO(score.report());
  CHECK(score.first == before);
  CHECK(read->front().problems.size() == 0);
  CHECK(read->front().unassigned.size() == 0);
  if (made.layout.front) {
    CHECK(read->front().info.title == made.truth.info.title);
    CHECK(read->front().info.from == made.truth.info.from);
    CHECK(read->front().declared.opinions == made.truth.declared.opinions);
  }
  CHECK(read->front().declared.categories == made.truth.declared.categories);
}

std::vector<std::string> texts_of(const std::vector<iken::ingest::Grid>& grids) {
  std::vector<std::string> texts;
  for (const auto& grid : grids) {
    for (const auto& cell : grid.cells) texts.push_back(cell.text);
  }
  return texts;
}

/// Cells emptied, doubled, exchanged, moved; rows taken out or doubled.
void damage(std::vector<iken::ingest::Grid>& grids, Dice& dice) {
  auto& grid = grids[dice.below(grids.size())];
  const auto times = 1 + dice.below(15);
  for (std::size_t i = 0; i < times && grid.cells.size() > 4; ++i) {
    auto& cell = grid.cells[dice.below(grid.cells.size())];
    auto& other = grid.cells[dice.below(grid.cells.size())];
    switch (dice.below(6)) {
      case 0:
        cell.text.clear();
        break;
      case 1:
        cell.text = other.text;
        break;
      case 2:
        std::swap(cell.text, other.text);
        break;
      case 3:
        cell.text += "\n" + other.text;
        break;
      case 4:
        std::erase_if(grid.cells, [row = cell.row](const auto& c) { return c.row == row; });
        break;
      default:
        cell.text = std::to_string(dice.below(40));
        break;
    }
  }
}

iken::ErrorCode code_of(std::string_view bytes, const std::string& name = "doc.csv",
                        const iken::ParseOptions& options = {}) {
  const auto read = iken::parse_bytes(bytes, name, options);
  REQUIRE_FALSE(read);
  return read.error().code;
}

}  // namespace

TEST_CASE("generated CSV files read back", "[generated]") {
  Score score;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Dice dice(seed * 6700417);
    const auto made = make(seed, false, dice);
    const auto encoding = static_cast<Encoding>(dice.below(5));
    const char delimiter = dice.chance(70) ? ',' : '\t';
    const auto bytes = csv_bytes(made.grids, delimiter, encoding);
    INFO("seed " << seed << " encoding " << static_cast<int>(encoding) << " delimiter " << static_cast<int>(delimiter)
                 << "\n"
                 << csv_bytes(made.grids, delimiter, Encoding::utf8).substr(0, 3000));
    check(made, iken::parse_bytes(bytes, dice.chance(50) ? "doc.csv" : "doc.txt"), score);
  }
  CHECK(score.records > 1500);
}

TEST_CASE("generated spreadsheets read back", "[generated]") {
  Score score;
  const iken::tests::TemporaryFolder folder;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Dice dice(seed * 15487469);
    const auto made = make(seed, true, dice);
    const auto path = folder.path("doc.xlsx");
    REQUIRE(write_xlsx(made.grids, path));
    INFO("seed " << seed << "\n" << csv_bytes(made.grids, ',', Encoding::utf8).substr(0, 3000));
    const auto read = iken::parse_file(path);
    check(made, read, score);
    if (read) CHECK(iken::tests::lost_pieces(texts_of(made.grids), read->front()) == std::vector<std::string>{});
  }
  CHECK(score.records > 900);
}

TEST_CASE("generated pages read back", "[generated]") {
  Score score;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Dice dice(seed * 49979687);
    const auto made = make(seed, true, dice);
    const auto page = html_text(made.grids, dice);
    INFO("seed " << seed << "\n" << page.substr(0, 3000));
    const auto read = iken::parse_bytes(page, "doc.html");
    check(made, read, score);
    if (read) CHECK(iken::tests::lost_pieces(texts_of(made.grids), read->front()) == std::vector<std::string>{});
  }
  CHECK(score.records > 900);
}

TEST_CASE("no cell of a table is lost, damaged or not", "[generated]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed * 2750159);
    auto made = make(seed % 50 + 1, false, dice);
    if (seed % 4 != 0) damage(made.grids, dice);
    const auto read = iken::parse_bytes(csv_bytes(made.grids, ',', Encoding::utf8), "doc.csv");
    INFO("seed " << seed);
    if (!read) continue;
    CHECK(iken::tests::lost_pieces(texts_of(made.grids), read->front()) == std::vector<std::string>{});
  }
}

TEST_CASE("damaged files of any format never do more than fail", "[documents]") {
  const auto folder = std::string(IKEN_SOURCE_DIR) + "/tests/data/documents/";
  for (const std::string name : {"csv-01.csv", "csv-02.csv", "csv-03.csv", "csv-04.csv", "html-01.html", "html-02.html",
                                 "xlsx-01.xlsx", "xlsx-02.xlsx", "text-01.txt", "list-10.txt"}) {
    std::ifstream in(folder + name, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    REQUIRE_FALSE(whole.empty());
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      Dice dice(seed);
      auto bytes = whole;
      const auto times = 1 + dice.below(seed % 2 == 0 ? 3 : 60);
      for (std::size_t i = 0; i < times; ++i) {
        const auto at = dice.below(bytes.size());
        if (dice.chance(50))
          bytes[at] = static_cast<char>(dice.below(256));
        else if (dice.chance(50))
          bytes.erase(at, 1 + dice.below(20));
        else
          bytes.insert(at, bytes.substr(dice.below(bytes.size()), dice.below(300)));
      }
      if (dice.chance(20)) bytes.resize(dice.below(bytes.size()));
      INFO(name << " seed " << seed);
      (void)iken::parse_bytes(bytes, name);
    }
  }
  SUCCEED();
}

TEST_CASE("a column 対応 holds answers where no other does") {
  const auto read = iken::parse_bytes(
      "番号,意見,対応\n1,朝も開けてほしい。,利用の状況を見ながら、開館時間の延長を検討していきます。\n", "a.csv");
  REQUIRE(read);
  CHECK(read->front().records.at(0).response == "利用の状況を見ながら、開館時間の延長を検討していきます。");
  const auto classes = iken::parse_bytes("番号,意見,回答,対応\n1,朝も開けてほしい。,検討します。,△\n", "a.csv");
  REQUIRE(classes);
  CHECK(classes->front().records.at(0).category->symbol == "△");
}

TEST_CASE("tables as they are found: two header rows, ditto signs, sums, notes, people") {
  const auto page = iken::parse_bytes(
      "<html><body><h1>浜風市計画（案）に対する意見と市の考え方</h1><table><tr><th rowspan=2>番号</th><th "
      "rowspan=2>章</th>"
      "<th colspan=2>意見募集の結果</th><th rowspan=2>人数</th></tr><tr><th>ご意見</th><th>市の考え方</th></tr>"
      "<tr><td>1</td><td>第１章</td><td>朝も開けて<ruby>欲<rt>ほ</rt></ruby>しい。</td><td>検討します。</td><td>３人</"
      "td></tr>"
      "<tr><td>2</td><td>〃</td><td>夜も<br>開けて<br>ほしい。</td><td>同上</td><td>1</td></tr>"
      "<tr><td>合計</td><td></td><td></td><td></td><td>4</td></tr></table><p>※順不同</p></body></html>",
      "a.html");
  REQUIRE(page);
  const auto& document = page->front();
  REQUIRE(document.records.size() == 2);
  CHECK(document.records[0].opinion == "朝も開けて欲しい。");
  CHECK(document.records[0].persons == 3);
  CHECK(document.records[1].chapter == "第１章");
  REQUIRE(document.records[1].references.size() == 1);
  CHECK(document.records[1].references[0].no == 1);
  CHECK(document.info.municipality == "浜風市");
  CHECK(document.unassigned.empty());
  CHECK(document.problems.empty());
}

TEST_CASE("broken tables end in one error each") {
  using iken::ErrorCode;
  CHECK(code_of("a,b\n1,2\n") == ErrorCode::table_columns_unknown);
  CHECK(code_of("番号,意見,回答\n1,\"開いたまま,答\n") == ErrorCode::file_broken);
  CHECK(code_of("番号,意見,回答\n1,\"" + std::string(5U << 20U, 'a') + "\",答\n") == ErrorCode::cell_too_large);
  const std::string mixed =
      "番号,意見,回答\n1,夜間も使えるようにしてほしい。,検討します。\n2,\x8E\x67\x82\xA6\x82\xE9,\x8C\x9F\x93\xA2\n";
  const auto read = iken::parse_bytes(mixed, "doc.csv");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::encoding_mixed);
  CHECK(read.error().args == std::vector<std::string>{"doc.csv", "3", "UTF-8"});
  iken::ParseOptions options;
  options.columns = {{"b", "opinions"}};
  CHECK(code_of("a,b\n1,2\n", "doc.csv", options) == ErrorCode::value_invalid);
}

TEST_CASE("columns can be named by hand: by their words, letters or numbers") {
  const std::string table = "A欄,B欄,C欄\n7,朝も開けてほしい。,検討します。\n";
  for (const iken::ParseOptions& options :
       {iken::ParseOptions{"", "", {{"A欄", "no"}, {"Ｂ欄", "opinion"}, {"C欄", "response"}}, "", ""},
        iken::ParseOptions{"", "", {{"A", "no"}, {"B", "opinion"}, {"C", "response"}}, "", ""},
        iken::ParseOptions{"", "", {{"1", "no"}, {"2", "opinion"}, {"3", "response"}}, "", ""}}) {
    const auto read = iken::parse_bytes(table, "doc.csv", options);
    REQUIRE(read);
    const auto& record = read->front().records.back();
    CHECK(record.no == 7);
    CHECK(record.opinion == "朝も開けてほしい。");
    CHECK(record.response == "検討します。");
  }
}

TEST_CASE("what an export writes as CSV is read back to the letter") {
  Dice dice(99);
  auto truth = make_truth(5, "plan-a", {});
  auto other = make_truth(6, "plan-b", {});
  auto records = truth.records;
  records.insert(records.end(), other.records.begin(), other.records.end());
  records[0].opinion = "一行目\n=二行目、\"引用\"\n\n四行目";
  records[1].opinion = "=SUM(A1)";
  records[2].opinion = "'=SUM(A1)";
  records[3].opinion = "''－";
  records[4].extra = R"({"colour":null,"付記":["一","二"]})";
  records[5].summary = "要約";
  records[5].persons = 3;
  records[6].source = iken::Source{2, 10, 14};
  records[7].no.reset();
  records[7].id = "plan-a/extra/7";
  records[8].category = iken::Category{"", "反映する"};
  records[9].initiative = iken::Initiative{"", {}, {}, "名のみ"};
  records[10].extra = R"({"category":{"note":"甲"},"document":{"colour":"赤"},"initiative":{"place":"北"}})";
  records[11].no = 20250001;
  const auto read = iken::parse_bytes(iken::to_csv(records), "export.csv");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  std::vector<iken::Record> all = (*read)[0].records;
  all.insert(all.end(), (*read)[1].records.begin(), (*read)[1].records.end());
  REQUIRE(all.size() == records.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(i);
    CHECK(all[i] == records[i]);
  }
}
