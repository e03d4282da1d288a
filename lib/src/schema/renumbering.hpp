// An initiative keeps its title when its number changes between the draft and the plan: ⑤ in the draft is ⑥（素案：⑤）
// in the plan, and is counted as one.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace iken::schema {

/// The plan a document is about, from its title: without which version it is ("（素案）", "<平成29年度～>") and without
/// what it tells of it ("に対する意見の概要と区の考え方"). Empty for an empty title.
std::string plan_of(std::string_view title);

/// An initiative as the documents of one plan name it: the facet's value, "取組項目⑥（素案：⑤） 学校教育におけるICT".
struct NamedInitiative {
  std::string plan;
  std::string value;

  bool operator==(const NamedInitiative&) const = default;
};

/// Does the value say that the initiative had another number before?
bool has_former_number(std::string_view value);

/// For each, the index of the one it has become: itself, unless another of the same plan and title names its number as
/// the former one.
std::vector<std::size_t> become(const std::vector<NamedInitiative>& initiatives);

}  // namespace iken::schema
