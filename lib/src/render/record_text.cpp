// One record for a person to read, and the line to paste.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <initializer_list>

#include "render/catalogue.hpp"
#include "render/record_lines.hpp"
#include "render/width.hpp"
#include "schema/facets.hpp"

namespace iken::render {

std::string number_of(const Record& record) { return record.no ? "No." + std::to_string(*record.no) : record.id; }

std::string title_of(const DocumentInfo& document) {
  std::string title = document.title.empty() ? document.id : document.title;
  std::replace(title.begin(), title.end(), '\n', ' ');
  return title;
}

std::string document_of(const DocumentInfo& document, Language language) {
  const auto name = title_of(document);
  const auto year = schema::calendar_year(document.from);
  if (year.empty()) return name;
  const auto words = label(Label::year, language, {year});
  return language == Language::japanese ? name + "（" + words + "）" : name + " (" + words + ")";
}

void add_category(Page& page, const Record& record) {
  if (!record.category) return;
  page.own("  ").text(record.category->symbol, Paint::accent);
  if (!record.category->symbol.empty() && !record.category->label.empty()) page.own(" ");
  page.text(record.category->label);
}

std::size_t add_field_label(Page& page, std::string_view words) {
  std::size_t widest = 0;
  for (const auto which : {Label::opinion, Label::response}) {
    widest = std::max(widest, display_width(label(which, page.language())));
  }
  widest = std::max(widest, display_width(words));
  page.own(padded(words, widest), Paint::dim).own("  ");
  return widest + 2;
}

namespace {

constexpr std::size_t margin = 2;

std::string joined(const std::vector<int>& numbers) {
  std::string list;
  for (const auto number : numbers) list += (list.empty() ? "" : ", ") + std::to_string(number);
  return list;
}

void add_field(Page& page, Label which, const std::string& text) {
  if (text.empty()) return;
  const auto indent = add_field_label(page, label(which, page.language()));
  page.text(text).end(margin, margin + indent);
}

void add_heading(Page& page, const Record& record) {
  for (const auto* heading : {&record.chapter, &record.section, &record.subsection}) {
    if (!heading->empty()) page.text(*heading).end(margin, margin + 2);
  }
  if (record.initiative) page.text(schema::initiative_name(*record.initiative), Paint::strong).end(margin, margin + 2);
}

void add_notes(Page& page, const Record& record) {
  const auto language = page.language();
  if (!record.response_shared_with.empty()) {
    page.own(label(Label::shared_with, language, {joined(record.response_shared_with)}), Paint::dim)
        .end(margin, margin);
  }
  for (const auto& reference : record.references) {
    page.own(label(Label::references, language), Paint::dim)
        .own("  ")
        .text(reference.id)
        .own("  ")
        .text(reference.text, Paint::dim)
        .end(margin, margin + 2);
  }
  for (const auto& correction : record.corrections) {
    page.own(correction.raw.empty() ? label(Label::corrected, language, {visible_line(correction.field).text})
                                    : label(Label::corrected_from, language,
                                            {visible_line(correction.field).text, visible_line(correction.raw).text}),
             Paint::warning);
    if (!correction.reason.empty()) page.own("  ").text(correction.reason, Paint::dim);
    page.end(margin, margin + 2);
  }
  if (record.persons) {
    page.own(label(Label::persons, language, {std::to_string(*record.persons)}), Paint::dim).end(margin, margin);
  }
  if (record.source && record.source->first_line > 0) {
    std::vector<std::string> place = {std::to_string(record.source->first_line), std::to_string(record.source->last_line)};
    const bool paged = record.source->page > 0;
    if (paged) place.insert(place.begin(), std::to_string(record.source->page));
    page.own(label(paged ? Label::source_lines : Label::source_lines_only, language, place), Paint::dim).end(margin, margin);
  }
}

/// "2016年7月1日", or the text itself where it is no ISO date.
std::string japanese_date(const std::string& iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
  const auto number = [&](std::size_t at, std::size_t size) {
    const auto digits = iso.substr(at, size);
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? std::string("0") : digits.substr(first);
  };
  return number(0, 4) + "年" + number(5, 2) + "月" + number(8, 2) + "日";
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const Record& record, const TextStyle& style) {
  using namespace render;
  Page page(style);
  page.text(number_of(record), Paint::strong);
  add_category(page, record);
  if (record.no) page.own("  ").text(record.id, Paint::dim);
  page.end(0, margin);
  page.text(document_of(record.document, style.language)).end(margin, margin);
  add_heading(page, record);
  add_field(page, Label::opinion, record.opinion);
  add_field(page, Label::summary, record.summary);
  add_field(page, Label::response, record.response);
  add_notes(page, record);
  return page.take();
}

std::string to_citation(const Record& record, Language language) {
  const bool japanese = language == Language::japanese;
  const auto title = render::title_of(record.document);
  std::string line = japanese ? "「" + title + "」" : title + ",";
  line += (japanese ? "" : " ") + render::number_of(record);
  if (!record.document.from.empty()) {
    const auto from = japanese ? render::japanese_date(record.document.from) : record.document.from;
    const auto to = japanese ? render::japanese_date(record.document.to) : record.document.to;
    const auto period = to.empty() ? from : render::label(render::Label::period, language, {from, to});
    line += japanese ? "（" + period + "）" : ", " + period;
  }
  if (record.category) {
    const auto& [symbol, meaning] = *record.category;
    line += japanese ? " " : ", ";
    line += symbol + (symbol.empty() || meaning.empty() ? "" : " ") + meaning;
  }
  return render::visible_line(line).text + "\n";
}

}  // namespace iken
