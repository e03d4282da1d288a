// Precedents and families of duplicates for a person to read.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "render/catalogue.hpp"
#include "render/record_lines.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

constexpr std::size_t margin = 4;

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); }

/// Positions of the hits of each group, groups by first appearance.
std::vector<std::vector<std::size_t>> groups_of(const SimilarResults& similar) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < similar.precedents.size(); ++i) {
    const auto number = similar.precedents[i].group;
    const auto known = std::find(numbers.begin(), numbers.end(), number);
    const auto at = static_cast<std::size_t>(known - numbers.begin());
    if (known == numbers.end()) {
      numbers.push_back(number);
      groups.emplace_back();
    }
    groups[at].push_back(i);
  }
  return groups;
}

void add_member(Page& page, const Hit& hit, const Precedent& precedent) {
  const auto language = page.language();
  page.own(right_aligned(std::to_string(hit.rank), 2) + ". ", Paint::strong).text(number_of(hit.record), Paint::strong);
  page.own("  ").own(label(Label::confidence, language, {percent(precedent.confidence)}), Paint::accent);
  if (hit.record.no) page.own("  ").text(hit.record.id, Paint::dim);
  if (!precedent.shared.empty()) {
    page.own("  ").own(label(Label::shared_words, language, {quoted(precedent.shared, language)}), Paint::dim);
  }
  page.end(margin, margin + 4);
  add_snippet(page, label(Label::opinion, language), hit.opinion, hit.record.opinion, margin + 4);
}

void add_group(Page& page, std::size_t number, const std::vector<std::size_t>& members, const SimilarResults& similar) {
  const auto& first = similar.results.hits[members.front()];
  page.own(label(Label::answer_number, page.language(), {std::to_string(number)}), Paint::strong);
  add_category(page, first.record);
  page.end(0, margin);
  add_place(page, first, margin);
  add_snippet(page, label(Label::response, page.language()), first.response, first.record.response, margin);
  for (const auto at : members) add_member(page, similar.results.hits[at], similar.precedents[at]);
}

void add_member(Page& page, const DuplicateMember& member, const NewOpinion& opinion) {
  page.text(opinion.id, Paint::strong).own("  ");
  if (member.exact) page.own(label(Label::same_text, page.language()), Paint::dim);
  else page.own(percent(member.similarity) + " %", Paint::accent);
  page.own("  ").text(member.difference.empty() ? opinion.text : marked(member.difference)).end(2, 4);
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const SimilarResults& similar, const TextStyle& style) {
  using namespace render;
  Page page(style);
  if (!similar.precedent) return page.own(label(Label::no_precedent, style.language), Paint::strong).end().take();
  const auto groups = groups_of(similar);
  page.own(label(Label::precedent, style.language,
                 {std::to_string(similar.results.hits.size()), std::to_string(groups.size())}),
           Paint::strong)
      .end();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    page.blank();
    add_group(page, i + 1, groups[i], similar);
  }
  return page.take();
}

std::string to_text(const std::vector<DuplicateFamily>& families, const std::vector<NewOpinion>& opinions,
                    const TextStyle& style) {
  using namespace render;
  Page page(style);
  if (families.empty()) return page.own(label(Label::no_families, style.language)).end().take();
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (i > 0) page.blank();
    const auto& members = families[i].members;
    page.own(label(Label::family, style.language, {std::to_string(i + 1), std::to_string(members.size())}), Paint::strong)
        .end();
    for (const auto& member : members) add_member(page, member, opinions[member.index]);
  }
  return page.take();
}

}  // namespace iken
