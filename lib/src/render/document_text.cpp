// What was read from documents, and what an index holds, for a person to read.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <string>

#include "render/catalogue.hpp"
#include "render/paint.hpp"
#include "render/record_lines.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

std::string in_units(std::uint64_t bytes) {
  char buffer[32];
  const auto value = static_cast<double>(bytes);
  if (bytes < 10'000) std::snprintf(buffer, sizeof buffer, "%.0f B", value);
  else if (bytes < 10'000'000) std::snprintf(buffer, sizeof buffer, "%.0f kB", value / 1e3);
  else std::snprintf(buffer, sizeof buffer, "%.1f MB", value / 1e6);
  return buffer;
}

void add_period(Page& page, const DocumentInfo& info) {
  if (info.from.empty() && info.to.empty()) return;
  page.own(label(Label::period, page.language(), {visible_line(info.from).text, visible_line(info.to).text})).end(2);
}

void add_declared(Page& page, const ParsedDocument& document) {
  const auto language = page.language();
  page.own(records_label(document.records.size(), language), Paint::strong);
  const auto& declared = document.declared;
  if (declared.opinions) {
    const auto opinions = std::to_string(*declared.opinions);
    page.own("  ").own(declared.persons
                           ? label(Label::declared, language, {opinions, std::to_string(*declared.persons)})
                           : label(Label::declared_opinions, language, {opinions}),
                       Paint::dim);
  }
  page.end(2);
}

void add_legend(Page& page, const ParsedDocument& document) {
  if (document.legend.empty()) return;
  page.own(label(Label::legend, page.language()), Paint::strong).end(2);
  for (const auto& entry : document.legend) {
    const auto key = entry.symbol.empty() ? entry.label : entry.symbol;
    page.text(entry.symbol, Paint::accent).own(entry.symbol.empty() ? "" : "  ").text(entry.label);
    if (const auto found = document.declared.categories.find(key); found != document.declared.categories.end()) {
      page.own("  ").own(label(Label::legend_count, page.language(), {std::to_string(found->second)}), Paint::dim);
    }
    page.end(4, 8);
  }
}

void add_findings(Page& page, Label heading, const std::vector<Finding>& findings, Paint paint) {
  if (findings.empty()) return;
  page.own(label(heading, page.language()), paint).end(2);
  for (const auto& finding : findings) {
    if (finding.line > 0) page.own(label(Label::line, page.language(), {std::to_string(finding.line)})).own("  ");
    page.own(describe(finding, page.language())).end(4, 8);
  }
}

void add_unassigned(Page& page, const std::vector<SourceLine>& lines) {
  if (lines.empty()) return;
  page.own(label(Label::unassigned, page.language()), Paint::warning).end(2);
  for (const auto& line : lines) {
    page.own(label(Label::line, page.language(), {std::to_string(line.line)})).own("  ").text(line.text).end(4, 8);
  }
}

void add_document(Page& page, const ParsedDocument& document) {
  page.text(document.info.title.empty() ? document.info.id : document.info.title, Paint::strong);
  page.own("  ").text(document.info.id, Paint::dim).end(0, 2);
  add_period(page, document.info);
  add_declared(page, document);
  add_legend(page, document);
  add_findings(page, Label::problems, document.problems, Paint::warning);
  if (document.problems.empty()) page.own(label(Label::no_problems, page.language()), Paint::dim).end(2);
  add_findings(page, Label::repairs, document.repairs, Paint::dim);
  add_unassigned(page, document.unassigned);
}

void add_row(Page& page, Label which, const std::string& value) {
  constexpr std::size_t label_width = 10;
  page.own(padded(label(which, page.language()), label_width), Paint::dim).own("  ").text(value).end(0, label_width + 2);
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const std::vector<ParsedDocument>& documents, const TextStyle& style) {
  std::string text;
  for (const auto& document : documents) {
    render::Page page(style);
    if (!text.empty()) page.blank();
    render::add_document(page, document);
    text += page.take();
    for (const auto& record : document.records) text += "\n" + to_text(record, style);
  }
  return text;
}

std::string to_text(const IndexInfo& info, const TextStyle& style) {
  using namespace render;
  Page page(style);
  add_row(page, Label::index_path, info.path);
  add_row(page, Label::index_format, std::to_string(info.format));
  add_row(page, Label::index_records, std::to_string(info.records));
  add_row(page, Label::index_size, in_units(info.bytes_on_disk));
  add_row(page, Label::index_revision, info.revision);
  add_row(page, Label::index_fingerprint, info.fingerprint);
  page.own(label(Label::index_documents, style.language), Paint::dim).end();
  for (const auto& document : info.documents) {
    page.text(document.info.id, Paint::strong)
        .own("  ")
        .text(document_of(document.info, style.language))
        .own("  ")
        .own(records_label(document.records, style.language))
        .end(2, 4);
  }
  return page.take();
}

}  // namespace iken
