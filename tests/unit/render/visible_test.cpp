// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/visible.hpp"

#include <catch2/catch.hpp>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "hostile.hpp"

using namespace iken;
using render::visible;
using render::visible_line;

TEST_CASE("nothing that a terminal obeys passes") {
  for (const auto& text : tests::hostile_texts()) {
    const auto lines = visible(text).text;
    const auto line = visible_line(text).text;
    CAPTURE(line);
    REQUIRE(base::is_valid_utf8(line));
    for (const char32_t point : base::decode(line)) REQUIRE_FALSE(render::is_unsafe(point));
    for (const char32_t point : base::decode(lines)) REQUIRE((point == U'\n' || !render::is_unsafe(point)));
  }
}

TEST_CASE("what is harmless stays as it is") {
  for (const char* text : {"", "区の考え方 ①㈱", "ツイッタ―", "か\u3099", "👨‍👩‍👧", "葛\U000E0100", "<b>&amp;"}) {
    CHECK(visible_line(text).text == text);
  }
  CHECK(visible("一行目\n二行目").text == "一行目\n二行目");
}

TEST_CASE("what is not is shown by name") {
  CHECK(visible_line("\x1b[2J").text == "␛[2J");
  CHECK(visible_line("a\nb\tc").text == "a␊b c");
  CHECK(visible_line("\x7f").text == "␡");
  CHECK(visible_line("\u202E").text == "<U+202E>");
  CHECK(visible_line("\xC2\x9B").text == "<U+009B>");
  CHECK(visible_line("\U000E0041").text == "<U+0E0041>");
  CHECK(visible_line("\xFF").text == "\uFFFD");
}
