// Which opinions an answer refers to, and which numbers are something else's.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/records/references.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

std::vector<int> numbers(const std::string& text, int own = 9) {
  std::vector<int> found;
  for (const auto& reference : iken::ingest::find_references(text, own)) found.push_back(reference.no);
  return found;
}

using Numbers = std::vector<int>;

}  // namespace

TEST_CASE("an opinion may be named by its answer, or as the one above") {
  CHECK(numbers("回答４に同じ") == Numbers{4});
  CHECK(numbers("回答 4、5と同様です。") == Numbers{4, 5});
  CHECK(numbers("意見３の回答のとおりです。") == Numbers{3});
  CHECK(numbers("ご意見２をご覧ください。") == Numbers{2});
  CHECK(numbers("上記2の回答を参照。") == Numbers{2});
  CHECK(numbers("上記意見１～３と同じ。") == Numbers{1, 2, 3});
  CHECK(numbers("７番の回答と同じです。") == Numbers{7});
  CHECK(numbers("趣旨は12番のご意見への回答のとおりです。") == Numbers{12});
  CHECK(numbers("意見番号７の施策も同じです。") == Numbers{7});
  CHECK(numbers("本計画の意見No.5のとおり") == Numbers{5});
}

TEST_CASE("numbers of other lists and counts are no references") {
  for (const std::string text :
       {"第３次計画のNo.12事業をご覧ください。", "総合計画№４を参照", "別紙 No.3のとおりです。",
        "No.12施策として進めます。", "意見３件をいただきました。", "回答２名分を掲載しました。",
        "上記２のとおり、整備を進めます。", "電話番号12をご確認ください。", "個人番号12桁を使います。",
        "事業番号３のとおり進めます。", "ご意見1つ1つを参考にします。", "少数意見２と同じ扱いです。",
        "第7番の意見箱", "１丁目7番の土地", "7番の部屋", "110番の通報", "12番街の回答"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
}
