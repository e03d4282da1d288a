// Questions and answers of committees: totals, counts of every facet, filters and marks against a count by hand.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "relevance/compressed.hpp"
#include "relevance/sample.hpp"

using namespace iken;
using Json = nlohmann::json;

namespace {

/// Nouns that have one spelling, so that a person counting by hand looks for nothing else.
const std::vector<std::string> words = {"防災",   "図書館", "保育園", "補助金", "待機児童",
                                        "避難所", "陳情",   "条例",   "区民",   "公園"};

struct Plain {
  std::string opinion, response, category, initiative, document;
};

std::string text_of(const Json& record, const char* key) {
  const auto at = record.find(key);
  return at != record.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Plain plain_of(const Json& record) {
  Plain plain{text_of(record, "opinion"), text_of(record, "response"), "", "", record.at("document").at("id")};
  if (record.contains("category") && record["category"].is_object()) {
    plain.category = text_of(record["category"], "symbol");
    if (plain.category.empty()) plain.category = text_of(record["category"], "label");
  }
  if (record.contains("initiative") && record["initiative"].is_object()) {
    const auto label = text_of(record["initiative"], "label");
    const auto title = text_of(record["initiative"], "title");
    plain.initiative = label == title || title.empty() ? label : label.empty() ? title : label + " " + title;
  }
  return plain;
}

using Counts = std::map<std::string, std::uint64_t>;

Counts counts_of(const FacetCounts& facet) {
  Counts counts;
  for (const auto& value : facet.values) counts[value.value] = value.count;
  if (facet.missing > 0) counts[""] = facet.missing;
  return counts;
}

class Assembly {
 public:
  explicit Assembly(int count) : analyzer_(tests::open_analyzer()) {
    const auto lines = tests::first_records("assembly-qa.records.jsonl.zst", count);
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) plain_.push_back(plain_of(Json::parse(line)));
    if (plain_.empty()) return;
    auto writer = IndexWriter::open(folder_.path("index"), analyzer_);
    REQUIRE(writer);
    auto documents = parse_bytes(lines, "assembly.jsonl");
    REQUIRE(documents);
    for (const auto& document : *documents) REQUIRE(writer->add(document));
    REQUIRE(writer->commit());
    searcher_.emplace(std::move(*Searcher::open(folder_.path("index"), analyzer_)));
  }

  [[nodiscard]] bool empty() const { return plain_.empty(); }

  void check() const {
    for (const auto& word : words) {
      const auto all = ask(word, {});
      INFO(word);
      check_counts(all, word, "", "");
      if (all.facets[0].values.empty()) continue;
      const auto& category = all.facets[0].values.front().value;
      check_counts(ask(word, {{"category", category}}), word, "category", category);
      if (all.facets[1].values.empty()) continue;
      const auto& initiative = all.facets[1].values.front().value;
      check_counts(ask(word, {{"initiative", initiative}}), word, "initiative", initiative);
    }
  }

 private:
  [[nodiscard]] SearchResults ask(const std::string& word, std::vector<Filter> filters) const {
    SearchRequest request;
    request.query = word;
    request.expand = false;
    request.filters = std::move(filters);
    request.facets = {"category", "initiative", "document"};
    auto results = searcher_->search(request);
    REQUIRE(results);
    return std::move(*results);
  }

  void check_counts(const SearchResults& results, const std::string& word, const std::string& filter,
                    const std::string& value) const {
    std::uint64_t total = 0;
    Counts category, initiative, document;
    for (const auto& record : plain_) {
      const bool found = record.opinion.find(word) != std::string::npos ||
                         record.response.find(word) != std::string::npos ||
                         record.initiative.find(word) != std::string::npos;
      if (!found) continue;
      const bool in_category = filter != "category" || record.category == value;
      const bool in_initiative = filter != "initiative" || record.initiative == value;
      total += in_category && in_initiative ? 1U : 0U;
      if (in_initiative) ++category[record.category];
      if (in_category) ++initiative[record.initiative];
      if (in_category && in_initiative) ++document[record.document];
    }
    CHECK(results.total == total);
    CHECK(counts_of(results.facets[0]) == category);
    CHECK(counts_of(results.facets[1]) == initiative);
    CHECK(counts_of(results.facets[2]) == document);
    for (const auto& hit : results.hits) {
      CHECK(hit.opinion.spans.size() + hit.response.spans.size() + hit.title.spans.size() > 0);
    }
  }

  tests::TemporaryFolder folder_;
  Analyzer analyzer_;
  std::vector<Plain> plain_;
  std::optional<Searcher> searcher_;
};

void check(int count) {
  const Assembly assembly(count);
  if (assembly.empty()) {
    std::cout << "skipped: assembly-qa.records.jsonl.zst is not there\n";
    return;
  }
  assembly.check();
}

}  // namespace

TEST_CASE("totals and counts over committees are those of a count by hand") { check(4000); }

TEST_CASE("the same over all 150,000 records", "[.all]") { check(200000); }
