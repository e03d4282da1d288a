// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/notes.hpp"

#include <algorithm>

namespace iken::search {
namespace {

/// One entry for what came from the same word in the same way, each form once.
void join(std::vector<Expansion>& expanded, const Expansion& one) {
  auto at = std::find_if(expanded.begin(), expanded.end(),
                         [&](const Expansion& e) { return e.from == one.from && e.kind == one.kind; });
  if (at == expanded.end()) at = expanded.insert(at, {one.from, {}, one.kind});
  for (const auto& to : one.to) {
    if (std::find(at->to.begin(), at->to.end(), to) == at->to.end()) at->to.push_back(to);
  }
}

}  // namespace

void Notes::part(std::string part, std::uint64_t count) { leaves_[leaf_].parts.push_back({std::move(part), count}); }

void Notes::expansion(const std::string& from, const Form& form) {
  join(leaves_[leaf_].expanded, {from, {form.text}, std::string(name(form.tier))});
}

std::vector<Expansion> Notes::expansions() const {
  std::vector<Expansion> all;
  for (const auto& leaf : leaves_) {
    for (const auto& one : leaf.expanded) join(all, one);
  }
  return all;
}

std::vector<PartFrequency> Notes::parts() const {
  std::vector<PartFrequency> all;
  for (const auto& leaf : leaves_) all.insert(all.end(), leaf.parts.begin(), leaf.parts.end());
  return all;
}

}  // namespace iken::search
