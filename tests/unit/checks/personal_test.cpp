// Personal data is found by its form, and nothing else is taken for it.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "iken/checks.hpp"

using namespace iken;

namespace {

std::vector<std::string> found(const std::string& text) {
  ParsedDocument document;
  Record record;
  record.id = "d/1";
  record.no = 1;
  record.opinion = text;
  record.response = "検討します。";
  document.records = {record};
  std::vector<std::string> all;
  for (const auto& finding : check_document(document).findings) {
    if (finding.code.starts_with("personal_")) all.push_back(finding.code.substr(9) + ":" + finding.args[1]);
  }
  return all;
}

using Found = std::vector<std::string>;

/// Eleven digits and their check digit, worked out as the ordinance words it: from the lowest digit, with Qn.
std::string with_check_digit(const std::string& eleven) {
  int sum = 0;
  for (int n = 1; n <= 11; ++n) sum += (eleven[static_cast<std::size_t>(11 - n)] - '0') * (n >= 7 ? n - 5 : n + 1);
  const int digit = sum % 11 <= 1 ? 0 : 11 - sum % 11;
  return eleven + std::to_string(digit);
}

}  // namespace

TEST_CASE("the check digit of an individual number") {
  // Published sample numbers of this form: 123456789018 (2·1+… = 143 + …) has the right digit, its neighbours do not.
  CHECK(is_individual_number("123456789018"));
  for (char digit = '0'; digit <= '9'; ++digit) {
    CHECK(is_individual_number(std::string("12345678901") + digit) == (digit == '8'));
  }
  CHECK_FALSE(is_individual_number("12345678901"));
  CHECK_FALSE(is_individual_number("1234567890128"));
  CHECK_FALSE(is_individual_number("12345678901８"));
  CHECK_FALSE(is_individual_number(""));
}

TEST_CASE("of any eleven digits exactly one twelfth is right, and one wrong digit is noticed") {
  std::uint64_t state = 7;
  for (int round = 0; round < 500; ++round) {
    std::string eleven;
    for (int i = 0; i < 11; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      eleven += static_cast<char>('0' + (state >> 33) % 10);
    }
    const auto number = with_check_digit(eleven);
    CAPTURE(number);
    CHECK(is_individual_number(number));
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (digit != number[11]) CHECK_FALSE(is_individual_number(eleven + digit));
    }
  }
}

TEST_CASE("an individual number is found in any writing and not repeated in full") {
  const Found masked = {"number:12**********"};
  CHECK(found("私の番号は123456789018です。") == masked);
  CHECK(found("番号１２３４５６７８９０１８") == Found{"number:１２**********"});
  CHECK(found("番号1234-5678-9018") == Found{"number:12************"});
  CHECK(found("番号1234 5678 9018") == Found{"number:12************"});
  CHECK(found("番号123456789017").empty());
  CHECK(found("13桁の1234567890180").empty());
}

TEST_CASE("telephone numbers") {
  for (const std::string number :
       {"03-1234-5678", "０３－１２３４－５６７８", "03(1234)5678", "(03)1234-5678", "042-123-4567", "0422-12-3456",
        "090-1234-5678", "09012345678", "0312345678", "050-1234-5678", "+81-3-1234-5678", "+81 90-1234-5678",
        "03―1234―5678", "03 1234 5678"}) {
    CAPTURE(number);
    CHECK(found("連絡先は" + number + "です。") == Found{"telephone:" + number});
    CHECK(found(number) == Found{"telephone:" + number});
  }
}

TEST_CASE("numbers that are nobody's telephone") {
  for (const std::string text : {"2016-07-01から", "平成28年度の予算は1,234,567円", "0120-123-456", "0570-012-345",
                                 "0800-123-4567", "110番", "3-4か所", "第4-1-2図", "12345678", "0.5-1.0", "10-20-3000",
                                 "0000-0000-0000", "1234-5678", "図1-2-3", "0012345678", "No.03-1", "03-12-34"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("e-mail addresses") {
  CHECK(found("送付先taro.yamada@example.jpまで") == Found{"email:taro.yamada@example.jp"});
  CHECK(found("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ") == Found{"email:ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ"});
  CHECK(found("@ikenさん").empty());
  CHECK(found("取組項目@について").empty());
  CHECK(found("a@b").empty());
}

TEST_CASE("addresses") {
  CHECK(found("〒123-4567 汐見台区緑町1-2-3に住んでいます。") == Found{"address:〒123-4567 汐見台区緑町1-2-3"});
  CHECK(found("〒１２３－４５６７") == Found{"address:〒１２３－４５６７"});
  CHECK(found("123-4567 東京都汐見台区緑町").size() == 1);
  CHECK(found("汐見台区緑町１丁目２番３号に住む者です。") == Found{"address:汐見台区緑町１丁目２番３号"});
  CHECK(found("緑町3丁目12-1の角") == Found{"address:緑町3丁目12-1"});
  CHECK(found("汐見台市南12番地の空き地") == Found{"address:汐見台市南12番地"});
}

TEST_CASE("addresses whose names have hiragana, and whose numbers are Chinese") {
  for (const std::string address :
       {"高瀬市みどり町３丁目12番５号", "みどり町３丁目12番５号", "豊玉北六丁目十二番一号", "汐見台区豊玉北六丁目十二番一号",
        "汐見台市みどりが丘二丁目三番地", "高瀬市ニセ町1-2-3", "さくら台2丁目3-4", "三崎町三丁目1番2号",
        "汐見台市南十二番地", "緑町一丁目一番地"}) {
    CAPTURE(address);
    CHECK(found(address) == Found{"address:" + address});
    CHECK(found("住所は、" + address + "です。") == Found{"address:" + address});
  }
  CHECK(found("私は高瀬市みどり町３丁目12番５号に住む者です。") == Found{"address:高瀬市みどり町３丁目12番５号"});
  for (const std::string text :
       {"市政改革の一丁目一番地です。", "まちづくりの1丁目1番地", "市内一番地元に愛される公園", "緑町三丁目の公園",
        "区内で一番地域に近い", "第三次計画一番二号車", "市における町3-2-1", "条例第三条一項二号",
        "市内1番地域の声", "平成二十三年一月二日", "二丁目", "市民一人一人"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("places that are nobody's address") {
  for (const std::string text :
       {"緑町３丁目の公園", "本市2-3か所に設置", "練馬区1-2月の利用", "計画1-2-3のとおり", "区内12番目の施設",
        "第2次計画の3-2-1", "市民の1割", "1番地域に近い", "都道府県47団体", "区では2015年4月1日から"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}
