// Past records near a new opinion, or none.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "iken/precedents.hpp"
#include "precedents/letters.hpp"

namespace iken {

// Between the surest of 30 opinions without precedent (.241) and the next opinion with one (.260); see bench/results/ranking.md.
const double precedent_confidence = 0.251;

namespace {

constexpr std::size_t longest_text = 64 * 1024;
/// Hits weaker than this share of the best one's confidence only follow in its wake.
constexpr double least_of_best = 0.5;

std::string_view beginning(std::string_view text) {
  if (text.size() <= longest_text) return text;
  auto end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

/// Hits that got the same answer: printed for both, or word for word the same.
class Groups {
 public:
  std::size_t of(const Record& record) {
    const auto letters = precedents::letters_of(record.response);
    if (letters.empty()) return ++count_;  // nothing was answered: nothing in common
    const auto known = by_answer_.find(letters);
    const auto number = known != by_answer_.end() ? known->second : shared(record);
    by_answer_.emplace(letters, number);
    if (record.no) by_number_.emplace(std::pair(record.document.id, *record.no), number);
    return number;
  }

 private:
  std::size_t shared(const Record& record) {
    for (const auto no : record.response_shared_with) {
      const auto known = by_number_.find({record.document.id, no});
      if (known != by_number_.end()) return known->second;
    }
    return ++count_;
  }

  std::size_t count_ = 0;
  std::map<std::u32string, std::size_t> by_answer_;
  std::map<std::pair<std::string, int>, std::size_t> by_number_;
};

}  // namespace

Result<SimilarResults> find_similar(const Searcher& searcher, std::string_view text, std::size_t limit, bool snippets) {
  auto ranked = searcher.rank(beginning(text), std::max<std::size_t>(limit, 10), snippets);
  if (!ranked) return ranked.error();
  double best = 0;
  for (const auto& hit : ranked->hits) best = std::max(best, hit.confidence);
  SimilarResults similar;
  similar.precedent = best >= precedent_confidence;
  std::erase_if(ranked->hits, [&](const Hit& hit) { return !similar.precedent || hit.confidence < best * least_of_best; });
  if (ranked->hits.size() > limit) ranked->hits.resize(limit);
  similar.results = std::move(*ranked);
  Groups groups;
  std::size_t rank = 0;
  for (auto& hit : similar.results.hits) {
    hit.rank = ++rank;
    similar.precedents.push_back({groups.of(hit.record), hit.confidence, hit.shared});
  }
  similar.results.total = similar.results.hits.size();
  return similar;
}

}  // namespace iken
