// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <random>

#include "query/tree.hpp"

using namespace iken;

namespace {

std::string tree_of(const std::string& text) {
  auto elements = query::split(text);
  if (!elements) return "error";
  auto node = query::build(*elements);
  return node ? query::print(*node) : "error";
}

Error error_of(const std::string& text) {
  auto elements = query::split(text);
  if (!elements) return elements.error();
  auto node = query::build(*elements);
  REQUIRE_FALSE(node);
  return node.error();
}

}  // namespace

TEST_CASE("words are joined by AND, OR binds weaker") {
  CHECK(tree_of("無線LAN") == "word[無線LAN]");
  CHECK(tree_of("学校 無線LAN") == "AND(word[学校], word[無線LAN])");
  CHECK(tree_of("a b OR c") == "OR(AND(word[a], word[b]), word[c])");
  CHECK(tree_of("a または b") == "OR(word[a], word[b])");
  CHECK(tree_of("a (b OR c)") == "AND(word[a], OR(word[b], word[c]))");
}

TEST_CASE("negation, phrases, prefixes, fields") {
  CHECK(tree_of("a -b") == "AND(word[a], NOT(word[b]))");
  CHECK(tree_of("a NOT b") == "AND(word[a], NOT(word[b]))");
  CHECK(tree_of("\"公衆無線 LAN\"") == "phrase[公衆無線 LAN]");
  CHECK(tree_of("「公衆無線」") == "phrase[公衆無線]");
  CHECK(tree_of("無線*") == "prefix[無線]");
  CHECK(tree_of("意見:図書館") == "word[opinion:図書館]");
  CHECK(tree_of("区分:－") == "word[category:－]");
  CHECK(tree_of("年:2016..2018") == "range[year:2016..2018]");
  CHECK(tree_of("No:８") == "range[no:8..8]");
  CHECK(tree_of("opinion:\"a b\"") == "phrase[opinion:a b]");
}

TEST_CASE("full-width operators, spaces and quotes are their narrow selves") {
  CHECK(tree_of("学校　無線LAN") == tree_of("学校 無線LAN"));
  CHECK(tree_of("（a　OR　b）　c") == tree_of("(a OR b) c"));
  CHECK(tree_of("＂a b＂") == tree_of("\"a b\""));
  CHECK(tree_of("a －b") == tree_of("a -b"));
  CHECK(tree_of("意見：図書館") == tree_of("意見:図書館"));
}

TEST_CASE("operators inside running text are text") {
  CHECK(tree_of("郵送または電話") == "word[郵送または電話]");
  CHECK(tree_of("区民の「これから」を考える") == "word[区民の「これから」を考える]");
  CHECK(tree_of("ICT(情報通信)") == "word[ICT(情報通信)]");
  CHECK(tree_of("Wi-Fi") == "word[Wi-Fi]");
  CHECK(tree_of("http://a") == "word[http://a]");
}

TEST_CASE("a broken query points at the character") {
  const auto at = [](const std::string& text) { return error_of(text).span.value_or(Span{99, 99}).begin; };
  CHECK(at("無線 (LAN") == 3);
  CHECK(at("無線 LAN)") == 6);
  CHECK(at("無線 \"LAN") == 3);
  CHECK(at("無線 OR") == 3);
  CHECK(at("年:abc") == 2);
  CHECK(error_of("   ").code == ErrorCode::query_empty);
  CHECK(error_of("").code == ErrorCode::query_empty);
}

TEST_CASE("limits are stated and enforced") {
  CHECK(error_of(std::string(5000, 'a')).code == ErrorCode::query_too_long);
  CHECK(error_of(std::string(100, '(') + "a").code == ErrorCode::query_too_deep);
  std::string many;
  for (int i = 0; i < 300; ++i) many += "a ";
  CHECK(error_of(many).code == ErrorCode::query_too_many_terms);
}

TEST_CASE("no input crashes, and every span lies inside the query") {
  std::mt19937 random(20161);
  const std::vector<std::string> pieces = {"(", ")", "（", "）", "\"", "「", "」", "-", "－", " ", "　", "OR", "NOT",
                                           "または", "意見:", "年:", "2016..", "..", "*", "無線", "LAN", ":", "\xFF",
                                           "\xE3\x81", "＊", "No:"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto n = random() % 9; n > 0; --n) text += pieces[random() % pieces.size()];
    INFO(text);
    auto elements = query::split(text);
    const Error* error = elements ? nullptr : &elements.error();
    std::optional<Result<query::Node>> node;
    if (elements) node = query::build(*elements);
    if (node && !*node) error = &node->error();
    if (error == nullptr || !error->span) continue;
    REQUIRE(error->span->end <= text.size());
    REQUIRE(error->span->begin < error->span->end);
  }
}
