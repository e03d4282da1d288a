// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/words.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace iken::search {

using store::Posting;
using store::WordList;

Words::Words(const store::Reader& reader, const Ranking& ranking, MatchMode match, Notes& notes)
    : reader_(reader),
      columns_(reader.columns()),
      ranking_(ranking),
      match_(match),
      notes_(notes),
      scorer_(*columns_, ranking) {}

Result<const WordList*> Words::list(const std::string& term) {
  const auto known = lists_.find(term);
  if (known != lists_.end()) return &known->second;
  auto list = reader_.word(term);
  if (!list) return list.error();
  return &lists_.emplace(term, std::move(*list)).first->second;
}

Result<Matches> Words::find(const WordPlan& word, FieldMask mask, Within within) {
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

Result<Matches> Words::typed(const std::string& term, FieldMask mask, Within within) {
  auto known = list(term);
  if (!known) return known.error();
  auto postings = reader_.postings(**known, mask.all() ? within : nullptr);
  if (!postings) return postings.error();
  if (mask.all()) return scored(*postings, (*known)->records);
  Weighted weighted;
  add(weighted, *postings, mask, 1.0F, MatchTier::word, nullptr);
  return scored(weighted);
}

Result<void> Words::add_forms(const std::string& from, const std::vector<Form>& forms, FieldMask mask,
                              Weighted& weighted) {
  for (const auto& form : forms) {
    if (form.terms.size() != 1 && from.find(form.text) != std::string::npos) continue;  // it stands in the word itself
    auto postings = form.terms.size() == 1 ? reader_.postings(form.terms.front())
                                           : literal_postings(reader_, base::fold_text(form.text));
    if (!postings) return postings.error();
    if (postings->empty()) continue;
    add(weighted, *postings, mask, static_cast<float>(form.weight), form.tier, &form);
    notes_.expansion(from, form);
  }
  return {};
}

Result<bool> Words::add_term(const std::string& term, FieldMask mask, float weight, MatchTier tier,
                             Weighted& weighted) {
  auto postings = reader_.postings(term);
  if (!postings) return postings.error();
  add(weighted, *postings, mask, weight, tier, nullptr);
  return !postings->empty();
}

bool Words::in_period(std::uint32_t doc, const Form* form) const {
  if (form == nullptr || (form->from_year == 0 && form->to_year == 0)) return true;
  const auto& years = columns_->facets.find("year")->second;
  if (years.of[doc] == store::no_value) return true;
  const auto year = std::atoi(years.values[years.of[doc]].c_str());
  return (form->from_year == 0 || year >= form->from_year) && (form->to_year == 0 || year <= form->to_year);
}

void Words::add(Weighted& into, const std::vector<Posting>& postings, FieldMask mask, float weight, MatchTier tier,
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

Matches Words::scored(const Weighted& weighted) {
  const auto idf = noted_idf(weighted.size());
  Matches matches;
  matches.reserve(weighted.size());
  for (std::size_t i = 0; i < weighted.size(); ++i) {
    matches.push(weighted.docs[i], scorer_.score(idf, weighted.frequencies[i]), weighted.tiers[i]);
  }
  return matches;
}

/// The same for a single list in all fields.
Matches Words::scored(const std::vector<Posting>& postings, std::size_t records) {
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

float Words::noted_idf(std::size_t records) {
  const auto idf = scorer_.idf(records);
  idf_sum_ += idf;
  return static_cast<float>(idf);
}

// They are as rare as the word is, where there is such a word.
Result<Matches> Words::with_inside(Matches found, std::size_t records, const WordPlan& word, FieldMask mask,
                                   Within within) {
  if (match_ == MatchMode::word) return found;
  const LiteralScope scope{&found.docs, records > 0 ? within : nullptr, word.literal == word.term};
  auto hits = find_literal(reader_, word.literal, mask, scope);
  if (!hits) return hits.error();
  return first_of(std::move(found), inside(*hits, MatchTier::inside, records > 0 ? records : hits->docs.size()));
}

Matches Words::inside(const LiteralHits& hits, MatchTier tier, std::size_t records) const {
  Matches matches;
  matches.reserve(hits.docs.size());
  const auto weight = scorer_.idf(records) * ranking_.inside_weight;
  for (std::size_t i = 0; i < hits.docs.size(); ++i) {
    const double f = hits.counts[i];
    matches.push(hits.docs[i], static_cast<float>(weight * f / (f + ranking_.k1)), tier);
  }
  return matches;
}

}  // namespace iken::search
