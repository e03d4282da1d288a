// The lines that hits of a search and precedents share.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/record_lines.hpp"
#include "schema/facets.hpp"

namespace iken::render {

std::string quoted(const std::vector<std::string>& words, Language language) {
  const bool japanese = language == Language::japanese;
  std::string list;
  for (const auto& word : words) {
    if (!japanese && !list.empty()) list += ", ";
    list += japanese ? "「" + visible_line(word).text + "」" : "\"" + visible_line(word).text + "\"";
  }
  return list;
}

void add_place(Page& page, const Hit& hit, std::size_t margin) {
  if (hit.record.initiative) {
    const auto& initiative = *hit.record.initiative;
    const bool marks = !hit.title.spans.empty() && hit.title.text == initiative.title;
    if (marks && initiative.label != initiative.title && !initiative.label.empty()) page.text(initiative.label).own(" ");
    if (marks) page.marked(hit.title);
    else page.text(schema::initiative_name(initiative));
    page.end(margin, margin);
  }
  page.text(document_of(hit.record.document, page.language()), Paint::dim).end_cut(margin);
}

void add_snippet(Page& page, std::string_view words, const Snippet& snippet, const std::string& whole, std::size_t margin) {
  if (snippet.text.empty() && whole.empty()) return;
  const auto indent = add_field_label(page, words);
  if (snippet.text.empty()) page.text(whole);
  else page.marked(snippet);
  page.end(margin, margin + indent);
}

}  // namespace iken::render
