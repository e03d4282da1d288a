// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "search/restrict.hpp"

namespace iken::search {
namespace {

using store::Columns;
using store::field_count;
using store::Posting;

constexpr std::size_t most_prefix_terms = 500;
constexpr std::size_t most_read_terms = 50;

/// Weighted occurrences per record, before they become a score.
struct Weighted {
  std::vector<std::uint32_t> docs;
  std::vector<float> frequencies;
  std::vector<MatchTier> tiers;
};

class Evaluator {
 public:
  Evaluator(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking)
      : plan_(plan), match_(match), reader_(reader), columns_(reader.columns()), ranking_(ranking) {}

  Result<Evaluation> run() {
    auto matches = node(plan_.tree);
    if (!matches) return matches.error();
    out_.matches = std::move(*matches);
    add_references();
    return std::move(out_);
  }

 private:
  Result<Matches> node(const query::Node& n) {
    switch (n.kind) {
      case query::Node::Kind::leaf:
        return leaf(plan_.leaves[n.index]);
      case query::Node::Kind::any_of:
        return any_of(n);
      case query::Node::Kind::none_of:
        return none_of(n, everything(*columns_));
      case query::Node::Kind::all_of:
        break;
    }
    return all_of(n);
  }

  Result<Matches> any_of(const query::Node& n) {
    Matches found;
    for (const auto& child : n.children) {
      auto more = node(child);
      if (!more) return more;
      found = either(found, *more);
    }
    return found;
  }

  Result<Matches> none_of(const query::Node& n, const Matches& from) {
    auto unwanted = node(n.children.front());
    if (!unwanted) return unwanted;
    return without(from, *unwanted);
  }

