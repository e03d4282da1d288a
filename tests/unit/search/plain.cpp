// SPDX-License-Identifier: GPL-2.0-or-later
#include "plain.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "query/fields.hpp"
#include "schema/facets.hpp"
#include "store/codec.hpp"

namespace iken::tests {
namespace {

using search::FieldMask;
using store::field_count;

std::string facet_value(const Record& record, const std::string& name) {
  for (const auto& facet : schema::facets()) {
    if (facet.name == name) return facet.value(record);
  }
  return {};
}

std::uint32_t occurrences(const std::string& text, const std::string& wanted) {
  std::uint32_t n = 0;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++n;
  return n;
}

std::size_t size_of(const PlainSet& set) {
  return static_cast<std::size_t>(
      std::count_if(set.begin(), set.end(), [](const auto& hit) { return hit.has_value(); }));
}

PlainSet both(const PlainSet& a, const PlainSet& b) {
  PlainSet out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] && b[i]) out[i] = PlainHit{a[i]->score + b[i]->score, std::max(a[i]->tier, b[i]->tier)};
  }
  return out;
}

PlainSet either(const PlainSet& a, const PlainSet& b) {
  PlainSet out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    out[i] = a[i] ? a[i] : b[i];
    if (a[i] && b[i]) out[i] = PlainHit{a[i]->score + b[i]->score, std::min(a[i]->tier, b[i]->tier)};
  }
  return out;
}

PlainSet first_of(const PlainSet& a, const PlainSet& b) {
  PlainSet out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] ? a[i] : b[i];
  return out;
}

PlainSet without(const PlainSet& a, const PlainSet& b) {
  PlainSet out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = b[i] ? std::nullopt : a[i];
  return out;
}

bool follows_references(const query::Node& n) {
  if (n.kind == query::Node::Kind::leaf) return n.leaf.field->kind == query::FieldKind::any;
  return n.kind != query::Node::Kind::none_of && std::all_of(n.children.begin(), n.children.end(), follows_references);
}

}  // namespace

Plain::Plain(const Analyzer& analyzer, std::vector<Record> records) {
  for (auto& record : records) {
    PlainRecord plain;
    for (std::size_t f = 0; f < field_count; ++f) {
      const std::string text(store::field_text(record, static_cast<store::Field>(f)));
      plain.folded[f] = base::fold_text(text);
      for (const auto& token : analyzer.analyze(text)) {
        if (!token.content) continue;
        ++plain.terms[token.base][f];
        if (!token.part) ++plain.lengths[f];
        if (!token.reading.empty() && token.surface == token.base) readings_.emplace(token.reading, token.base);
      }
      mean_[f] += plain.lengths[f];
    }
    for (auto& [term, tf] : plain.terms) {  // as the index keeps them
      const auto kept = store::unpack_frequencies(store::pack_frequencies(tf));
      std::copy(kept.begin(), kept.end(), tf.begin());
    }
    plain.record = std::move(record);
    records_.push_back(std::move(plain));
  }
  for (auto& mean : mean_) mean = std::max(mean / static_cast<double>(records_.size()), 1.0);
}

PlainSet Plain::evaluate(const search::Plan& plan, MatchMode match) const {
  auto set = node(plan.tree, plan, match);
  if (match == MatchMode::automatic && follows_references(plan.tree)) add_references(set);
  return set;
}

PlainSet Plain::node(const query::Node& n, const search::Plan& plan, MatchMode match) const {
  using Kind = query::Node::Kind;
  PlainSet all(records_.size(), PlainHit());
  if (n.kind == Kind::leaf) return leaf(plan.leaves[n.index], match);
  if (n.kind == Kind::none_of) return without(all, node(n.children.front(), plan, match));
  PlainSet found = n.kind == Kind::any_of ? PlainSet(records_.size()) : all;
  for (const auto& child : n.children) {
    const auto more = node(child, plan, match);
    found = n.kind == Kind::any_of ? either(found, more) : both(found, more);
  }
  return found;
}

PlainSet Plain::leaf(const search::LeafPlan& leaf, MatchMode match) const {
  using Kind = query::Element::Kind;
  if (leaf.element.kind == Kind::range || leaf.element.field->kind == query::FieldKind::facet) return facet(leaf);
  if (leaf.element.kind == Kind::phrase) return phrase(leaf);
  if (leaf.element.kind == Kind::prefix) return prefix(leaf, match);
  return words(leaf, match);
}

