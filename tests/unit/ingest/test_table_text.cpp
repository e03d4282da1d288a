// Tables as text: generated documents read back, and nothing lost, whatever is done to the lines.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "generate/compare.hpp"
#include "generate/table_text.hpp"
#include "iken/ingest.hpp"
#include "support/conservation.hpp"
#include "support/damage.hpp"

namespace {

using iken::generate::Dice;

iken::generate::TruthOptions any_truth(Dice& dice) {
  iken::generate::TruthOptions options;
  options.records = 5 + dice.below(40);
  options.polite_opinions = dice.chance(30);
  options.numbers_in_text = dice.chance(60);
  options.headings = dice.chance(90);
  if (dice.chance(30)) {
    options.municipality = "浜風市";
    options.manner = "市";
  }
  return options;
}

struct Made {
  iken::ParsedDocument truth;
  std::string text;
};

Made make(std::uint64_t seed) {
  Dice dice(seed * 7919);
  const auto options = any_truth(dice);
  auto truth = iken::generate::make_truth(seed, "doc", options);
  const auto layout = iken::generate::any_layout(dice);
  auto text = iken::generate::table_text(truth, layout, dice);
  return {std::move(truth), std::move(text)};
}

}  // namespace

TEST_CASE("generated tables of any layout read back", "[generated]") {
  iken::generate::Score score;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const auto made = make(seed);
    const auto read = iken::parse_bytes(made.text, "doc.txt");
    INFO("seed " << seed);
    REQUIRE(read);
    compare(made.truth, read->front(), score);
    for (const auto& p : read->front().problems) UNSCOPED_INFO(p.code << " " << (p.args.empty() ? "" : p.args[0]) << " line " << p.line);
    CHECK(read->front().problems.size() == 0);
    CHECK(read->front().unassigned.size() == 0);
    CHECK(iken::tests::lost_lines(made.text, read->front()) == std::vector<std::string>{});
  }
  INFO(score.report());
  CHECK(score.records > 2500);
  CHECK(score.wrong_numbers == 0);
  CHECK(score.wrong_classes == 0);
  CHECK(score.wrong_headings == 0);
  CHECK(score.wrong_texts * 200 <= score.records * 2);
}

TEST_CASE("no line of a damaged table is lost", "[generated]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    const auto text = iken::tests::damaged(make(seed % 40 + 1).text, dice);
    const auto read = iken::parse_bytes(text, "doc.txt");
    INFO("seed " << seed);
    if (!read) continue;
    CHECK(iken::tests::lost_lines(text, read->front()) == std::vector<std::string>{});
  }
}

TEST_CASE("no line of the real document is lost, damaged or not", "[seed]") {
  const std::string path = std::string(IKEN_SHARED_DIR) + "/seed/nerima-ict-plan-opinions.txt";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: the real document is not at ../shared/seed");
    return;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto read = iken::parse_bytes(text, "seed.txt");
  REQUIRE(read);
  CHECK(iken::tests::lost_lines(text, read->front()) == std::vector<std::string>{});
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Dice dice(seed);
    const auto worse = iken::tests::damaged(text, dice);
    const auto again = iken::parse_bytes(worse, "seed.txt");
    INFO("seed " << seed);
    REQUIRE(again);
    CHECK(iken::tests::lost_lines(worse, again->front()) == std::vector<std::string>{});
  }
}

TEST_CASE("a row whose number is not printed gets it, and it is a repair") {
  const auto made = make(3);
  auto lines = iken::tests::lines_of(made.text);
  const int no = *made.truth.records[3].no;
  const auto read = iken::parse_bytes(made.text, "doc.txt");
  REQUIRE(read);
  lines[static_cast<std::size_t>(read->front().records[3].source->first_line) - 1].clear();
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  const auto again = iken::parse_bytes(text, "doc.txt");
  REQUIRE(again);
  REQUIRE(again->front().records.size() == made.truth.records.size());
  CHECK(again->front().records[3].no == no);
  CHECK(again->front().records[3].opinion == read->front().records[3].opinion);
  CHECK(again->front().problems.empty());
  REQUIRE_FALSE(again->front().repairs.empty());
  CHECK(again->front().repairs.back().code == "number_filled");
}
