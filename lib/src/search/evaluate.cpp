// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluate.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "search/restrict.hpp"
#include "search/scorer.hpp"
#include "store/candidates.hpp"

namespace iken::search {
namespace {

using store::Columns;
using store::Posting;
using store::WordList;

constexpr std::size_t most_prefix_terms = 500;
constexpr std::size_t most_read_terms = 50;

/// The records outside of which nothing matters; null = everything does.
using Within = const store::Candidates*;

class Evaluator {
 public:
  Evaluator(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking, Parts parts)
      : plan_(plan),
        match_(match),
        reader_(reader),
        columns_(reader.columns()),
        ranking_(ranking),
        parts_(parts),
        scorer_(*columns_, ranking),
        notes_(plan.leaves.size()) {}

  Result<Evaluation> run() {
    auto matches = node(plan_.tree, nullptr);
    if (!matches) return matches.error();
    out_.matches = std::move(*matches);
    add_references();
    tell_notes();
    return std::move(out_);
  }

 private:
  Result<Matches> node(const query::Node& n, Within within) {
    switch (n.kind) {
      case query::Node::Kind::leaf:
        return leaf(n.index, within);
      case query::Node::Kind::any_of:
        return any_of(n, within);
      case query::Node::Kind::none_of:
        return none_of(n, everything(*columns_));
      case query::Node::Kind::all_of:
        break;
    }
    return all_of(n, within);
  }

  Result<Matches> any_of(const query::Node& n, Within within) {
    Matches found;
    for (const auto& child : n.children) {
      auto more = node(child, within);
      if (!more) return more;
      found = either(found, *more);
    }
    return found;
  }

  Result<Matches> none_of(const query::Node& n, const Matches& from) {
    const auto left = narrowed(from);
    auto unwanted = node(n.children.front(), left ? &*left : nullptr);
    if (!unwanted) return unwanted;
    return without(from, *unwanted);
  }