PlainSet Plain::facet(const search::LeafPlan& leaf) const {
  const auto& element = leaf.element;
  PlainSet out(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const auto& record = records_[i].record;
    if (element.kind == query::Element::Kind::range) {
      const auto text = element.field->name == "no" ? std::to_string(record.no.value_or(-1))
                                                    : facet_value(record, std::string(element.field->name));
      if (text.empty() || text == "-1") continue;
      const int value = std::stoi(text);
      const bool low = element.text.empty() || value >= std::stoi(element.text);
      if (low && (element.last.empty() || value <= std::stoi(element.last))) out[i] = PlainHit();
      continue;
    }
    const std::string name(element.field->name == "class" ? "category" : element.field->name);
    const auto value = base::fold_text(facet_value(record, name));
    const auto wanted = base::fold_text(element.text);
    if (value.empty()) continue;
    const bool titled = name == "document" && base::fold_text(record.document.title).find(wanted) != std::string::npos;
    if (titled || (name == "category" ? value == wanted : value.find(wanted) != std::string::npos)) out[i] = PlainHit();
  }
  return out;
}

PlainSet Plain::words(const search::LeafPlan& leaf, MatchMode match) const {
  if (leaf.units.empty()) return inside(leaf.literal, leaf.mask, MatchTier::word, PlainSet(records_.size()));
  double idfs = 0;
  PlainSet found(records_.size(), PlainHit());
  for (const auto& unit : leaf.units) {
    PlainSet together(records_.size(), PlainHit());
    for (const auto& w : unit.words) together = both(together, word(w, leaf.mask, match, idfs));
    if (!unit.forms.empty()) {
      PlainSet forms(records_.size());
      add_forms(forms, unit.written, unit.forms, leaf.mask);
      together = first_of(together, scored(forms, idfs));
    }
    found = both(found, together);
  }
  if (leaf.words() > 1) {
    const auto whole = inside(leaf.literal, leaf.mask, MatchTier::inside, PlainSet(records_.size()));
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i] && whole[i]) found[i]->score += ranking_.adjacent_bonus * idfs;
    }
    if (match != MatchMode::word) found = first_of(found, whole);
  }
  const bool stronger =
      std::any_of(found.begin(), found.end(), [](const auto& h) { return h && h->tier < MatchTier::reading; });
  return leaf.reading.empty() || stronger ? found : first_of(reading(leaf), found);
}

PlainSet Plain::word(const search::WordPlan& word, FieldMask mask, MatchMode match, double& idfs) const {
  PlainSet set(records_.size());
  add_term(set, word.term, mask, 1, MatchTier::word);
  add_forms(set, word.written, word.forms, mask);
  auto found = scored(set, idfs);
  return match == MatchMode::word ? found : first_of(found, inside(word.literal, mask, MatchTier::inside, found));
}

PlainSet Plain::phrase(const search::LeafPlan& leaf) const {
  const auto hits = inside(leaf.literal, leaf.mask, MatchTier::word, PlainSet(records_.size()));
  if (leaf.units.empty()) return hits;
  auto found = hits;
  double ignored = 0;
  for (const auto& unit : leaf.units) {
    for (const auto& w : unit.words) {
      PlainSet set(records_.size());
      add_term(set, w.term, leaf.mask, 1, MatchTier::word);
      found = both(found, scored(set, ignored));
    }
  }
  return first_of(found, inside(leaf.literal, leaf.mask, MatchTier::inside, PlainSet(records_.size())));
}

PlainSet Plain::prefix(const search::LeafPlan& leaf, MatchMode match) const {
  std::set<std::string> terms;
  for (const auto& r : records_) {
    for (const auto& [term, tf] : r.terms) {
      if (term.starts_with(leaf.units.front().words.front().term)) terms.insert(term);
    }
  }
  PlainSet set(records_.size());
  for (const auto& term : terms) add_term(set, term, leaf.mask, 1, MatchTier::word);
  double ignored = 0;
  auto found = scored(set, ignored);
  return match == MatchMode::word ? found : first_of(found, inside(leaf.literal, leaf.mask, MatchTier::inside, found));
}

PlainSet Plain::reading(const search::LeafPlan& leaf) const {
  constexpr std::size_t most = 51;
  PlainSet set(records_.size());
  std::size_t taken = 0;
  for (const auto& [reading, term] : readings_) {
    if (!reading.starts_with(leaf.reading) || taken == most) continue;
    ++taken;
    add_term(set, term, leaf.mask, ranking_.reading_weight, MatchTier::reading);
  }
  double ignored = 0;
  return scored(set, ignored);
}

PlainSet Plain::inside(const std::string& folded, FieldMask mask, MatchTier tier, const PlainSet& known) const {
  const bool once = base::code_point_count(folded) == 1;
  std::vector<std::uint32_t> counts;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    std::uint32_t n = 0;
    for (std::size_t f = 0; f < field_count && !folded.empty(); ++f) {
      n += mask[f] ? occurrences(records_[i].folded[f], folded) : 0;
    }
    counts.push_back(known[i] ? 0 : once ? std::min(n, 1U) : n);
  }
  const auto by_word = size_of(known);
  const auto by_characters = counts.size() - static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 0U));
  const auto found = by_word > 0 ? by_word : by_characters;
  PlainSet out(records_.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double f = counts[i];
    if (f > 0) out[i] = PlainHit{idf(found) * ranking_.inside_weight * f / (f + ranking_.k1), tier};
  }
  return out;
}

