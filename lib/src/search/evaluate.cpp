// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluate.hpp"

#include <algorithm>

#include "search/references.hpp"
#include "search/restrict.hpp"
#include "search/words.hpp"

namespace iken::search {
namespace {

constexpr std::size_t most_prefix_terms = 500;
constexpr std::size_t most_read_terms = 50;

class Evaluator {
 public:
  Evaluator(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking, Parts parts)
      : plan_(plan),
        match_(match),
        reader_(reader),
        columns_(reader.columns()),
        ranking_(ranking),
        parts_(parts),
        notes_(plan.leaves.size()),
        words_(reader, ranking, match, notes_) {}

  Result<Evaluation> run() {
    auto matches = node(plan_.tree, nullptr);
    if (!matches) return matches.error();
    out_.matches = std::move(*matches);
    if (match_ == MatchMode::automatic && follows_references(plan_.tree)) {
      add_references(out_.matches, *columns_, static_cast<float>(ranking_.reference_weight));
    }
    out_.expanded = notes_.expansions();
    out_.parts = notes_.parts();
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
      auto list = words_.list(word.term);
      if (!list) return list.error();
      least = std::min(least, (*list)->records);
    }
    return least;
  }

  Result<Matches> leaf(std::size_t index, Within within) {
    const auto& leaf = plan_.leaves[index];
    const auto& element = leaf.element;
    notes_.turn_to(index);
    if (element.kind == query::Element::Kind::range) return in_range(reader_, element);
    if (element.field->kind == query::FieldKind::facet) return with_value(reader_, element);
    if (element.kind == query::Element::Kind::phrase) return phrase(leaf);
    if (element.kind == query::Element::Kind::prefix) return prefix(leaf);
    return run_of_words(leaf, within);
  }

  Result<Matches> run_of_words(const LeafPlan& leaf, Within within) {
    words_.start_sum();
    // A reading counts only where nothing stronger is anywhere.
    const auto outer = leaf.reading.empty() ? within : nullptr;
    auto order = rarest_first(leaf);
    if (!order) return order.error();
    std::optional<Matches> found;
    for (const auto* unit : *order) {
      const auto left = found ? narrowed(*found) : std::nullopt;
      auto more = this->unit(*unit, leaf.mask, left ? &*left : outer);
      if (!more) return more;
      notes_.part(unit->written, more->size());
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (!found) return symbols(leaf);
    if (leaf.words() > 1) {
      const bool complete = match_ == MatchMode::word || made_of_words(leaf);
      const store::Candidates words(found->docs, columns_->alive.size());
      auto whole = find_literal(reader_, leaf.literal, leaf.mask, {nullptr, complete ? &words : nullptr});
      if (!whole) return whole.error();
      add_bonus(*found, whole->docs, static_cast<float>(ranking_.adjacent_bonus * words_.idf_sum()));
      if (!complete) found = first_of(std::move(*found), words_.inside(*whole));
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
      auto more = words_.find(word, mask, left ? &*left : within);
      if (!more) return more;
      found = found ? both(*found, *more) : std::move(*more);
    }
    if (unit.forms.empty()) return std::move(*found);
    Weighted weighted;
    if (auto added = words_.add_forms(unit.written, unit.forms, mask, weighted); !added) return added.error();
    return first_of(std::move(*found), words_.scored(weighted));
  }

  /// Nothing but symbols or particles: there is no word that it could be inside of.
  Result<Matches> symbols(const LeafPlan& leaf) {
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    notes_.part(leaf.element.text, hits->docs.size());
    return words_.inside(*hits, MatchTier::word);
  }

  Result<Matches> phrase(const LeafPlan& leaf) {
    auto hits = find_literal(reader_, leaf.literal, leaf.mask);
    if (!hits) return hits.error();
    notes_.part(leaf.element.text, hits->docs.size());
    if (leaf.units.empty()) return words_.inside(*hits, MatchTier::word);
    auto found = words_.inside(*hits, MatchTier::word);
    for (const auto& unit : leaf.units) {
      for (const auto& word : unit.words) {
        if (found.empty()) break;
        const store::Candidates left(found.docs, columns_->alive.size());
        auto more = words_.typed(word.term, leaf.mask, &left);
        if (!more) return more;
        found = both(found, *more);
      }
    }
    return first_of(std::move(found), words_.inside(*hits));
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
      auto added = words_.add_term(term, leaf.mask, 1.0F, MatchTier::word, weighted);
      if (!added) return added.error();
      out_.read_terms.push_back(term);
    }
    auto found =
        words_.with_inside(words_.scored(weighted), weighted.size(), {{}, {}, leaf.literal, {}}, leaf.mask, nullptr);
    if (found) notes_.part(leaf.element.text + "*", found->size());
    return found;
  }

  Result<Matches> with_reading(const LeafPlan& leaf, Matches found) {
    const bool stronger =
        std::any_of(found.tiers.begin(), found.tiers.end(), [](MatchTier tier) { return tier < MatchTier::reading; });
    if (leaf.reading.empty() || stronger) return found;
    auto words = reader_.readings(leaf.reading, most_read_terms);
    if (!words) return words.error();
    Weighted weighted;
    for (const auto& [reading, term] : *words) {
      auto added =
          words_.add_term(term, leaf.mask, static_cast<float>(ranking_.reading_weight), MatchTier::reading, weighted);
      if (!added) return added.error();
      if (!*added) continue;
      notes_.expansion(leaf.element.text, {term, {term}, MatchTier::reading, 1, 0, 0});
      out_.read_terms.push_back(term);
    }
    return first_of(words_.scored(weighted), found);
  }

  const Plan& plan_;
  MatchMode match_;
  const store::Reader& reader_;
  std::shared_ptr<const store::Columns> columns_;
  const Ranking& ranking_;
  Parts parts_;
  Notes notes_;
  Words words_;
  Evaluation out_;
};

}  // namespace

Result<Evaluation> evaluate(const Plan& plan, MatchMode match, const store::Reader& reader, const Ranking& ranking,
                            Parts parts) {
  return Evaluator(plan, match, reader, ranking, parts).run();
}

}  // namespace iken::search
