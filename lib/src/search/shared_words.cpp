// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shared_words.hpp"

#include <unordered_map>

namespace iken::search {

Result<void> tell_shared(std::vector<Hit>& hits, const AnyWordResult& result, const std::vector<std::size_t>& best,
                         const store::Reader& reader) {
  std::unordered_map<std::uint32_t, Hit*> by_doc;
  for (std::size_t i = 0; i < hits.size(); ++i) by_doc.emplace(result.matches.docs[best[i]], &hits[i]);
  for (const auto& word : result.words) {  // heaviest first
    if (word.part) continue;
    auto postings = reader.postings(word.term);
    if (!postings) return postings.error();
    for (const auto& posting : *postings) {
      const auto hit = by_doc.find(posting.doc);
      if (hit != by_doc.end()) hit->second->shared.push_back(word.term);
    }
  }
  return {};
}

}  // namespace iken::search