PlainSet Plain::scored(const PlainSet& frequencies, double& idfs) const {
  const auto weight = idf(size_of(frequencies));
  idfs += weight;
  auto out = frequencies;
  for (auto& hit : out) {
    if (hit) hit->score = weight * hit->score * (ranking_.k1 + 1) / (hit->score + ranking_.k1);
  }
  return out;
}

void Plain::add_term(PlainSet& set, const std::string& term, FieldMask mask, double weight, MatchTier tier) const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const auto at = records_[i].terms.find(term);
    if (at == records_[i].terms.end()) continue;
    const auto f = weight * frequency(records_[i], at->second, mask);
    if (f <= 0) continue;
    set[i] = set[i] ? PlainHit{set[i]->score + f, std::min(set[i]->tier, tier)} : PlainHit{f, tier};
  }
}

void Plain::add_forms(PlainSet& set, const std::string& from, const std::vector<search::Form>& forms,
                      FieldMask mask) const {
  for (const auto& form : forms) {
    PlainSet more(records_.size());
    if (form.terms.size() == 1) {
      add_term(more, form.terms.front(), mask, form.weight, form.tier);
    } else if (from.find(form.text) == std::string::npos) {
      const auto folded = base::fold_text(form.text);
      for (std::size_t i = 0; i < records_.size(); ++i) {
        std::array<std::uint32_t, field_count> tf{};
        for (std::size_t f = 0; f < field_count; ++f)
          tf[f] = std::min(occurrences(records_[i].folded[f], folded), 255U);
        const auto weighted = form.weight * frequency(records_[i], tf, mask);
        if (weighted > 0) more[i] = PlainHit{weighted, form.tier};
      }
    }
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const auto year = facet_value(records_[i].record, "year");
      const bool early = form.from_year != 0 && !year.empty() && std::stoi(year) < form.from_year;
      const bool late = form.to_year != 0 && !year.empty() && std::stoi(year) > form.to_year;
      if (early || late) more[i].reset();
    }
    set = either(set, more);
  }
}

double Plain::frequency(const PlainRecord& r, const std::array<std::uint32_t, field_count>& tf, FieldMask mask) const {
  double sum = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto b = ranking_.b[f];
    if (mask[f]) sum += ranking_.field_weight[f] * tf[f] / (1 - b + b * r.lengths[f] / mean_[f]);
  }
  return sum;
}

double Plain::idf(std::size_t frequency) const {
  const auto n = static_cast<double>(records_.size());
  const auto df = static_cast<double>(frequency);
  return std::log(1 + (n - df + 0.5) / (df + 0.5));
}

void Plain::add_references(PlainSet& set) const {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < records_.size(); ++i) places[records_[i].record.id] = i;
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      for (const auto& reference : records_[i].record.references) {
        const auto target = places.find(reference.id);
        if (target == places.end() || set[i] || !set[target->second]) continue;
        const auto& hit = *set[target->second];
        if (hit.tier > MatchTier::reference) continue;
        set[i] = PlainHit{hit.score * ranking_.reference_weight, MatchTier::reference};
        grown = true;
      }
    }
  }
}

std::vector<std::size_t> Plain::order(const PlainSet& set, const SearchRequest& request) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < set.size(); ++i) {
    std::map<std::string, bool> passes;
    for (const auto& filter : request.filters) {
      const auto value = base::fold_text(facet_value(records_[i].record, filter.facet));
      passes[filter.facet] |= value == base::fold_text(filter.value) && !value.empty();
    }
    const bool all = std::all_of(passes.begin(), passes.end(), [](const auto& p) { return p.second; });
    if (set[i] && all) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    const auto& x = records_[a].record.document.from;
    const auto& y = records_[b].record.document.from;
    if (request.sort == SortOrder::date) return x.empty() || y.empty() ? !x.empty() && y.empty() : x > y;
    if (request.sort == SortOrder::no) return false;
    const bool inside_a = set[a]->tier == MatchTier::inside;
    const bool inside_b = set[b]->tier == MatchTier::inside;
    if (inside_a != inside_b) return inside_b;
    return static_cast<float>(set[a]->score) > static_cast<float>(set[b]->score);
  });
  return found;
}

std::map<std::string, std::uint64_t> Plain::count(const PlainSet& set, const SearchRequest& request,
                                                  const std::string& facet) const {
  auto others = request;
  std::erase_if(others.filters, [&](const Filter& filter) { return filter.facet == facet; });
  std::map<std::string, std::uint64_t> counts;
  for (const auto i : order(set, others)) ++counts[facet_value(records_[i].record, facet)];
  return counts;
}

}  // namespace iken::tests
