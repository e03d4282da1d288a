// Texts that try to be more than text: for a terminal, a spreadsheet, a JSON reader.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace iken::tests {

inline std::vector<std::string> hostile_texts() {
  using namespace std::string_literals;
  std::vector<std::string> texts = {"<script>alert(1)</script>",
                                    "\x1b[2J\x1b[H",
                                    "\x1b]0;title\x07",
                                    "\x1b]8;;http://x.invalid\x1b\\link",
                                    "\xC2\x9B"s + "31m",
                                    "\x08\x08\x08overwritten",
                                    "line\rover",
                                    "\u202Egnp.exe",
                                    "\u2066\u2069\u200F\u061C",
                                    "=cmd|' /C calc'!A0",
                                    "+1+1",
                                    "-1",
                                    "@SUM(A1)",
                                    "\t=1",
                                    "\r=1",
                                    "＝１",
                                    "＋１",
                                    "－１",
                                    "＠x",
                                    "a\"b\",\"c",
                                    "a,b\r\nc",
                                    "\0nul"s,
                                    "\xFF\xFE\xE3\x81",
                                    "\xED\xA0\x80",
                                    "\u2028\u2029",
                                    "\uFEFFmark",
                                    "\U000E0041\U000E007F",
                                    "\x7F",
                                    "'=1",
                                    ""};
  std::mt19937 random(20160725);
  const std::size_t fixed = texts.size();
  static constexpr auto harmless = std::to_array<std::string_view>({"区", "無線LAN", "a", " ", "\n", "👨‍👩‍👧", "か\u3099"});
  while (texts.size() < 400) {
    std::string text;
    for (auto pieces = 1 + random() % 6; pieces > 0; --pieces) {
      const auto choice = random() % 3;
      if (choice == 0) text += texts[random() % fixed];
      else if (choice == 1) text += harmless[random() % harmless.size()];
      else text += static_cast<char>(random() % 256);
    }
    texts.push_back(text);
  }
  return texts;
}

}  // namespace iken::tests
