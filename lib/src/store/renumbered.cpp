// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/renumbered.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "schema/renumbering.hpp"

namespace iken::store {
namespace {

/// (document, initiative), by their values' indexes.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Every pair that occurs, with its place in the list of names.
std::map<Pair, std::size_t> pairs_of(const FacetColumn& documents, const FacetColumn& initiatives) {
  std::map<Pair, std::size_t> pairs;
  for (std::size_t doc = 1; doc < initiatives.of.size(); ++doc) {
    if (initiatives.of[doc] == no_value || documents.of[doc] == no_value) continue;
    pairs.try_emplace({documents.of[doc], initiatives.of[doc]}, 0);
  }
  std::size_t next = 0;
  for (auto& pair : pairs) pair.second = next++;
  return pairs;
}

}  // namespace

void follow_renumbering(Columns& columns, const std::function<std::string(const std::string&)>& title_of) {
  auto& initiatives = columns.facets.find("initiative")->second;
  const auto& documents = columns.facets.find("document")->second;
  if (std::none_of(initiatives.values.begin(), initiatives.values.end(), schema::has_former_number)) return;
  const auto pairs = pairs_of(documents, initiatives);
  std::map<std::uint32_t, std::string> plans;
  std::vector<schema::NamedInitiative> names;
  for (const auto& [pair, place] : pairs) {
    const auto [plan, is_new] = plans.try_emplace(pair.first);
    if (is_new) plan->second = schema::plan_of(title_of(documents.values[pair.first]));
    names.push_back({plan->second, initiatives.values[pair.second]});
  }
  const auto now = schema::become(names);
  std::vector<std::uint32_t> value_of;  // by place in the list of names
  for (const auto& entry : pairs) value_of.push_back(entry.first.second);
  std::size_t unchanged = 0;
  while (unchanged < now.size() && now[unchanged] == unchanged) ++unchanged;
  if (unchanged == now.size()) return;
  initiatives.now.resize(initiatives.values.size());
  std::iota(initiatives.now.begin(), initiatives.now.end(), 0U);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] != i) initiatives.now[value_of[i]] = value_of[now[i]];
  }
  for (std::size_t doc = 1; doc < initiatives.of.size(); ++doc) {
    if (initiatives.of[doc] == no_value || documents.of[doc] == no_value) continue;
    const auto place = pairs.at({documents.of[doc], initiatives.of[doc]});
    initiatives.of[doc] = value_of[now[place]];
  }
}

}  // namespace iken::store
