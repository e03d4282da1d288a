// The literal promise: every record whose normalized text contains the normalized query is found, over real documents.
// The oracle is ICU's own NFKC and case folding and a plain scan; nothing of the index takes part in it.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <random>
#include <set>

#include "relevance/compressed.hpp"
#include "relevance/sample.hpp"

using namespace iken;

namespace {

std::string normalized(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const auto composed = nfkc->normalize(icu::UnicodeString::fromUTF8(text), error);
  auto folded = nfkc->normalize(icu::UnicodeString(composed).foldCase(), error);
  REQUIRE(U_SUCCESS(error));
  std::string out;
  return folded.toUTF8String(out);
}

struct Known {
  std::string id;
  std::array<std::string, 3> raw, plain;  ///< opinion, response, the initiative's title; as they are and normalized
};

class Documents {
 public:
  Documents() : analyzer_(tests::open_analyzer()) {
    auto writer = IndexWriter::open(folder_.path("index"), analyzer_);
    REQUIRE(writer);
    for (const auto* root : {IKEN_SOURCE_DIR "/index/collections", IKEN_SHARED_DIR "/seed"}) {
      if (!std::filesystem::exists(root)) {
        std::cout << "skipped: " << root << " is not there\n";
        continue;
      }
      for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
        if (file.path().extension() == ".txt") add(*writer, parse_file(file.path().string()));
      }
    }
    for (const auto* name : {"passages-200k.records.jsonl.zst", "assembly-qa.records.jsonl.zst"}) {
      const auto lines = tests::first_records(name, 600);
      if (lines.empty()) std::cout << "skipped: " << name << " is not there\n";
      if (!lines.empty()) add(*writer, parse_bytes(lines, std::string(name) + ".jsonl"));
    }
    REQUIRE(writer->commit());
    auto searcher = Searcher::open(folder_.path("index"), analyzer_);
    REQUIRE(searcher);
    searcher_.emplace(std::move(*searcher));
  }

  [[nodiscard]] std::set<std::string> scan(const std::string& wanted) const {
    std::set<std::string> ids;
    for (const auto& record : known_) {
      for (const auto& text : record.plain) {
        if (text.find(wanted) == std::string::npos) continue;
        ids.insert(record.id);
        break;
      }
    }
    return ids;
  }
  [[nodiscard]] const Searcher& searcher() const { return *searcher_; }
  [[nodiscard]] const std::vector<Known>& known() const { return known_; }

 private:
  void add(IndexWriter& writer, const Result<std::vector<ParsedDocument>>& documents) {
    REQUIRE(documents);
    for (const auto& document : *documents) {
      REQUIRE(writer.add(document));
      for (const auto& r : document.records) {
        Known known;
        known.id = r.id;
        known.raw = {r.opinion, r.response, r.initiative ? r.initiative->title : ""};
        for (std::size_t i = 0; i < known.raw.size(); ++i) known.plain[i] = normalized(known.raw[i]);
        known_.push_back(std::move(known));
      }
    }
  }

  tests::TemporaryFolder folder_;
  Analyzer analyzer_;
  std::vector<Known> known_;
  std::optional<Searcher> searcher_;
};

const Documents& documents() {
  static const Documents only;
  return only;
}

/// 1 to 12 characters from anywhere.
std::string cut(const std::string& text, std::mt19937& random) {
  const auto points = icu::UnicodeString::fromUTF8(text);
  const auto count = points.countChar32();
  if (count == 0) return {};
  const auto begin = static_cast<std::int32_t>(random() % static_cast<unsigned>(count));
  const auto end = std::min(count, begin + 1 + static_cast<std::int32_t>(random() % 12));
  std::string out;
  const auto from = points.moveIndex32(0, begin);
  return points.tempSubStringBetween(from, points.moveIndex32(from, end - begin)).toUTF8String(out);
}

Result<SearchResults> ask(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.match = MatchMode::literal;
  request.limit = 100000;
  request.snippets = false;
  return documents().searcher().search(request);
}

std::string missing(const std::string& query) {
  const auto results = ask(query);
  if (!results) return "an error";
  std::set<std::string> found;
  for (const auto& hit : results->hits) found.insert(hit.record.id);
  std::string out = found.size() == results->total ? "" : "fewer hits than the total says";
  for (const auto& id : documents().scan(normalized(query))) {
    if (found.count(id) == 0) out += " " + id;
  }
  return out;
}

}  // namespace

TEST_CASE("2,400 strings cut from the documents are found wherever they stand") {
  std::mt19937 random(4949);
  const auto& known = documents().known();
  std::size_t asked = 0, short_ones = 0;
  while (asked < 2400) {
    // Every second one from the first records: the sample's and the seed's.
    const auto range = asked % 2 == 0 ? std::min<std::size_t>(114, known.size()) : known.size();
    const auto& record = known[random() % range];
    const auto query = cut(record.raw[random() % 3], random);
    if (normalized(query).empty()) continue;
    ++asked;
    if (query.size() <= 3) ++short_ones;
    const auto lost = missing(query);
    INFO("«" << query << "» is not found in:" << lost);
    REQUIRE(lost.empty());
  }
  CHECK(short_ones > 100);
}

TEST_CASE("operators, quotes, brackets and spaces are characters like others") {
  std::mt19937 random(4950);
  const auto& known = documents().known();
  const auto special = icu::UnicodeString::fromUTF8("\"「」『』（）()*-－:：・　 ");
  for (std::size_t asked = 0; asked < 300;) {
    const auto& text = known[random() % known.size()].raw[random() % 2];
    const auto query = cut(text, random);
    const auto points = icu::UnicodeString::fromUTF8(query);
    bool has = false;
    for (std::int32_t i = 0; i < points.length(); ++i) has = has || special.indexOf(points[i]) >= 0;
    if (!has || normalized(query).empty()) continue;
    ++asked;
    const auto lost = missing(query);
    INFO("«" << query << "» is not found in:" << lost);
    REQUIRE(lost.empty());
  }
}

TEST_CASE("in quotes the promise holds too") {
  std::mt19937 random(4951);
  const auto& known = documents().known();
  for (std::size_t asked = 0; asked < 300;) {
    const auto query = cut(known[random() % known.size()].raw[random() % 3], random);
    if (normalized(query).empty() || query.find_first_of("\"\n") != std::string::npos ||
        query.find("＂") != std::string::npos || query.find("“") != std::string::npos ||
        query.find("”") != std::string::npos) {
      continue;
    }
    ++asked;
    SearchRequest request;
    request.query = "\"" + query + "\"";
    request.limit = 100000;
    request.snippets = false;
    const auto results = documents().searcher().search(request);
    INFO("«" << request.query << "»");
    if (!results) {  // nothing but spaces and marks
      CHECK(query.find_first_not_of(" \t") == std::string::npos);
      continue;
    }
    std::set<std::string> found;
    for (const auto& hit : results->hits) found.insert(hit.record.id);
    std::size_t lost = 0;
    for (const auto& id : documents().scan(normalized(query))) lost += found.count(id) == 0 ? 1U : 0U;
    CHECK(lost == 0);
  }
}
