// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/references.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace iken::search {
namespace {

/// Place among the matches, or their number if it is not there.
std::size_t place_of(const Matches& matches, std::uint32_t doc) {
  const auto at = std::lower_bound(matches.docs.begin(), matches.docs.end(), doc);
  return at != matches.docs.end() && *at == doc ? static_cast<std::size_t>(at - matches.docs.begin()) : matches.size();
}

}  // namespace

bool follows_references(const query::Node& n) {
  if (n.kind == query::Node::Kind::leaf) return n.leaf.field->kind == query::FieldKind::any;
  return n.kind != query::Node::Kind::none_of &&
         std::all_of(n.children.begin(), n.children.end(), [](const auto& child) { return follows_references(child); });
}

void add_references(Matches& matches, const store::Columns& columns, float weight) {
  std::map<std::uint32_t, float> added;
  const auto score_of = [&](std::uint32_t doc) -> std::optional<float> {
    const auto place = place_of(matches, doc);
    if (place < matches.size() && matches.tiers[place] < MatchTier::reference) return matches.scores[place];
    const auto more = added.find(doc);
    return more == added.end() ? std::nullopt : std::optional<float>(more->second);
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [target, doc] : columns.references) {
      if (columns.alive[doc] == 0 || columns.alive[target] == 0) continue;
      const auto score = score_of(target);
      if (!score || added.count(doc) != 0 || place_of(matches, doc) < matches.size()) continue;
      added.emplace(doc, *score * weight);
      grown = true;
    }
  }
  Matches more;
  for (const auto& [doc, score] : added) more.push(doc, score, MatchTier::reference);
  if (!added.empty()) matches = first_of(matches, more);
}

}  // namespace iken::search
