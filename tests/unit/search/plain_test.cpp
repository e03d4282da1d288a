// The fast search against a plain evaluation, over invented records and random queries.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "iken/index.hpp"
#include "plain.hpp"
#include "support/folder.hpp"

using namespace iken;
using tests::Plain;

namespace {

using Random = std::mt19937;

const std::vector<std::string> words = {"無線LAN",
                                        "Wi-Fi",
                                        "学校",
                                        "図書館",
                                        "障害者",
                                        "障がい者",
                                        "サーバ",
                                        "サーバー",
                                        "高齢者",
                                        "区民",
                                        "道",
                                        "水",
                                        "公園",
                                        "整備",
                                        "区",
                                        "個人番号カード",
                                        "マイナンバーカード",
                                        "平成28年",
                                        "2016年",
                                        "５つ",
                                        "駅",
                                        "子ども",
                                        "子供",
                                        "バス",
                                        "保育園",
                                        "防災",
                                        "訓練",
                                        "税",
                                        "東京都",
                                        "京都",
                                        "ごみ",
                                        "緑"};
const std::vector<std::string> joints = {"の", "を", "に", "は", "、", "が", "と", "。", "・", "へ", "\n"};
const std::vector<std::string> ends = {"してほしい。", "を検討します。", "が必要です。", "について", "に努めます。"};

const std::string& one_of(const std::vector<std::string>& from, Random& random) {
  // The first ones far more often, as words are.
  const auto a = random() % from.size();
  return from[std::min(a, static_cast<std::size_t>(random() % from.size()))];
}

std::string text(Random& random, unsigned most) {
  std::string out;
  for (auto n = random() % (most + 1); n > 0; --n) out += one_of(words, random) + joints[random() % joints.size()];
  return out.empty() ? out : out + ends[random() % ends.size()];
}

std::vector<Record> records(Random& random, const std::string& id, int count) {
  DocumentInfo info;
  info.id = id;
  info.title = text(random, 2);
  if (random() % 4 != 0)
    info.from = std::to_string(2010 + random() % 10) + "-0" + std::to_string(1 + random() % 9) + "-01";
  std::vector<Record> out;
  for (int no = 1; no <= count; ++no) {
    Record r;
    r.id = id + "/" + std::to_string(no);
    r.document = info;
    r.no = no;
    r.opinion = text(random, 12);
    r.response = text(random, 9);
    if (random() % 3 != 0) r.initiative = Initiative{"取組" + std::to_string(random() % 4), {}, {}, text(random, 2)};
    if (random() % 5 != 0) r.category = Category{std::vector<std::string>{"◎", "○", "△", "□"}[random() % 4], "検討"};
    if (no > 1 && random() % 8 == 0) {
      const int to = 1 + static_cast<int>(random() % (no - 1));
      r.references = {{to, id + "/" + std::to_string(to), "No." + std::to_string(to)}};
    }
    out.push_back(std::move(r));
  }
  return out;
}

/// An index that has lived: documents were replaced and removed, commits were small.
class Lived {
 public:
  explicit Lived(unsigned seed) : random_(seed), analyzer_(open_analyzer()) {
    WriterOptions options;
    options.batch_records = 90;
    options.jobs = 1 + seed % 2;
    options.replace = true;
    auto writer = IndexWriter::open(folder_.path("i"), analyzer_, options);
    REQUIRE(writer);
    std::vector<Record> kept;
    for (int d = 0; d < 12; ++d) {
      const auto id = "d" + std::to_string(100 + d);
      const auto first = records(random_, id, 1 + static_cast<int>(random_() % 60));
      add(*writer, first);
      if (d % 3 == 1) REQUIRE(writer->remove(id));
      if (d % 3 == 1) continue;
      const auto last = d % 3 == 2 ? records(random_, id, 40) : first;
      if (d % 3 == 2) add(*writer, last);
      kept.insert(kept.end(), last.begin(), last.end());
    }
    REQUIRE(writer->commit());
    plain_.emplace(analyzer_, std::move(kept));
    auto opened = Searcher::open(folder_.path("i"), analyzer_);
    REQUIRE(opened);
    searcher_.emplace(std::move(*opened));
  }

  /// How many records were found.
  std::size_t check(const SearchRequest& request) const {
    INFO(request.query << " match " << static_cast<int>(request.match) << " expand " << request.expand << " sort "
                       << static_cast<int>(request.sort) << " filters " << request.filters.size());
    const auto results = searcher_->search(request);
    auto plan = search::make_plan(request.query, {request.match, request.expand}, analyzer_);
    REQUIRE(plan);
    REQUIRE(results);
    if (results->relaxed) return 0;
    const auto set = plain_->evaluate(*plan, request.match);
    const auto order = plain_->order(set, request);
    REQUIRE(results->total == order.size());
    check_hits(request, *results, set, order);
    for (const auto& facet : results->facets) check_facet(facet, plain_->count(set, request, facet.name));
    return order.size();
  }

  Random& random() { return random_; }
  [[nodiscard]] const std::vector<tests::PlainRecord>& all() const { return plain_->records(); }

 private:
  static Analyzer open_analyzer() {
    AnalyzerOptions options;
    options.data_dir = IKEN_BUILD_DIR "/share/iken";
    options.dictionary = IKEN_DICTIONARY;
    auto opened = Analyzer::open(options);
    REQUIRE(opened);
    return std::move(*opened);
  }