  Result<Matches> all_of(const query::Node& n, Within within) {
    auto order = rarest_first(n);
    if (!order) return order.error();
    std::optional<Matches> found;
    for (const auto* child : *order) {
      const auto left = found ? narrowed(*found) : std::nullopt;
      auto more = node(*child, left ? &*left : within);
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

  /// What is left to look among once `found` must be there; nothing where each part is asked for itself.
  [[nodiscard]] std::optional<store::Candidates> narrowed(const Matches& found) const {
    if (parts_ == Parts::counted) return std::nullopt;
    return store::Candidates(found.docs, columns_->alive.size());
  }

  /// The children that must be there, the one with the rarest word first: the others are looked for only where it is.
  Result<std::vector<const query::Node*>> rarest_first(const query::Node& n) {
    std::vector<const query::Node*> needed;
    for (const auto& child : n.children) {
      if (child.kind != query::Node::Kind::none_of) needed.push_back(&child);
    }
    return by_estimate(std::move(needed), [&](const query::Node& child) { return estimated(child); });
  }

  /// The same for the units of a leaf.
  Result<std::vector<const UnitPlan*>> rarest_first(const LeafPlan& leaf) {
    std::vector<const UnitPlan*> units;
    for (const auto& unit : leaf.units) units.push_back(&unit);
    return by_estimate(std::move(units), [&](const UnitPlan& unit) { return estimated(unit); });
  }

  template <class Item, class Estimate>
  Result<std::vector<const Item*>> by_estimate(std::vector<const Item*> items, Estimate estimate) const {
    if (parts_ == Parts::counted || items.size() < 2) return items;
    std::vector<std::pair<std::uint32_t, const Item*>> order;
    for (const auto* item : items) {
      const Result<std::uint32_t> records = estimate(*item);
      if (!records) return records.error();
      order.emplace_back(*records, item);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = order[i].second;
    return items;
  }

  Result<std::uint32_t> estimated(const query::Node& child) {
    auto least = store::no_value;
    if (child.kind != query::Node::Kind::leaf) return least;
    for (const auto& unit : plan_.leaves[child.index].units) {
      const auto records = estimated(unit);
      if (!records) return records;
      least = std::min(least, *records);
    }
    return least;
  }

  Result<std::uint32_t> estimated(const UnitPlan& unit) {
    auto least = store::no_value;
    for (const auto& word : unit.words) {
      auto list = this->list(word.term);
      if (!list) return list.error();
      least = std::min(least, (*list)->records);
    }
    return least;
  }

  Result<Matches> leaf(std::size_t index, Within within) {
    const auto& leaf = plan_.leaves[index];
    const auto& element = leaf.element;
    leaf_ = index;
    if (element.kind == query::Element::Kind::range) return in_range(reader_, element);
    if (element.field->kind == query::FieldKind::facet) return with_value(reader_, element);
    if (element.kind == query::Element::Kind::phrase) return phrase(leaf);
    if (element.kind == query::Element::Kind::prefix) return prefix(leaf);
    return run_of_words(leaf, within);
  }

  // ---- words

  /// A word's list is read once per query.
  Result<const WordList*> list(const std::string& term) {
    const auto known = lists_.find(term);
    if (known != lists_.end()) return &known->second;
    auto list = reader_.word(term);
    if (!list) return list.error();
    return &lists_.emplace(term, std::move(*list)).first->second;
  }

  Result<Matches> run_of_words(const LeafPlan& leaf, Within within) {
    idf_sum_ = 0;
    // A reading counts only where nothing stronger is anywhere.
    const auto outer = leaf.reading.empty() ? within : nullptr;
    auto order = rarest_first(leaf);
    if (!order) return order.error();
    std::optional<Matches> found;
    for (const auto* unit : *order) {
      const auto left = found ? narrowed(*found) : std::nullopt;
      auto more = this->unit(*unit, leaf.mask, left ? &*left : outer);
      if (!more) return more;
      note_part(unit->written, more->size());
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (!found) return symbols(leaf);
    if (leaf.words() > 1) {
      const bool complete = match_ == MatchMode::word || made_of_words(leaf);
      const store::Candidates words(found->docs, columns_->alive.size());
      auto whole = find_literal(reader_, leaf.literal, leaf.mask, {nullptr, complete ? &words : nullptr});
      if (!whole) return whole.error();
      add_bonus(*found, whole->docs, static_cast<float>(ranking_.adjacent_bonus * idf_sum_));
      if (!complete) found = first_of(std::move(*found), inside(*whole));
    }
    return with_reading(leaf, std::move(*found));
  }

  /// Then who has the whole has every word, at least inside others, and is found already.
  static bool made_of_words(const LeafPlan& leaf) {
    return std::all_of(leaf.units.begin(), leaf.units.end(), [&](const UnitPlan& unit) {
      return std::all_of(unit.words.begin(), unit.words.end(),
                         [&](const WordPlan& word) { return leaf.literal.find(word.literal) != std::string::npos; });
    });
  }

  Result<Matches> unit(const UnitPlan& unit, FieldMask mask, Within within) {
    std::optional<Matches> found;
    for (const auto& word : unit.words) {
      const auto left = found ? narrowed(*found) : std::nullopt;
      auto more = this->word(word, mask, left ? &*left : within);
      if (!more) return more;
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (unit.forms.empty()) return std::move(*found);
    Weighted weighted;
    if (auto added = add_forms(unit.written, unit.forms, mask, weighted); !added) return added.error();
    return first_of(std::move(*found), scored(weighted));
  }

  Result<Matches> word(const WordPlan& word, FieldMask mask, Within within) {
    auto typed = list(word.term);
    if (!typed) return typed.error();
    const bool alone = word.forms.empty() && mask.all();  // how many it finds is known without decoding
    auto postings = reader_.postings(**typed, alone ? within : nullptr);
    if (!postings) return postings.error();
    if (alone) {
      auto found = scored(*postings, (*typed)->records);
      return with_inside(std::move(found), (*typed)->records, word, mask, within);
    }
    Weighted weighted;
    add(weighted, *postings, mask, 1.0F, MatchTier::word, nullptr);
    if (auto added = add_forms(word.written, word.forms, mask, weighted); !added) return added.error();
    return with_inside(scored(weighted), weighted.size(), word, mask, within);
  }

  Result<void> add_forms(const std::string& from, const std::vector<Form>& forms, FieldMask mask, Weighted& weighted) {
    for (const auto& form : forms) {
      if (form.terms.size() != 1 && from.find(form.text) != std::string::npos)
        continue;  // it stands in the word itself
      auto postings = form.terms.size() == 1 ? reader_.postings(form.terms.front())
                                             : literal_postings(reader_, base::fold_text(form.text));
      if (!postings) return postings.error();
      if (postings->empty()) continue;
      add(weighted, *postings, mask, static_cast<float>(form.weight), form.tier, &form);
      note_expansion(from, form);
    }
    return {};
  }

  [[nodiscard]] bool in_period(std::uint32_t doc, const Form* form) const {
    if (form == nullptr || (form->from_year == 0 && form->to_year == 0)) return true;
    const auto& years = columns_->facets.find("year")->second;
    if (years.of[doc] == store::no_value) return true;
    const auto year = std::atoi(years.values[years.of[doc]].c_str());
    return (form->from_year == 0 || year >= form->from_year) && (form->to_year == 0 || year <= form->to_year);
  }

  void add(Weighted& into, const std::vector<Posting>& postings, FieldMask mask, float weight, MatchTier tier,
           const Form* form) const {
    const Weighted old = std::move(into);
    into = {};
    into.reserve(old.size() + postings.size());
    std::size_t i = 0;
    for (const auto& posting : postings) {
      const auto f = weight * scorer_.frequency(posting, mask);
      if (f <= 0 || !in_period(posting.doc, form)) continue;
      for (; i < old.size() && old.docs[i] < posting.doc; ++i) into.push(old.docs[i], old.frequencies[i], old.tiers[i]);
      if (i < old.size() && old.docs[i] == posting.doc) {
        into.push(posting.doc, old.frequencies[i] + f, std::min(old.tiers[i], tier));
        ++i;
      } else {
        into.push(posting.doc, f, tier);
      }
    }
    for (; i < old.size(); ++i) into.push(old.docs[i], old.frequencies[i], old.tiers[i]);
  }

  Matches scored(const Weighted& weighted) {
    const auto idf = noted_idf(weighted.size());
    Matches matches;
    matches.reserve(weighted.size());
    for (std::size_t i = 0; i < weighted.size(); ++i) {
      matches.push(weighted.docs[i], scorer_.score(idf, weighted.frequencies[i]), weighted.tiers[i]);
    }
    return matches;
  }

  /// The same for a single list in all fields.
  Matches scored(const std::vector<Posting>& postings, std::size_t records) {
    const auto idf = noted_idf(records);
    Matches matches;
    matches.docs.resize(postings.size());
    matches.scores.resize(postings.size());
    matches.tiers.assign(postings.size(), MatchTier::word);
    for (std::size_t i = 0; i < postings.size(); ++i) {
      matches.docs[i] = postings[i].doc;
      matches.scores[i] = scorer_.score(idf, scorer_.frequency(postings[i]));
    }
    return matches;
  }

  float noted_idf(std::size_t records) {
    const auto idf = scorer_.idf(records);
    idf_sum_ += idf;
    return static_cast<float>(idf);
  }

  // ---- characters

  /// What the word has not found, but its characters. They are as rare as the word is, where there is such a word.
  Result<Matches> with_inside(Matches found, std::size_t records, const WordPlan& word, FieldMask mask, Within within) {
    if (match_ == MatchMode::word) return found;
    const LiteralScope scope{&found.docs, records > 0 ? within : nullptr, word.literal == word.term};
    auto hits = find_literal(reader_, word.literal, mask, scope);
    if (!hits) return hits.error();
    return first_of(std::move(found), inside(*hits, MatchTier::inside, records > 0 ? records : hits->docs.size()));
  }

  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier = MatchTier::inside) const {
    return inside(hits, tier, hits.docs.size());
  }

  [[nodiscard]] Matches inside(const LiteralHits& hits, MatchTier tier, std::size_t records) const {
    Matches matches;
    matches.reserve(hits.docs.size());
    const auto weight = scorer_.idf(records) * ranking_.inside_weight;
    for (std::size_t i = 0; i < hits.docs.size(); ++i) {
      const double f = hits.counts[i];
      matches.push(hits.docs[i], static_cast<float>(weight * f / (f + ranking_.k1)), tier);
    }
    return matches;
  }

  /// Nothing but symbols or particles: there is no word that it could be inside of.
  Result<Matches> symbols(const LeafPlan& leaf) {
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    note_part(leaf.element.text, hits->docs.size());
    return inside(*hits, MatchTier::word);
  }

  Result<Matches> phrase(const LeafPlan& leaf) {
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    note_part(leaf.element.text, hits->docs.size());
    if (leaf.units.empty()) return inside(*hits, MatchTier::word);
    auto found = inside(*hits, MatchTier::word);
    for (const auto& unit : leaf.units) {
      for (const auto& word : unit.words) {
        if (found.empty()) break;
        const store::Candidates left(found.docs, columns_->alive.size());
        auto more = as_typed(word.term, leaf.mask, &left);
        if (!more) return more;
        found = both(found, *more);
      }
    }
    return first_of(std::move(found), inside(*hits));
  }

  Result<Matches> as_typed(const std::string& term, FieldMask mask, Within within) {
    auto typed = list(term);
    if (!typed) return typed.error();
    auto postings = reader_.postings(**typed, mask.all() ? within : nullptr);
    if (!postings) return postings.error();
    if (mask.all()) return scored(*postings, (*typed)->records);
    Weighted weighted;
    add(weighted, *postings, mask, 1.0F, MatchTier::word, nullptr);
    return scored(weighted);
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
      add(weighted, *postings, leaf.mask, 1.0F, MatchTier::word, nullptr);
      out_.read_terms.push_back(term);
    }
    auto found = with_inside(scored(weighted), weighted.size(), {{}, {}, leaf.literal, {}}, leaf.mask, nullptr);
    if (found) note_part(leaf.element.text + "*", found->size());
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
      add(weighted, *postings, leaf.mask, static_cast<float>(ranking_.reading_weight), MatchTier::reading, nullptr);
      note_expansion(leaf.element.text, {term, {term}, MatchTier::reading, 1, 0, 0});
      out_.read_terms.push_back(term);
    }
    return first_of(scored(weighted), found);
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

  // ---- what is told about the query

  struct Notes {
    std::vector<Expansion> expanded;
    std::vector<PartFrequency> parts;
  };

  void note_part(std::string part, std::uint64_t count) { notes_[leaf_].parts.push_back({std::move(part), count}); }

  void note_expansion(const std::string& from, const Form& form) {
    note_expansion(notes_[leaf_].expanded, {from, {form.text}, std::string(name(form.tier))});
  }

  static void note_expansion(std::vector<Expansion>& expanded, const Expansion& one) {
    auto at = std::find_if(expanded.begin(), expanded.end(),
                           [&](const Expansion& e) { return e.from == one.from && e.kind == one.kind; });
    if (at == expanded.end()) at = expanded.insert(at, {one.from, {}, one.kind});
    for (const auto& to : one.to) {
      if (std::find(at->to.begin(), at->to.end(), to) == at->to.end()) at->to.push_back(to);
    }
  }

  /// In the order of the query, whatever was looked for first.
  void tell_notes() {
    for (auto& notes : notes_) {
      for (const auto& one : notes.expanded) note_expansion(out_.expanded, one);
      std::move(notes.parts.begin(), notes.parts.end(), std::back_inserter(out_.parts));
    }
  }

  const Plan& plan_;
  MatchMode match_;
  const store::Reader& reader_;
  std::shared_ptr<const Columns> columns_;
  const Ranking& ranking_;
  Parts parts_;
  Scorer scorer_;
  std::vector<Notes> notes_;  ///< by leaf
  std::size_t leaf_ = 0;      ///< that is looked for
  std::unordered_map<std::string, WordList> lists_;
  Evaluation out_;
  double idf_sum_ = 0;
};

}  // namespace

Result<Evaluation> evaluate(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking,
                            Parts parts) {
  return Evaluator(plan, match, reader, ranking, parts).run();
}

}  // namespace iken::search
