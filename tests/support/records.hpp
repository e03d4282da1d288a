// Records with everything a record may have, made at random: unknown keys, ids with '/', no numbers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "generate/truth.hpp"
#include "iken/record.hpp"

namespace iken::tests {

inline std::string any_text(generate::Dice& dice, bool empty_too = true) {
  static constexpr auto pieces = std::to_array<std::string_view>({"公園の", "ベンチ",   "を増やしてほしい。",
                                                                  "\n",     "無線LAN",  "②",
                                                                  "尐し",   "⺠",       "\"",
                                                                  "\\",     ",",        "\t",
                                                                  "'",      "''=",      "=1+1",
                                                                  "－",     "＠",       "\r\n",
                                                                  "\u202E", "\x1B[31m", "😀",
                                                                  "が",     "\u3099",   "{\"a\":1}",
                                                                  " ",      "　",       "\x7F",
                                                                  "/"});
  std::string text;
  for (auto n = dice.below(9) + (empty_too ? 0 : 1); n > 0; --n) text += dice.pick(pieces);
  return text;
}

inline std::optional<int> any_number(generate::Dice& dice) {
  if (dice.chance(40)) return std::nullopt;
  return static_cast<int>(dice.chance(20) ? dice.below(1'000'000'000) : dice.below(30));
}

/// A JSON object as the reader keeps it: one line, keys in order.
inline std::string any_extra(generate::Dice& dice) {
  static constexpr auto objects = std::to_array<std::string_view>(
      {"", "", R"({"ward":"潮見台"})", R"({"format":1})", R"({"a":null,"b":[1,2.5,{"c":"=x"}],"z":true})",
       R"({"document":{"url":"http://a.jp/?q=1"}})", R"({"category":{"colour":"赤"},"memo":""})",
       R"({"":"","件数":3})"});
  return std::string(dice.pick(objects));
}

inline Record any_record(generate::Dice& dice, const DocumentInfo& document) {
  Record r;
  r.document = document;
  r.no = any_number(dice);
  r.opinion = any_text(dice);
  for (auto* text : {&r.response, &r.summary, &r.chapter, &r.section, &r.subsection}) {
    if (dice.chance(60)) *text = any_text(dice);
  }
  r.extra = any_extra(dice);
  const bool inner_category = r.extra.find("category") != std::string::npos;
  if (dice.chance(50)) r.initiative = Initiative{any_text(dice), any_number(dice), any_number(dice), any_text(dice)};
  if (dice.chance(50) || inner_category) r.category = Category{any_text(dice), any_text(dice)};
  for (auto n = dice.below(3); n > 0; --n)
    r.references.push_back({any_number(dice).value_or(0), any_text(dice), any_text(dice)});
  for (auto n = dice.below(3); n > 0; --n) r.response_shared_with.push_back(any_number(dice).value_or(1));
  for (auto n = dice.below(3); n > 0; --n) r.corrections.push_back({any_text(dice), any_text(dice), any_text(dice)});
  r.persons = any_number(dice);
  if (dice.chance(50))
    r.source = Source{any_number(dice).value_or(0), any_number(dice).value_or(0), any_number(dice).value_or(0)};
  return r;
}

/// A document of 1 to 12 records; ids that are given hold what ids may hold, others are those the reader makes.
inline ParsedDocument any_document(generate::Dice& dice, const std::string& id) {
  ParsedDocument made;
  made.info = {id, any_text(dice), dice.chance(50) ? "2016-02-01" : "", dice.chance(50) ? "2016-03-01" : "",
               any_text(dice)};
  const auto size = 1 + dice.below(12);
  for (std::size_t i = 0; i < size; ++i) {
    auto r = any_record(dice, made.info);
    r.id = dice.chance(50) ? any_text(dice) + "/" + std::to_string(i) : id + "/#" + std::to_string(i);
    made.records.push_back(std::move(r));
  }
  return made;
}

}  // namespace iken::tests
