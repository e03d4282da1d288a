// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "render/catalogue.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t left_margin = 2;

struct Row {
  std::string name;
  std::uint64_t count;
};

std::vector<Row> rows_of(const FacetCounts& counts, const Meanings& meanings, std::size_t limit, Language language) {
  std::vector<Row> rows;
  for (const auto& value : counts.values) {
    if (limit != 0 && rows.size() == limit) break;
    const auto meaning = meanings.find(value.value);
    const auto name = meaning == meanings.end() ? value.value : value.value + " " + meaning->second;
    rows.push_back({visible_line(name).text, value.count});
  }
  if (counts.missing > 0) rows.push_back({std::string(label(Label::missing_value, language)), counts.missing});
  return rows;
}

}  // namespace

std::string bar(std::uint64_t value, std::uint64_t most, std::size_t width) {
  constexpr std::array<std::string_view, 8> partial = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most == 0 || value == 0) return {};
  const auto share = static_cast<double>(value) / static_cast<double>(most);
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(width * 8) + 0.5));
  std::string drawn;
  for (std::size_t i = 0; i < eighths / 8; ++i) drawn += "█";
  return drawn += partial[eighths % 8];
}

void add_counts(Page& page, const FacetCounts& counts, const Meanings& meanings, std::size_t limit) {
  const auto rows = rows_of(counts, meanings, limit, page.language());
  page.own(facet_label(counts.name, page.language()), Paint::strong).end_cut();
  std::uint64_t most = 0;
  std::size_t name_width = 0;
  std::size_t count_width = 0;
  for (const auto& row : rows) {
    most = std::max(most, row.count);
    name_width = std::max(name_width, display_width(row.name));
    count_width = std::max(count_width, std::to_string(row.count).size());
  }
  // What the bars and the numbers leave; long names are cut.
  const auto taken = left_margin + 2 + count_width + 1 + bar_width;
  const auto room = page.table_width() > taken + 10 ? page.table_width() - taken : 10;
  name_width = std::min(name_width, room);
  for (const auto& row : rows) {
    page.own(padded(row.name, name_width))
        .own("  ")
        .own(right_aligned(std::to_string(row.count), count_width))
        .own(" ")
        .own(bar(row.count, most, bar_width), Paint::accent)
        .end_cut(left_margin);
  }
  if (limit != 0 && counts.values.size() > limit) {
    page.own(label(Label::more_values, page.language(), {std::to_string(counts.values.size() - limit)}), Paint::dim)
        .end_cut(left_margin);
  }
}

}  // namespace iken::render

namespace iken {

std::string to_text(const std::vector<FacetCounts>& counts, const TextStyle& style) {
  render::Page page(style);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i > 0) page.blank();
    render::add_counts(page, counts[i], {}, 0);
  }
  return page.take();
}

}  // namespace iken
