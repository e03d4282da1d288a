// What a query must find and must not find, over the sample collection.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "relevance/sample.hpp"

using namespace iken;
using namespace iken::tests;
using Json = nlohmann::json;

namespace {

std::set<std::string> ids(const Json& test, const char* key) {
  const auto list = test.value(key, Json::array());
  return {list.begin(), list.end()};
}

/// What is wrong with the answer, in words; empty when nothing is.
std::string faults(const Json& test, const SearchResults& results) {
  std::map<std::string, const Hit*> found;
  for (const auto& hit : results.hits) found[hit.record.id] = &hit;
  std::string out;
  const auto must = ids(test, "must");
  const auto may = ids(test, "may");
  for (const auto& id : must) {
    if (found.count(id) == 0) out += " missing " + id;
  }
  for (const auto& id : ids(test, "must_not")) {
    if (found.count(id) > 0) out += " unwanted " + id;
  }
  for (const auto& [id, hit] : found) {
    if (test.value("only", false) && must.count(id) + may.count(id) == 0) {
      out += " unwanted " + id + "(" + std::string(name(hit->match)) + ")";
    }
  }
  const auto tiers = test.value("tier", Json::object());
  for (const auto& [id, tier] : tiers.items()) {
    if (found.count(id) > 0 && name(found[id]->match) != tier.get<std::string>()) {
      out += " " + id + " is " + std::string(name(found[id]->match)) + ", not " + tier.get<std::string>();
    }
  }
  std::size_t last = 0;
  const auto order = test.value("order", Json::array());
  for (const auto& id : order) {
    const auto hit = found.find(id);
    if (hit == found.end()) continue;
    if (hit->second->rank < last) out += " order " + id.get<std::string>();
    last = hit->second->rank;
  }
  return out;
}

}  // namespace

TEST_CASE("every case of cases.jsonl") {
  const auto cases = read_lines("cases.jsonl");
  REQUIRE(cases.size() >= 120);
  for (const auto& test : cases) {
    auto results = sample().searcher().search(request_of(test));
    const auto told = results ? faults(test, *results) : std::string("error");
    CHECK((test.value("id", "") + told) == test.value("id", ""));
    UNSCOPED_INFO(test.at("query") << ": " << test.at("why"));
  }
}

TEST_CASE("what is only inside longer words comes last, whatever its score") {
  for (const auto& test : read_lines("cases.jsonl")) {
    auto results = sample().searcher().search(request_of(test));
    if (!results) continue;
    bool inside = false;
    for (const auto& hit : results->hits) {
      INFO(test.dump());
      CHECK((!inside || hit.match == MatchTier::inside));
      inside = hit.match == MatchTier::inside;
    }
  }
}

TEST_CASE("marks stand on whole characters, in order, never empty") {
  for (const auto& test : read_lines("cases.jsonl")) {
    auto results = sample().searcher().search(request_of(test));
    if (!results) continue;
    for (const auto& hit : results->hits) {
      for (const auto* snippet : {&hit.opinion, &hit.response, &hit.title}) {
        std::size_t length = 0;
        for (const char c : snippet->text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
        std::size_t last = 0;
        for (const auto& span : snippet->spans) {
          INFO(test.dump() << snippet->text);
          CHECK(span.begin < span.end);
          CHECK(span.end <= length);
          CHECK((span.begin >= last));
          last = span.end;
        }
      }
    }
  }
}
