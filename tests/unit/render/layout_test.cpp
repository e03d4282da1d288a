// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "hostile.hpp"
#include "iken/render.hpp"
#include "render/paint.hpp"
#include "render/visible.hpp"
#include "render/width.hpp"
#include "render/wrap.hpp"

using namespace iken;

TEST_CASE("columns of a text") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("意見") == 4);
  CHECK(display_width("ｻｰﾊﾞｰ") == 5);
  CHECK(display_width("か\u3099") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("△①") == 2);
  CHECK(display_width("👨‍👩‍👧") == 2);
  CHECK(display_width("葛\U000E0100") == 2);
}

TEST_CASE("cutting keeps whole characters and the width") {
  for (const auto& text : tests::hostile_texts()) {
    const auto safe = render::visible_line(text).text;
    for (const std::size_t width : {1, 2, 3, 7, 20}) {
      const auto cut = render::cut(safe, width);
      CAPTURE(safe, width);
      REQUIRE(display_width(cut) <= width);
      REQUIRE(base::is_valid_utf8(cut));
      REQUIRE(display_width(render::padded(safe, width)) == width);
    }
  }
}

TEST_CASE("lines hold the whole text, fit, and do not divide a mark") {
  std::mt19937 random(7);
  const auto texts = tests::hostile_texts();
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto pieces = random() % 5; pieces > 0; --pieces) text += render::visible_line(texts[random() % texts.size()]).text;
    const std::size_t width = 10 + random() % 30;
    const auto points = base::code_point_starts(text);
    // A mark of at most ten columns, anywhere.
    const auto first = random() % points.size();
    auto last = first;
    while (last + 1 < points.size() && display_width(text.substr(points[first], points[last + 1] - points[first])) <= 10) {
      ++last;
    }
    const Span mark{points[first], points[last]};
    const auto ends = render::line_ends(text, {mark}, width, width);
    CAPTURE(text, width, mark.begin, mark.end);
    REQUIRE(ends.back() == text.size());
    REQUIRE(std::is_sorted(ends.begin(), ends.end()));
    std::size_t begin = 0;
    for (const auto end : ends) {
      const auto line = text.substr(begin, end - begin);
      const auto solid = line.substr(0, line.find_last_not_of(' ') + 1);
      REQUIRE(display_width(solid) <= width);
      begin = end;
    }
  }
}

TEST_CASE("a mark stays in one line") {
  const std::string text = "区立施設に公衆無線LANを整備してほしい。";
  const auto begin = text.find("無線LAN");
  const Span mark{begin, begin + std::string("無線LAN").size()};
  for (std::size_t width = 8; width < 40; ++width) {
    for (const auto end : render::line_ends(text, {mark}, width, width)) {
      CHECK_FALSE((mark.begin < end && end < mark.end));
    }
  }
}

TEST_CASE("a line never begins with a full stop or a closing bracket") {
  const std::string text = "防災行政無線が聞こえない（特に雨の日）。「何を言っているか分からない」、との声がある。";
  for (std::size_t width = 12; width < 60; ++width) {
    const auto ends = render::line_ends(text, {}, width, width);
    for (const auto end : ends) {
      const auto rest = text.substr(end);
      for (const char* closing : {"。", "、", "）", "」"}) CHECK_FALSE(rest.starts_with(closing));
    }
  }
}

TEST_CASE("marks are brackets without colour and colour with it") {
  const Snippet snippet{"無料の無線LANを", {{3, 8}}};
  render::Page plain({Language::japanese, false, 0});
  CHECK(plain.marked(snippet).end().take() == "無料の【無線LAN】を\n");
  render::Page colored({Language::japanese, true, 0});
  CHECK(colored.marked(snippet).end().take() == "無料の\x1b[1;33m無線LAN\x1b[0mを\n");
}

TEST_CASE("spans out of range or out of order lose no text") {
  render::Page page({Language::english, false, 0});
  CHECK(page.marked({"abc", {{1, 9}, {0, 1}, {7, 8}}}).end().take() == "a【bc】\n");
}
