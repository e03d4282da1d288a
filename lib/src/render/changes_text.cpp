// What a new dictionary changes, for a person to read and as JSON.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>

#include "render/catalogue.hpp"
#include "render/json_values.hpp"
#include "render/paint.hpp"

namespace iken::render {
namespace {

constexpr std::size_t most_ids = 20;  ///< ids a line; the rest is told as a number

void add_ids(Page& page, std::string_view sign, const std::vector<std::string>& ids, Paint paint) {
  if (ids.empty()) return;
  page.own(sign, paint);
  for (std::size_t i = 0; i < std::min(ids.size(), most_ids); ++i) page.own(" ").text(ids[i]);
  if (ids.size() > most_ids) {
    page.own(" ").own(label(Label::more_values, page.language(), {std::to_string(ids.size() - most_ids)}), Paint::dim);
  }
  page.end(4, 6);
}

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const std::vector<evaluation::AnswerChange>& changes, std::size_t queries, const TextStyle& style) {
  using namespace render;
  Page page(style);
  const auto asked = std::to_string(queries);
  page.own(changes.empty() ? label(Label::answers_same, style.language, {asked})
                           : label(Label::answers_changed, style.language, {std::to_string(changes.size()), asked}),
           Paint::strong);
  page.end();
  for (const auto& change : changes) {
    page.text(change.query.id, Paint::strong);
    if (change.refused) {
      page.own("  ").own(describe(*change.refused, style.language), Paint::warning).end(2, 4);
      continue;
    }
    page.own("  " + std::to_string(change.before) + " → " + std::to_string(change.after)).end(2, 4);
    add_ids(page, "+", change.gained, Paint::accent);
    add_ids(page, "-", change.lost, Paint::warning);
  }
  return page.take();
}

std::string to_json(const std::vector<evaluation::AnswerChange>& changes, std::size_t queries) {
  render::Json json = {{"format", render::output_format}, {"queries", queries}, {"changed", render::Json::array()}};
  for (const auto& change : changes) {
    render::Json one = {{"id", change.query.id}, {"text", change.query.text}};
    if (change.refused) {
      one["refused"] = name(change.refused->code);
    } else {
      one["before"] = change.before;
      one["after"] = change.after;
      one["gained"] = change.gained;
      one["lost"] = change.lost;
    }
    json["changed"].push_back(std::move(one));
  }
  return render::dumped(json);
}

}  // namespace iken