  Result<Matches> all_of(const query::Node& n) {
    std::optional<Matches> found;
    for (const auto& child : n.children) {
      if (child.kind == query::Node::Kind::none_of) continue;
      auto more = node(child);
      if (!more) return more;
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (!found) found = everything(*columns_);
    for (const auto& child : n.children) {
      if (child.kind != query::Node::Kind::none_of) continue;
      auto left = none_of(child, *found);
      if (!left) return left;
      found = std::move(*left);
    }
    return std::move(*found);
  }

  Result<Matches> leaf(const LeafPlan& leaf) {
    const auto& element = leaf.element;
    if (element.kind == query::Element::Kind::range) return in_range(reader_, element);
    if (element.field->kind == query::FieldKind::facet) return with_value(reader_, element);
    if (element.kind == query::Element::Kind::phrase) return phrase(leaf);
    if (element.kind == query::Element::Kind::prefix) return prefix(leaf);
    return run_of_words(leaf);
  }

  // ---- words

  Result<Matches> run_of_words(const LeafPlan& leaf) {
    idf_sum_ = 0;
    std::optional<Matches> found;
    for (const auto& unit : leaf.units) {
      auto more = this->unit(unit, leaf.mask);
      if (!more) return more;
      out_.parts.push_back({unit.written, more->size()});
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (!found) return symbols(leaf);
    if (leaf.words() > 1) {
      auto whole = find_literal(reader_, leaf.literal, leaf.mask);
      if (!whole) return whole.error();
      add_bonus(*found, whole->docs, static_cast<float>(ranking_.adjacent_bonus * idf_sum_));
      if (match_ != MatchMode::word) found = first_of(*found, inside(*whole));
    }
    return with_reading(leaf, std::move(*found));
  }

  Result<Matches> unit(const UnitPlan& unit, FieldMask mask) {
    std::optional<Matches> found;
    for (const auto& word : unit.words) {
      auto more = this->word(word, mask);
      if (!more) return more;
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (unit.forms.empty()) return std::move(*found);
    Weighted weighted;
    if (auto added = add_forms(unit.written, unit.forms, mask, weighted); !added) return added.error();
    return first_of(*found, scored(weighted, weighted.docs.size()));
  }

  Result<Matches> word(const WordPlan& word, FieldMask mask) {
    Weighted weighted;
    auto typed = reader_.postings(word.term);
    if (!typed) return typed.error();
    add(weighted, *typed, mask, 1.0, MatchTier::word, nullptr);
    if (auto added = add_forms(word.written, word.forms, mask, weighted); !added) return added.error();
    auto found = scored(weighted, weighted.docs.size());
    return match_ == MatchMode::word ? std::move(found) : with_inside(std::move(found), word.literal, mask);
  }

  Result<void> add_forms(const std::string& from, const std::vector<Form>& forms, FieldMask mask, Weighted& weighted) {
    for (const auto& form : forms) {
      if (form.terms.size() != 1 && from.find(form.text) != std::string::npos)
        continue;  // it stands in the word itself
      auto postings = form.terms.size() == 1 ? reader_.postings(form.terms.front())
                                             : literal_postings(reader_, base::fold_text(form.text));
      if (!postings) return postings.error();
      if (postings->empty()) continue;
      add(weighted, *postings, mask, form.weight, form.tier, &form);
      note_expansion(from, form);
    }
    return {};
  }

  void note_expansion(const std::string& from, const Form& form) {
    const auto kind = std::string(name(form.tier));
    auto at = std::find_if(out_.expanded.begin(), out_.expanded.end(),
                           [&](const Expansion& e) { return e.from == from && e.kind == kind; });
    if (at == out_.expanded.end()) at = out_.expanded.insert(at, {from, {}, kind});
    if (std::find(at->to.begin(), at->to.end(), form.text) == at->to.end()) at->to.push_back(form.text);
  }

  [[nodiscard]] bool in_period(std::uint32_t doc, const Form* form) const {
    if (form == nullptr || (form->from_year == 0 && form->to_year == 0)) return true;
    const auto& years = columns_->facets.find("year")->second;
    if (years.of[doc] == store::no_value) return true;
    const auto year = std::atoi(years.values[years.of[doc]].c_str());
    return (form->from_year == 0 || year >= form->from_year) && (form->to_year == 0 || year <= form->to_year);
  }

  [[nodiscard]] float frequency(const Posting& posting, FieldMask mask) const {
    double sum = 0;
    const auto& lengths = columns_->lengths[posting.doc];
    for (std::size_t f = 0; f < field_count; ++f) {
      if (posting.tf[f] == 0 || !mask[f]) continue;
      const auto length = lengths[f] / columns_->mean_length[f];
      sum += ranking_.field_weight[f] * posting.tf[f] / (1 - ranking_.b[f] + ranking_.b[f] * length);
    }
    return static_cast<float>(sum);
  }

  void add(Weighted& into, const std::vector<Posting>& postings, FieldMask mask, double weight, MatchTier tier,
           const Form* form) const {
    Weighted old = std::move(into);
    into = {};
    into.docs.reserve(old.docs.size() + postings.size());
    into.frequencies.reserve(old.docs.size() + postings.size());
    into.tiers.reserve(old.docs.size() + postings.size());
    std::size_t i = 0;
    const auto keep = [&](std::uint32_t doc, float f, MatchTier t) {
      into.docs.push_back(doc);
      into.frequencies.push_back(f);
      into.tiers.push_back(t);
    };
    for (const auto& posting : postings) {
      const auto f = static_cast<float>(weight) * frequency(posting, mask);
      if (f <= 0 || !in_period(posting.doc, form)) continue;
      for (; i < old.docs.size() && old.docs[i] < posting.doc; ++i) keep(old.docs[i], old.frequencies[i], old.tiers[i]);
      if (i < old.docs.size() && old.docs[i] == posting.doc) {
        keep(posting.doc, old.frequencies[i] + f, std::min(old.tiers[i], tier));
        ++i;
      } else {
        keep(posting.doc, f, tier);
      }
    }
    for (; i < old.docs.size(); ++i) keep(old.docs[i], old.frequencies[i], old.tiers[i]);
  }

  [[nodiscard]] double idf(std::size_t frequency) const {
    const auto n = static_cast<double>(columns_->records);
    const auto df = static_cast<double>(frequency);
    return std::log(1 + (n - df + 0.5) / (df + 0.5));
  }

  Matches scored(const Weighted& weighted, std::size_t frequency) {
    const auto weight = idf(frequency);
    idf_sum_ += weight;
    Matches matches;
    matches.reserve(weighted.docs.size());
    for (std::size_t i = 0; i < weighted.docs.size(); ++i) {
      const double f = weighted.frequencies[i];
      matches.push(weighted.docs[i], static_cast<float>(weight * f * (ranking_.k1 + 1) / (f + ranking_.k1)),
                   weighted.tiers[i]);
    }
    return matches;
  }

  // ---- characters

  /// What the word has not found, but its characters. How rare it is there counts all records that have it in any way.
  Result<Matches> with_inside(Matches found, const std::string& literal, FieldMask mask) {
    auto hits = find_literal(reader_, literal, mask, found.docs);
    if (!hits) return hits.error();
    if (hits->docs.empty()) return found;
    return first_of(found, inside(*hits, MatchTier::inside, found.size() + hits->docs.size()));
  }

  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier = MatchTier::inside) const {
    return inside(hits, tier, hits.docs.size());
  }

  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier, std::size_t frequency) const {
    Matches matches;
    matches.reserve(hits.docs.size());
    const auto weight = idf(frequency) * ranking_.inside_weight;
    for (std::size_t i = 0; i < hits.docs.size(); ++i) {
      const double f = hits.counts[i];
      matches.push(hits.docs[i], static_cast<float>(weight * f / (f + ranking_.k1)), tier);
    }
    return matches;
  }

  /// Nothing but symbols or particles: there is no word that it could be inside of.
  Result<Matches> symbols(const LeafPlan& leaf) {
    out_.parts.push_back({leaf.element.text, 0});
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    out_.parts.back().count = hits->docs.size();
    return inside(*hits, MatchTier::word);
  }

  Result<Matches> phrase(const LeafPlan& leaf) {
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    out_.parts.push_back({leaf.element.text, hits->docs.size()});
    if (leaf.units.empty()) return inside(*hits, MatchTier::word);
    std::optional<Matches> words;
    for (const auto& unit : leaf.units) {
      for (const auto& word : unit.words) {
        auto typed = reader_.postings(word.term);
        if (!typed) return typed.error();
        Weighted weighted;
        add(weighted, *typed, leaf.mask, 1.0, MatchTier::word, nullptr);
        auto more = scored(weighted, weighted.docs.size());
        words = words ? both(*words, more) : std::move(more);
      }
    }
    const auto all = inside(*hits);
    return first_of(both(inside(*hits, MatchTier::word), *words), all);
  }

  Result<Matches> prefix(const LeafPlan& leaf) {
    const auto& word = leaf.units.front().words.front();
    auto terms = reader_.terms(word.term, most_prefix_terms);
    if (!terms) return terms.error();
    if (terms->size() > most_prefix_terms) {
      return Error{
          ErrorCode::query_prefix_too_broad, {leaf.element.text, std::to_string(most_prefix_terms)}, leaf.element.span};
    }
    Weighted weighted;
    for (const auto& term : *terms) {
      auto postings = reader_.postings(term);
      if (!postings) return postings.error();
      add(weighted, *postings, leaf.mask, 1.0, MatchTier::word, nullptr);
      out_.read_terms.push_back(term);
    }
    Result<Matches> found = scored(weighted, weighted.docs.size());
    if (match_ != MatchMode::word) found = with_inside(std::move(*found), leaf.literal, leaf.mask);
    if (found) out_.parts.push_back({leaf.element.text + "*", found->size()});
    return found;
  }

  // ---- readings and references

  Result<Matches> with_reading(const LeafPlan& leaf, Matches found) {
    const bool stronger =
        std::any_of(found.tiers.begin(), found.tiers.end(), [](MatchTier tier) { return tier < MatchTier::reading; });
    if (leaf.reading.empty() || stronger) return found;
    auto words = reader_.readings(leaf.reading, most_read_terms);
    if (!words) return words.error();
    Weighted weighted;
    for (const auto& [reading, term] : *words) {
      auto postings = reader_.postings(term);
      if (!postings) return postings.error();
      if (postings->empty()) continue;
      add(weighted, *postings, leaf.mask, ranking_.reading_weight, MatchTier::reading, nullptr);
      note_expansion(leaf.element.text, {term, {term}, MatchTier::reading, 1, 0, 0});
      out_.read_terms.push_back(term);
    }
    return first_of(scored(weighted, weighted.docs.size()), found);
  }

  // An answer that says "see No. 2" answers what No. 2 answers. Chains are followed; each record comes in once.
  void add_references() {
    std::map<std::uint32_t, float> added;
    const auto score_of = [&](std::uint32_t doc) -> std::optional<float> {
      const auto& docs = out_.matches.docs;
      const auto at = std::lower_bound(docs.begin(), docs.end(), doc);
      const auto i = static_cast<std::size_t>(at - docs.begin());
      if (at != docs.end() && *at == doc && out_.matches.tiers[i] < MatchTier::reference) return out_.matches.scores[i];
      const auto more = added.find(doc);
      return more == added.end() ? std::nullopt : std::optional<float>(more->second);
    };
    for (bool grown = match_ == MatchMode::automatic && follows_references(plan_.tree); grown;) {
      grown = false;
      for (const auto& [target, doc] : columns_->references) {
        if (columns_->alive[doc] == 0 || columns_->alive[target] == 0) continue;
        const auto score = score_of(target);
        if (!score || score_of(doc) || has(doc)) continue;
        added.emplace(doc, *score * static_cast<float>(ranking_.reference_weight));
        grown = true;
      }
    }
    Matches more;
    for (const auto& [doc, score] : added) more.push(doc, score, MatchTier::reference);
    if (!added.empty()) out_.matches = first_of(out_.matches, more);
  }

  /// A query that names a field or excludes something says of each record itself what it must be.
  static bool follows_references(const query::Node& n) {
    if (n.kind == query::Node::Kind::leaf) return n.leaf.field->kind == query::FieldKind::any;
    return n.kind != query::Node::Kind::none_of &&
           std::all_of(n.children.begin(), n.children.end(),
                       [](const auto& child) { return follows_references(child); });
  }

  [[nodiscard]] bool has(std::uint32_t doc) const {
    return std::binary_search(out_.matches.docs.begin(), out_.matches.docs.end(), doc);
  }

  const Plan& plan_;
  MatchMode match_;
  const store::Reader& reader_;
  std::shared_ptr<const Columns> columns_;
  const Ranking& ranking_;
  Evaluation out_;
  double idf_sum_ = 0;
};

}  // namespace

Result<Evaluation> evaluate(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking) {
  return Evaluator(plan, match, reader, ranking).run();
}

}  // namespace iken::search
