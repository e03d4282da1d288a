// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "evaluation/plain_query.hpp"
#include "query/elements.hpp"

using namespace iken;
using evaluation::plain_query;

TEST_CASE("plain text has no operators") {
  CHECK(plain_query("意見:図書館（新館） OR -休館日 *") == "意見 図書館 新館 休館日");
  CHECK(plain_query("「無線LAN」 NOT Wi-Fi") == "無線LAN Wi-Fi");
  CHECK(plain_query(" - (\"").empty());
}

TEST_CASE("whatever is typed, the query language reads nothing but words") {
  const std::vector<std::string> pieces = {"区", "OR", "または", " ", "　", "-", "－", "(", "）", "「", "\"", "意見", ":",
                                           "No：", "*", "LAN", "NOT", "AND", "\xFF", "年:2016", "語*", "。"};
  std::uint32_t random = 17;
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int n = 0; n < 12; ++n) {
      random = random * 1664525U + 1013904223U;
      text += pieces[(random >> 8U) % pieces.size()];
    }
    const auto plain = plain_query(text);
    if (plain.empty()) continue;
    INFO(text << " → " << plain);
    const auto elements = query::split(plain);
    REQUIRE(elements);
    for (const auto& element : *elements) {
      CHECK(element.kind == query::Element::Kind::word);
      CHECK(element.field->name.empty());
    }
  }
}
