// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "schema/renumbering.hpp"

using namespace iken::schema;

TEST_CASE("a plan's name is its title without its version and without what is told of it") {
  const auto plan = plan_of(
      "汐見台区情報化推進計画＜平成29年度～平成33年度＞（素案）に対する区民意見の募集による意見の概要と区の考え方");
  CHECK_FALSE(plan.empty());
  CHECK(plan == plan_of("汐見台区情報化推進計画（素案）に寄せられた意見と区の考え方"));
  CHECK(plan == plan_of("汐見台区情報化推進計画に関する意見募集の結果"));
  CHECK(plan != plan_of("汐見台区地域福祉計画（素案）に寄せられた意見"));
  CHECK(plan_of("").empty());
  CHECK_FALSE(plan_of("（素案）").empty());
}

TEST_CASE("a draft's initiative becomes the plan's that names its number") {
  const std::vector<NamedInitiative> all = {
      {"計画", "取組項目⑤ 学校のICT"},
      {"計画", "取組項目⑥（素案：⑤） 学校のICT"},
      {"計画", "取組項目⑥ 窓口の改善"},           // the same number, another matter
      {"ほかの計画", "取組項目⑤ 学校のICT"},      // another plan
      {"計画", "取組項目⑦（素案：⑥） 道の補修"},  // names ⑥, but of another title
      {"", "取組項目⑤ 学校のICT"},
      {"計画", "その他"},
  };
  CHECK(become(all) == std::vector<std::size_t>{1, 1, 2, 3, 4, 5, 6});
  CHECK(has_former_number(all[1].value));
  CHECK(has_former_number("取組項目6(素案:5) 学校"));
  CHECK_FALSE(has_former_number(all[0].value));
  CHECK_FALSE(has_former_number("図書館 8:30 からの開館（平日：9時）"));
  CHECK_FALSE(has_former_number(""));
}
