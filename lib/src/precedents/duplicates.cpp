// Families of equal and nearly equal opinions.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "iken/precedents.hpp"
#include "precedents/letters.hpp"

namespace iken {
namespace {

using Runs = std::vector<std::uint64_t>;

/// The first members, found by the runs that they and a candidate must share. Of a set of n runs, in an order that is
/// the same for all sets, the first n - ceil(t·n) + 1 cannot all be missing from a set that is at least t alike. With
/// the rarest runs first only few sets have to be looked at (Bayardo, Ma, Srikant 2007).
class Families {
 public:
  Families(const std::vector<Runs>& runs, double least) : runs_(runs), least_(least) {
    for (const auto& set : runs) {
      for (const auto run : set) ++frequency_[run];
    }
  }

  /// The most similar first member, of equals the earlier.
  std::optional<std::pair<std::size_t, double>> nearest(std::size_t index) {
    std::vector<std::size_t> candidates;
    for (const auto run : prefix(index)) {
      const auto known = firsts_.find(run);
      if (known != firsts_.end()) candidates.insert(candidates.end(), known->second.begin(), known->second.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::optional<std::pair<std::size_t, double>> best;
    for (const auto candidate : candidates) {
      if (!sizes_allow(runs_[candidate].size(), runs_[index].size())) continue;
      const auto similarity = precedents::jaccard(runs_[candidate], runs_[index]);
      if (similarity >= least_ && (!best || similarity > best->second)) best = {candidate, similarity};
    }
    return best;
  }

  void add(std::size_t index) {
    for (const auto run : prefix(index)) firsts_[run].push_back(index);
  }

 private:
  [[nodiscard]] bool sizes_allow(std::size_t a, std::size_t b) const {
    const auto [small, large] = std::minmax(a, b);
    return static_cast<double>(small) >= least_ * static_cast<double>(large) - 1e-9;
  }

  [[nodiscard]] Runs prefix(std::size_t index) const {
    auto set = runs_[index];
    const auto rarer = [&](std::uint64_t a, std::uint64_t b) {
      const auto fa = frequency_.at(a);
      const auto fb = frequency_.at(b);
      return fa != fb ? fa < fb : a < b;
    };
    std::sort(set.begin(), set.end(), rarer);
    const auto needed = static_cast<std::size_t>(std::ceil(least_ * static_cast<double>(set.size()) - 1e-9));
    set.resize(std::min(set.size(), set.size() - needed + 1));
    return set;
  }

  const std::vector<Runs>& runs_;
  double least_;
  std::unordered_map<std::uint64_t, std::uint32_t> frequency_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> firsts_;
};

DuplicateMember member(const std::vector<NewOpinion>& opinions, std::size_t first, std::size_t index,
                       double similarity, bool exact) {
  DuplicateMember made{index, similarity, exact, {}};
  if (opinions[first].text != opinions[index].text) made.difference = difference(opinions[first].text, opinions[index].text);
  return made;
}

}  // namespace

std::vector<DuplicateFamily> find_duplicates(const std::vector<NewOpinion>& opinions, double similarity) {
  std::vector<std::u32string> letters;
  std::vector<Runs> runs;
  for (const auto& opinion : opinions) {
    letters.push_back(precedents::letters_of(opinion.text));
    runs.push_back(precedents::runs_of(letters.back()));
  }
  Families near(runs, std::clamp(similarity, 0.01, 1.0));
  std::map<std::size_t, DuplicateFamily> families;              // by first member
  std::unordered_map<std::u32string_view, std::pair<std::size_t, double>> known;  // letters → first member, similarity
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    if (letters[i].empty()) continue;
    const auto same = known.find(letters[i]);
    auto found = same == known.end() ? near.nearest(i) : std::optional(same->second);
    known.try_emplace(letters[i], found.value_or(std::pair(i, 1.0)));
    if (!found) {
      near.add(i);
      families[i].members.push_back({i, 1, true, {}});
      continue;
    }
    const bool exact = letters[found->first] == letters[i];
    families[found->first].members.push_back(member(opinions, found->first, i, exact ? 1.0 : found->second, exact));
  }
  std::vector<DuplicateFamily> out;
  for (auto& [first, family] : families) {
    if (family.members.size() > 1) out.push_back(std::move(family));
  }
  return out;
}

}  // namespace iken
