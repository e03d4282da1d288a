// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matches.hpp"

#include <algorithm>
#include <cstddef>

namespace iken::search {
namespace {

/// Walks both lists once. `in_a`, `in_b` and `in_both` get indexes.
template <class InA, class InB, class InBoth>
void walk(const Matches& a, const Matches& b, InA in_a, InB in_b, InBoth in_both) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a.docs[i] < b.docs[j]) {
      in_a(i++);
    } else if (b.docs[j] < a.docs[i]) {
      in_b(j++);
    } else {
      in_both(i++, j++);
    }
  }
  while (i < a.size()) in_a(i++);
  while (j < b.size()) in_b(j++);
}

constexpr auto nothing = [](std::size_t) {};

}  // namespace

void Matches::reserve(std::size_t n) {
  docs.reserve(n);
  scores.reserve(n);
  tiers.reserve(n);
}

void Matches::resize(std::size_t n) {
  docs.resize(n);
  scores.resize(n);
  tiers.resize(n);
}

void Matches::append(const Matches& from, std::size_t begin, std::size_t end) {
  const auto b = static_cast<std::ptrdiff_t>(begin);
  const auto e = static_cast<std::ptrdiff_t>(end);
  docs.insert(docs.end(), from.docs.begin() + b, from.docs.begin() + e);
  scores.insert(scores.end(), from.scores.begin() + b, from.scores.begin() + e);
  tiers.insert(tiers.end(), from.tiers.begin() + b, from.tiers.begin() + e);
}

// Which of two lists goes on is a matter of chance, so nothing here hangs on a branch: every step writes, and what was
// not in both is written over by the next.
Matches both(const Matches& a, const Matches& b) {
  Matches out;
  out.resize(std::min(a.size(), b.size()) + 1);
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t n = 0;
  while (i < a.size() && j < b.size()) {
    const auto x = a.docs[i];
    const auto y = b.docs[j];
    out.docs[n] = x;
    out.scores[n] = a.scores[i] + b.scores[j];
    out.tiers[n] = std::max(a.tiers[i], b.tiers[j]);
    n += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  out.resize(n);
  return out;
}

Matches either(const Matches& a, const Matches& b) {
  Matches out;
  out.reserve(a.size() + b.size());
  walk(
      a, b, [&](std::size_t i) { out.push(a.docs[i], a.scores[i], a.tiers[i]); },
      [&](std::size_t j) { out.push(b.docs[j], b.scores[j], b.tiers[j]); },
      [&](std::size_t i, std::size_t j) {
        out.push(a.docs[i], a.scores[i] + b.scores[j], std::min(a.tiers[i], b.tiers[j]));
      });
  return out;
}

// Mostly `b` is the shorter one by far: runs of `a` are copied whole.
Matches first_of(const Matches& a, const Matches& b) {
  Matches out;
  out.reserve(a.size() + b.size());
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    const auto begin = i;
    while (i < a.size() && a.docs[i] < b.docs[j]) ++i;
    if (i > begin) out.append(a, begin, i);
    if (i == a.size() || a.docs[i] != b.docs[j]) out.push(b.docs[j], b.scores[j], b.tiers[j]);
  }
  out.append(a, i, a.size());
  return out;
}

Matches first_of(Matches&& a, const Matches& b) {
  return b.empty() ? std::move(a) : first_of(static_cast<const Matches&>(a), b);
}

Matches without(const Matches& a, const Matches& b) {
  Matches out;
  out.reserve(a.size());
  walk(
      a, b, [&](std::size_t i) { out.push(a.docs[i], a.scores[i], a.tiers[i]); }, nothing,
      [](std::size_t, std::size_t) {});
  return out;
}

void add_bonus(Matches& matches, const std::vector<std::uint32_t>& docs, float bonus) {
  std::size_t j = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    while (j < docs.size() && docs[j] < matches.docs[i]) ++j;
    if (j == docs.size()) return;
    if (docs[j] == matches.docs[i]) matches.scores[i] += bonus;
  }
}

}  // namespace iken::search
