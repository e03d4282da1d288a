// What checks of documents and of an index have found.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <string>

#include "render/catalogue.hpp"
#include "render/json_values.hpp"
#include "render/paint.hpp"
#include "render/record_lines.hpp"

namespace iken {
namespace render {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

void add_findings(Json& list, const DocumentCheck& check, const std::vector<Finding>& findings, bool repaired,
                  Language language) {
  for (const auto& finding : findings) {
    list.push_back({{"document", check.info.id},
                    {"path", text_or_null(check.path)},
                    {"code", finding.code},
                    {"message", describe(finding, language)},
                    {"values", finding.args},
                    {"record", text_or_null(finding.record)},
                    {"line", finding.line > 0 ? Json(finding.line) : Json()},
                    {"repaired", repaired}});
  }
}

void add_findings(Page& page, const std::vector<Finding>& findings) {
  for (const auto& finding : findings) {
    if (finding.line > 0) page.own(label(Label::line, page.language(), {std::to_string(finding.line)})).own("  ");
    page.own(describe(finding, page.language())).own("  ").own(finding.code, Paint::dim).end(2, 4);
  }
}

void add_check(Page& page, const DocumentCheck& check) {
  const auto language = page.language();
  page.text(check.info.id, Paint::strong).own("  ");
  if (check.clean()) {
    page.own(label(Label::nothing_to_look_at, language), Paint::dim).end(0, 2);
    return;
  }
  const auto count = std::to_string(check.findings.size());
  page.own(label(Label::findings, language, {count}), check.findings.empty() ? Paint::dim : Paint::warning).end(0, 2);
  add_findings(page, check.findings);
  if (check.repaired.empty()) return;
  page.own(label(Label::repaired, language), Paint::dim).end(1);
  add_findings(page, check.repaired);
}

std::string in_units(std::uint64_t bytes) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return buffer;
}

}  // namespace
}  // namespace render

std::string to_json(const std::vector<DocumentCheck>& checks, Language language) {
  render::Json json = {{"format", render::output_format}, {"documents", checks.size()}};
  auto& list = json["findings"] = render::Json::array();
  for (const auto& check : checks) {
    render::add_findings(list, check, check.findings, false, language);
    render::add_findings(list, check, check.repaired, true, language);
  }
  return render::dumped(json);
}

std::string to_text(const std::vector<DocumentCheck>& checks, const TextStyle& style) {
  render::Page page(style);
  for (const auto& check : checks) render::add_check(page, check);
  return page.take();
}

std::string to_json(const IndexHealth& health, Language language) {
  render::Json json = {{"format", render::output_format},
                       {"sound", health.damage.empty()},
                       {"documents", health.documents},
                       {"records", health.records},
                       {"lists", health.lists}};
  auto& list = json["damage"] = render::Json::array();
  for (const auto& finding : health.damage) {
    list.push_back({{"code", finding.code},
                    {"message", describe(finding, language)},
                    {"values", finding.args},
                    {"record", render::text_or_null(finding.record)}});
  }
  return render::dumped(json);
}

std::string to_text(const IndexHealth& health, const TextStyle& style) {
  using namespace render;
  Page page(style);
  if (health.damage.empty()) {
    page.own(label(Label::index_sound, style.language,
                   {std::to_string(health.documents), std::to_string(health.records), std::to_string(health.lists)}))
        .end();
    return page.take();
  }
  page.own(label(Label::index_damage, style.language, {std::to_string(health.damage.size())}), Paint::warning).end();
  add_findings(page, health.damage);
  return page.take();
}

std::string to_json(const CompactSummary& summary) {
  return render::dumped({{"format", render::output_format},
                         {"bytes_before", summary.bytes_before},
                         {"bytes_after", summary.bytes_after}});
}

std::string to_text(const CompactSummary& summary, const TextStyle& style) {
  using namespace render;
  Page page(style);
  page.own(label(Label::compacted, style.language, {in_units(summary.bytes_before), in_units(summary.bytes_after)}))
      .end();
  return page.take();
}

}  // namespace iken
