// Numbers, units, eras: one term for one thing, whatever its writing.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <random>

#include "analysis/eras.hpp"
#include "analysis/numerals.hpp"
#include "unit/analysis/fixture.hpp"

using namespace iken;
using tests::Prepared;
using tests::terms_of;

TEST_CASE("every number reads back from kanji, commas and units") {
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    const auto value = static_cast<unsigned>(random() % 9999 + 1);
    const auto plain = std::to_string(value);
    CHECK(analysis::canonical_number(analysis::kanji_number(value)) == plain);
    CHECK(analysis::canonical_number(plain + "万") == plain + "0000");
    const auto large = plain + "0000";
    std::string commas;
    for (std::size_t d = 0; d < large.size(); ++d) {
      if (d > 0 && (large.size() - d) % 3 == 0) commas += ',';
      commas += large[d];
    }
    CHECK(analysis::canonical_number(commas) == large);
  }
}

TEST_CASE("numbers by hand") {
  const auto number = [](std::string_view text) { return analysis::canonical_number(text).value_or("none"); };
  CHECK(number("007") == "007");
  CHECK(number("二〇一六") == "2016");
  CHECK(number("十") == "10");
  CHECK(number("百五十") == "150");
  CHECK(number("3千5百") == "3500");
  CHECK(number("1億2000万") == "120000000");
  CHECK(number("千万") == "10000000");
  CHECK(number("1.5万") == "15000");
  CHECK(number("1.50") == "1.5");
  CHECK(number("0.5") == "0.5");
  for (const std::string_view none :
       {"", ",", ".", "1,23", "1,2345", "1.", ".5", "1.2.3", "三と", "9999999999999999999999兆"}) {
    CAPTURE(none);
    CHECK(number(none) == "none");
  }
}

TEST_CASE("one year, many writings") {
  const Prepared prepared;
  for (const std::string_view year : {"平成28年", "2016年", "H28", "Ｈ２８", "㍻28", "平成二十八年", "平成２８年",
                                      "平成 28 年", "二〇一六年", "h28年"}) {
    CAPTURE(year);
    CHECK(terms_of(*prepared, year) == "2016年");
  }
  for (const std::string_view year : {"平成28年度", "2016年度", "Ｈ２８年度", "平成二十八年度"}) {
    CAPTURE(year);
    CHECK(terms_of(*prepared, year) == "2016年度");
  }
  CHECK(terms_of(*prepared, "令和元年") == "2019年");
  CHECK(terms_of(*prepared, "平成元年度") == "1989年度");
  CHECK(terms_of(*prepared, "昭和六十四年") == "1989年");
  CHECK(terms_of(*prepared, "R5") == "2023年");
  CHECK(terms_of(*prepared, "平成28年", true) == "2016年 +平成 +2016");
}

TEST_CASE("a range yields both ends") {
  const Prepared prepared;
  CHECK(terms_of(*prepared, "平成27～31年度") == "2015年度 2019年度");
  CHECK(terms_of(*prepared, "平成28・29年度") == "2016年度 2017年度");
  CHECK(terms_of(*prepared, "平成27年度から平成31年度") == "2015年度 2019年度");
  CHECK(terms_of(*prepared, "2015～2018年度") == "2015年度 2018年度");
  CHECK(terms_of(*prepared, "2000～3000円") == "2000円 3000円");
}

TEST_CASE("what only looks like a year stays what it is") {
  const Prepared prepared;
  CHECK(terms_of(*prepared, "昭和3丁目") == "昭和 3丁目");
  CHECK(terms_of(*prepared, "T4") == "t 4");
  CHECK(terms_of(*prepared, "H2O") == "h 2 o");
  CHECK(terms_of(*prepared, "平成28年、5年間") == "2016年 5年間");
  CHECK(terms_of(*prepared, "28年度") == "28年度");
}

TEST_CASE("one amount, many writings") {
  const Prepared prepared;
  for (const std::string_view amount : {"10万円", "100,000円", "１０万円", "十万円", "１００，０００円", "100000円"}) {
    CAPTURE(amount);
    CHECK(terms_of(*prepared, amount, true) == "100000円 +100000");
  }
  CHECK(terms_of(*prepared, "５０％") == "50%");
  CHECK(terms_of(*prepared, "50パーセント") == "50%");
  CHECK(terms_of(*prepared, "3ヶ月") == terms_of(*prepared, "三か月"));
  CHECK(terms_of(*prepared, "100,000") == "100000");
  CHECK(terms_of(*prepared, "1.2.3") == "1 2 3");
  CHECK(terms_of(*prepared, "九一・三％") == terms_of(*prepared, "91.3%"));
  CHECK(terms_of(*prepared, "一・二年生") == "一 2年生");
  CHECK(terms_of(*prepared, "二十八") == "28");
}

TEST_CASE("words with a numeral in them stay words") {
  const Prepared prepared;
  CHECK(terms_of(*prepared, "一部") == "一部");
  CHECK(terms_of(*prepared, "三鷹") == "三鷹");
  CHECK(terms_of(*prepared, "八潮に") == "八潮");
  CHECK(terms_of(*prepared, "五と") == "五");
  CHECK(terms_of(*prepared, "十分な") == "十分");
  CHECK(terms_of(*prepared, "数百人") == "数 百 人");
}
