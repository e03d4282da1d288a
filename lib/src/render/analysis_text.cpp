// The stages of the analyzer and of a query, and why a record is found, for a person to read.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <string>

#include "render/catalogue.hpp"
#include "render/paint.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

struct Columns {
  std::size_t surface = 4;
  std::size_t base = 4;
  std::size_t reading = 4;
};

Columns columns_of(const std::vector<Token>& tokens) {
  constexpr std::size_t most = 24;
  Columns columns;
  for (const auto& token : tokens) {
    columns.surface = std::max(columns.surface, display_width(visible_line(token.surface).text) + (token.part ? 2 : 0));
    columns.base = std::max(columns.base, display_width(visible_line(token.base).text));
    columns.reading = std::max(columns.reading, display_width(visible_line(token.reading).text));
  }
  columns.surface = std::min(columns.surface, most);
  columns.base = std::min(columns.base, most);
  columns.reading = std::min(columns.reading, most);
  return columns;
}

void add_token(Page& page, const Token& token, const Columns& columns) {
  const auto paint = token.content ? Paint::plain : Paint::dim;
  page.own(padded((token.part ? "└ " : "") + visible_line(token.surface).text, columns.surface), paint)
      .own("  ")
      .own(padded(visible_line(token.base).text, columns.base), token.content ? Paint::accent : Paint::dim)
      .own("  ")
      .own(padded(visible_line(token.reading).text, columns.reading), paint)
      .own("  ")
      .text(token.part_of_speech, Paint::dim);
  if (token.part) page.own("  ").own(label(Label::part_of_compound, page.language()), Paint::dim);
  if (!token.content) page.own("  ").own(label(Label::not_content, page.language()), Paint::dim);
  page.end_cut(2);
}

std::string field_label(std::string_view field, Language language) {
  if (field == "opinion") return std::string(label(Label::opinion, language));
  if (field == "response") return std::string(label(Label::response, language));
  if (field == "title") return std::string(label(Label::facet_initiative, language));
  return visible_line(field).text;
}

void add_reason(Page& page, const Explanation::Line& line) {
  const auto language = page.language();
  const auto part = visible_line(line.part).text;
  if (line.found_as.empty()) {
    page.own(label(Label::why_absent, language, {part}), Paint::warning).end(2, 4);
    return;
  }
  auto reason = std::string(tier_label(line.tier, language));
  if (reason.empty()) reason = label(Label::matched_word, language);
  page.own(label(Label::why_found_as, language,
                 {part, visible_line(line.found_as).text, field_label(line.field, language), reason,
                  number(line.score)}))
      .end(2, 4);
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const std::vector<AnalysisStage>& stages, const TextStyle& style) {
  using namespace render;
  Page page(style);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (i > 0) page.blank();
    page.own(stage_label(stages[i].name, style.language), Paint::strong).end();
    if (!stages[i].text.empty()) page.text(stages[i].text).end(2, 2);
    const auto columns = columns_of(stages[i].tokens);
    for (const auto& token : stages[i].tokens) add_token(page, token, columns);
  }
  return page.take();
}

std::string to_text(const Explanation& explanation, const std::string& record_id, const TextStyle& style) {
  using namespace render;
  Page page(style);
  for (std::size_t i = 0; i < explanation.stages.size(); ++i) {
    if (i > 0) page.blank();
    page.own(stage_label(explanation.stages[i].name, style.language), Paint::strong).end();
    page.text(explanation.stages[i].text).end(2, 4);
  }
  if (record_id.empty()) return page.take();
  page.blank();
  const auto id = visible_line(record_id).text;
  if (explanation.found) page.own(label(Label::why_found, style.language, {id, number(explanation.score)}), Paint::strong);
  else page.own(label(Label::why_not_found, style.language, {id}), Paint::strong);
  page.end(0, 2);
  for (const auto& line : explanation.lines) add_reason(page, line);
  return page.take();
}

}  // namespace iken
