// A slow, plain evaluation of a query plan, record by record: what the fast one must agree with.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "iken/analyzer.hpp"
#include "search/plan.hpp"
#include "search/ranking.hpp"

namespace iken::tests {

/// A record as the plain evaluation sees it: its terms with frequencies, its texts folded.
struct PlainRecord {
  Record record;
  std::map<std::string, std::array<std::uint32_t, store::field_count>> terms;
  std::array<std::string, store::field_count> folded;
  std::array<std::uint32_t, store::field_count> lengths{};
};

struct PlainHit {
  double score = 0;
  MatchTier tier = MatchTier::word;
};

/// One answer per record, in the order of the records.
using PlainSet = std::vector<std::optional<PlainHit>>;

class Plain {
 public:
  /// `records` in order of document id and number.
  Plain(const Analyzer& analyzer, std::vector<Record> records);

  [[nodiscard]] PlainSet evaluate(const search::Plan& plan, MatchMode match) const;
  /// Indexes of the records, in the order of the result; filters applied.
  [[nodiscard]] std::vector<std::size_t> order(const PlainSet& set, const SearchRequest& request) const;
  /// value → count; "" = missing.
  [[nodiscard]] std::map<std::string, std::uint64_t> count(const PlainSet& set, const SearchRequest& request,
                                                           const std::string& facet) const;
  [[nodiscard]] const std::vector<PlainRecord>& records() const { return records_; }

 private:
  [[nodiscard]] PlainSet node(const query::Node& n, const search::Plan& plan, MatchMode match) const;
  [[nodiscard]] PlainSet leaf(const search::LeafPlan& leaf, MatchMode match) const;
  [[nodiscard]] PlainSet words(const search::LeafPlan& leaf, MatchMode match) const;
  [[nodiscard]] PlainSet word(const search::WordPlan& word, search::FieldMask mask, MatchMode match,
                              double& idfs) const;
  [[nodiscard]] PlainSet phrase(const search::LeafPlan& leaf) const;
  [[nodiscard]] PlainSet prefix(const search::LeafPlan& leaf, MatchMode match) const;
  [[nodiscard]] PlainSet facet(const search::LeafPlan& leaf) const;
  [[nodiscard]] PlainSet reading(const search::LeafPlan& leaf) const;
  /// Not what is known already, as a word: that only says how rare it is.
  [[nodiscard]] PlainSet inside(const std::string& folded, search::FieldMask mask, MatchTier tier,
                                const PlainSet& known) const;
  /// Weighted frequencies become scores.
  [[nodiscard]] PlainSet scored(const PlainSet& frequencies, double& idfs) const;
  void add_term(PlainSet& set, const std::string& term, search::FieldMask mask, double weight, MatchTier tier) const;
  void add_forms(PlainSet& set, const std::string& from, const std::vector<search::Form>& forms,
                 search::FieldMask mask) const;
  [[nodiscard]] double frequency(const PlainRecord& r, const std::array<std::uint32_t, store::field_count>& tf,
                                 search::FieldMask mask) const;
  [[nodiscard]] double idf(std::size_t frequency) const;
  void add_references(PlainSet& set) const;

  search::Ranking ranking_;
  std::vector<PlainRecord> records_;
  std::set<std::pair<std::string, std::string>> readings_;
  std::array<double, store::field_count> mean_{};
};

}  // namespace iken::tests
