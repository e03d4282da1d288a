// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace iken::search {
namespace {

void mark_literal(const base::FoldedText& folded, const std::string& wanted, std::vector<Span>& marks) {
  if (wanted.empty()) return;
  for (auto at = folded.text.find(wanted); at != std::string::npos; at = folded.text.find(wanted, at + wanted.size())) {
    marks.push_back(folded.original(at, at + wanted.size()));
  }
}

/// Marks that touch become one; nothing is empty.
std::vector<Span> joined(std::vector<Span> marks) {
  std::sort(marks.begin(), marks.end(),
            [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> out;
  for (const auto& mark : marks) {
    if (mark.empty()) continue;
    if (!out.empty() && mark.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, mark.end);
    } else {
      out.push_back(mark);
    }
  }
  return out;
}

void add_form(const Form& form, WantedTerms& terms, std::vector<std::string>& literals) {
  if (form.terms.size() == 1) {
    terms.insert(form.terms.front());
  } else {
    literals.push_back(base::fold_text(form.text));
  }
}

}  // namespace

Highlighter::Highlighter(const Plan& plan, const std::vector<std::string>& read_terms) {
  for (const auto& leaf : plan.leaves) add(leaf);
  if (!read_terms.empty()) {
    parts_.push_back({WantedTerms(read_terms), {}, false, FieldMask().set()});
  }
}

Highlighter::Highlighter(const std::vector<std::string>& terms) {
  parts_.push_back({WantedTerms(terms), {}, false, FieldMask().set()});
}

void Highlighter::add(const LeafPlan& leaf) {
  if (leaf.literal.empty()) return;
  if (leaf.element.kind == query::Element::Kind::phrase || leaf.units.empty()) {
    parts_.push_back({{}, {leaf.literal}, true, leaf.mask});
    return;
  }
  for (const auto& unit : leaf.units) {
    for (const auto& word : unit.words) {
      Part part{WantedTerms(std::array{word.term}), {word.literal}, false, leaf.mask};
      std::vector<std::string> phrases;
      for (const auto& form : word.forms) add_form(form, part.terms, phrases);
      parts_.push_back(std::move(part));
      if (!phrases.empty()) parts_.push_back({{}, std::move(phrases), true, leaf.mask});
    }
    Part together{{}, {}, true, leaf.mask};
    for (const auto& form : unit.forms) add_form(form, together.terms, together.literals);
    if (!unit.forms.empty()) parts_.push_back(std::move(together));
  }
}

bool Highlighter::mark_terms(const Part& part, const store::Entry& entry, store::Field field,
                             std::vector<Span>& marks) {
  bool found = false;
  for (const auto& token : entry.tokens[field]) {
    if (!part.terms.has(token.term)) continue;
    marks.push_back({token.begin, token.end});
    found = true;
  }
  return found;
}

std::vector<Span> Highlighter::marks(const store::Entry& entry, store::Field field) const {
  std::vector<Span> marks;
  std::optional<base::FoldedText> folded;
  for (const auto& part : parts_) {
    if (!part.mask[field]) continue;
    bool found = !part.terms.empty() && mark_terms(part, entry, field, marks);
    for (std::size_t f = 0; f < store::field_count && !found && !part.literal_always; ++f) {
      std::vector<Span> elsewhere;  // a word that the record has as a word is not marked inside other words
      found = f != field && part.mask[f] && !part.terms.empty() &&
              mark_terms(part, entry, static_cast<store::Field>(f), elsewhere);
    }
    if (found && !part.literal_always) continue;
    if (part.literals.empty()) continue;
    if (!folded) folded = base::fold(store::field_text(entry.record, field));
    for (const auto& literal : part.literals) mark_literal(*folded, literal, marks);
  }
  return joined(std::move(marks));
}

}  // namespace iken::search
