// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/nearest.hpp"

#include <algorithm>
#include <tuple>

#include "base/code_points.hpp"

namespace iken::search {
namespace {

constexpr std::size_t most_candidates = 3000;
constexpr std::size_t longest_word = 40;
/// Below this cosine words have a subject in common rather than a meaning (犬 and 公園 .46, 犬 and 猫 .86).
constexpr float least_related = 0.5F;
constexpr std::size_t most_neighbours = 50;

/// Levenshtein's distance in code points, row by row.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

Result<std::vector<std::string>> nearest_words(const store::Reader& reader, const std::string& word,
                                               std::size_t limit) {
  const auto points = base::decode(word);
  if (points.size() < 2 || points.size() > longest_word) return std::vector<std::string>();
  auto candidates = reader.terms(base::encode(points.substr(0, 1)), most_candidates);
  if (!candidates) return candidates.error();
  std::vector<std::tuple<std::size_t, std::int64_t, std::string>> near;
  for (const auto& candidate : *candidates) {
    if (candidate == word) continue;
    const auto other = base::decode(candidate);
    if (other.size() > longest_word) continue;
    const bool begins = candidate.starts_with(word) || word.starts_with(candidate);
    const auto d = begins && other.size() >= 2 ? 1 : distance(points, other);
    if (d > std::max<std::size_t>(1, points.size() / 3)) continue;
    auto frequency = reader.frequency(candidate);
    if (!frequency) return frequency.error();
    if (*frequency > 0) near.emplace_back(d, -static_cast<std::int64_t>(*frequency), candidate);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> words;
  for (std::size_t i = 0; i < near.size() && i < limit; ++i) words.push_back(std::get<2>(near[i]));
  return words;
}

Result<std::vector<std::string>> related_words(const store::Reader& reader, const vectors::Table& table,
                                               std::string_view word, std::size_t limit) {
  std::vector<std::string> words;
  for (const auto& neighbour : table.neighbours(word, most_neighbours)) {
    if (words.size() == limit || neighbour.cosine < least_related) break;
    const std::string term(table.term(neighbour.word));
    auto frequency = reader.frequency(term);
    if (!frequency) return frequency.error();
    if (*frequency > 0) words.push_back(term);
  }
  return words;
}

}  // namespace iken::search
