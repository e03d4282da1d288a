// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hits.hpp"

#include <map>

#include "search/snippet.hpp"

namespace iken::search {
namespace {

Snippet snippet(const Highlighter& highlighter, const store::Entry& entry, store::Field field) {
  SnippetOptions options;
  options.keep_verdict = field == store::response;
  return cut(store::field_text(entry.record, field), highlighter.marks(entry, field), options);
}

}  // namespace

Result<std::vector<Hit>> fetch_hits(const Matches& matches, const std::vector<std::size_t>& best,
                                    const SearchRequest& request, const Highlighter& highlighter,
                                    const store::Reader& reader) {
  std::vector<Hit> hits;
  std::map<std::string, DocumentInfo> documents;
  for (std::size_t i = 0; i < best.size(); ++i) {
    auto entry = reader.fetch(matches.docs[best[i]]);
    if (!entry) return entry.error();
    const auto& id = entry->record.document.id;
    auto known = documents.find(id);
    if (known == documents.end()) {
      auto document = reader.document(id);
      if (!document) return document.error();
      known = documents.emplace(id, document->value_or(entry->record.document)).first;
    }
    Hit hit;
    hit.rank = request.offset + i + 1;
    hit.score = matches.scores[best[i]];
    hit.match = matches.tiers[best[i]];
    if (request.snippets) {
      hit.opinion = snippet(highlighter, *entry, store::opinion);
      hit.response = snippet(highlighter, *entry, store::response);
      hit.title = snippet(highlighter, *entry, store::title);
    }
    hit.record = std::move(entry->record);
    hit.record.document = known->second;
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace iken::search
