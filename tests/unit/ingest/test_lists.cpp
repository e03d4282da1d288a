// Lists with labels, and tables that come column after column: generated, read back, nothing lost.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "generate/compare.hpp"
#include "generate/lists.hpp"
#include "iken/ingest.hpp"
#include "support/conservation.hpp"
#include "support/damage.hpp"

using namespace iken::generate;

TEST_CASE("generated lists with labels read back", "[generated]") {
  Score score;
  for (const auto kind : {ListKind::gaiyou, ListKind::youyaku, ListKind::kekka, ListKind::bangou}) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
      Dice dice(seed * 104729 + static_cast<std::uint64_t>(kind));
      const auto layout = any_list(dice, kind);
      const auto truth = list_truth(seed, "doc", layout);
      const auto text = list_text(truth, layout, dice);
      const auto read = iken::parse_bytes(text, "doc.txt");
      INFO("kind " << static_cast<int>(kind) << " seed " << seed << "\n" << text.substr(0, 1500));
      REQUIRE(read);
      const auto before = score.first;
      compare(truth, read->front(), score);
      INFO(score.report());
      CHECK(score.first == before);
      CHECK(read->front().problems.size() == 0);
      CHECK(read->front().unassigned.size() == 0);
      CHECK(iken::tests::lost_lines(text, read->front()) == std::vector<std::string>{});
    }
  }
  CHECK(score.records == 2000);
}

TEST_CASE("no line of a damaged list or column table is lost", "[generated]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed * 104729);
    const auto kind = static_cast<ListKind>(seed % 4);
    const auto layout = any_list(dice, kind);
    const auto whole = seed % 5 == 0 ? column_text(column_truth(seed, "doc"), seed % 2 == 0, dice)
                                     : list_text(list_truth(seed, "doc", layout), layout, dice);
    const auto text = iken::tests::damaged(whole, dice);
    const auto read = iken::parse_bytes(text, "doc.txt");
    INFO("seed " << seed);
    if (!read) continue;
    CHECK(iken::tests::lost_characters(text, read->front()) == "");
  }
}

TEST_CASE("generated column tables read back", "[generated]") {
  Score score;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed * 15485863);
    const auto truth = column_truth(seed, "doc");
    const auto text = column_text(truth, seed % 2 == 0, dice);
    const auto read = iken::parse_bytes(text, "doc.txt");
    INFO("seed " << seed << "\n" << text.substr(0, 1500));
    REQUIRE(read);
    compare(truth, read->front(), score);
    CHECK(read->front().problems.size() == 0);
    for (std::size_t i = 0; i < truth.records.size() && i < read->front().records.size(); ++i) {
      CHECK(read->front().records[i].persons == truth.records[i].persons);
      CHECK(read->front().records[i].extra == truth.records[i].extra);
    }
  }
  INFO(score.report());
  CHECK(score.wrong_numbers + score.wrong_headings + score.wrong_texts == 0);
}