  static void add(IndexWriter& writer, const std::vector<Record>& of) {
    ParsedDocument document;
    document.info = of.front().document;
    document.records = of;
    REQUIRE(writer.add(document));
  }

  void check_hits(const SearchRequest& request, const SearchResults& results, const tests::PlainSet& set,
                  const std::vector<std::size_t>& order) const {
    REQUIRE(results.hits.size() == order.size() - std::min(order.size(), request.offset));
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < all().size(); ++i) places[all()[i].record.id] = i;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      const auto& hit = results.hits[i];
      const auto& wanted = *set[order[request.offset + i]];
      INFO(i << " " << hit.record.id << ", wanted " << all()[order[request.offset + i]].record.id);
      const auto& own = set[places.at(hit.record.id)];
      REQUIRE(own);
      CHECK(hit.match == own->tier);
      CHECK(hit.score == Approx(own->score).epsilon(1e-4).margin(1e-6));
      // Scores that differ by rounding alone may change places.
      if (hit.record.id != all()[order[request.offset + i]].record.id) {
        REQUIRE(request.sort == SortOrder::relevance);
        REQUIRE(hit.score == Approx(wanted.score).epsilon(1e-5));
        REQUIRE((hit.match == MatchTier::inside) == (wanted.tier == MatchTier::inside));
      }
    }
  }

  static void check_facet(const FacetCounts& facet, std::map<std::string, std::uint64_t> wanted) {
    INFO(facet.name);
    CHECK(facet.missing == wanted[""]);
    wanted.erase("");
    CHECK(facet.values.size() == wanted.size());
    for (std::size_t i = 0; i < facet.values.size(); ++i) {
      CHECK(facet.values[i].count == wanted[facet.values[i].value]);
      if (i == 0) continue;
      const auto& before = facet.values[i - 1];
      CHECK((before.count > facet.values[i].count ||
             (before.count == facet.values[i].count && before.value < facet.values[i].value)));
    }
  }

  tests::TemporaryFolder folder_;
  Random random_;
  Analyzer analyzer_;
  std::optional<Plain> plain_;
  std::optional<Searcher> searcher_;
};

std::string cut_of(const std::string& text, Random& random) {
  std::vector<std::size_t> leads;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) leads.push_back(i);
  }
  if (leads.size() < 2) return "学校";
  const auto begin = random() % leads.size();
  const auto end = std::min(begin + 1 + random() % 6, leads.size() - 1);
  return end <= begin ? text.substr(leads[begin]) : text.substr(leads[begin], leads[end] - leads[begin]);
}

std::string piece(const Lived& lived, Random& random) {
  static const std::vector<std::string> others = {"がくしゅう", "としょかん", "wi",       "道路",
                                                  "訓練所",     "ない",       "人工衛星", "しゃ"};
  static const std::vector<std::string> fields = {"意見:", "回答:", "取組:", "No:", "年:", "区分:", "文書:"};
  switch (random() % 12) {
    case 0:
      return "「" + cut_of(lived.all()[random() % lived.all().size()].record.opinion, random) + "」";
    case 1:
      return one_of(words, random).substr(0, 3) + "*";
    case 2:
      return fields[random() % 3] + one_of(words, random);
    case 3:
      return one_of(words, random) + one_of(words, random);
    case 4:
      return others[random() % others.size()];
    case 5:
      return "No:" + std::to_string(random() % 20) + "..";
    case 6:
      return "年:2012..2016";
    case 7:
      return "区分:△";
    default:
      return one_of(words, random);
  }
}

std::string query_of(const Lived& lived, Random& random) {
  auto query = piece(lived, random);
  for (auto n = random() % 3; n > 0; --n) {
    static const std::vector<std::string> between = {" ", " ", " ", " OR ", " -"};
    query += between[random() % between.size()] + piece(lived, random);
  }
  return query;
}

SearchRequest request_of(const Lived& lived, Random& random) {
  SearchRequest request;
  request.query = query_of(lived, random);
  request.limit = 1000;
  request.offset = random() % 4 == 0 ? random() % 9 : 0;
  request.match = random() % 3 == 0 ? MatchMode::word : MatchMode::automatic;
  request.expand = random() % 3 != 0;
  request.sort = static_cast<SortOrder>(random() % 5 % 3);
  request.facets = {"category", "initiative", "document", "year", "chapter"};
  request.snippets = false;
  if (random() % 3 == 0) request.filters.push_back({"category", random() % 2 == 0 ? "◎" : "△"});
  if (random() % 5 == 0) request.filters.push_back({"category", "○"});
  if (random() % 4 == 0) request.filters.push_back({"year", std::to_string(2010 + random() % 10)});
  return request;
}

}  // namespace

TEST_CASE("random queries, filters and orders give what a plain evaluation gives") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Lived lived(seed);
    auto& random = lived.random();
    std::size_t found = 0;
    for (int round = 0; round < 250; ++round) found += lived.check(request_of(lived, random));
    CHECK(found > 5000);
  }
}

TEST_CASE("verbatim strings give what a plain evaluation gives") {
  Lived lived(9);
  auto& random = lived.random();
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    auto request = request_of(lived, random);
    request.match = MatchMode::literal;
    const auto& record = lived.all()[random() % lived.all().size()].record;
    request.query = cut_of(round % 2 == 0 ? record.opinion : record.response, random);
    found += lived.check(request);
  }
  CHECK(found > 2000);
}
