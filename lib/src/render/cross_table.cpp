// Counts by several facets, drawn: one facet across the top, the others down the side.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "render/catalogue.hpp"
#include "render/table.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

constexpr std::size_t column_gap = 2;
constexpr std::size_t widest_head = 10;  ///< columns of the screen; longer values across the top are cut
constexpr std::size_t narrowest_side = 16;
constexpr std::size_t bar_width = 12;
constexpr std::size_t most_across = 16;

using Row = CrossTable::Row;

struct Line {
  std::vector<std::string> side;      ///< values down the side
  std::vector<std::uint64_t> counts;  ///< by column
  Row sum;
};

/// Years are read in their order, other values by how many records they have.
bool in_own_order(const std::string& facet) { return facet == "year" || facet == "fiscal_year"; }

/// The values of one facet, in the order in which they are drawn.
std::vector<std::string> values_of(const CrossTable& table, std::size_t facet) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& row : table.rows) counts[row.values[facet]] += row.records;
  std::vector<std::string> values;
  for (const auto& [value, count] : counts) values.push_back(value);
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
    if (a.empty() != b.empty()) return b.empty();
    return in_own_order(table.facets[facet]) ? a < b : counts[a] > counts[b];
  });
  return values;
}

std::string shown(const std::string& value, Language language) {
  return value.empty() ? std::string(label(Label::missing_value, language)) : visible_line(value).text;
}

std::size_t width_of(const CrossTable& table, const std::vector<std::string>& values, Language language) {
  const auto digits = std::to_string(table.records).size();
  std::size_t width = 0;
  for (const auto& value : values) {
    width += std::max(digits, std::min(widest_head, display_width(shown(value, language)))) + column_gap;
  }
  return width;
}

/// The last facet whose values fit beside a readable side; nothing if none does.
std::optional<std::size_t> facet_across(const CrossTable& table, const Page& page) {
  if (table.facets.size() < 2) return {};
  for (auto facet = table.facets.size(); facet-- > 0;) {
    const auto values = values_of(table, facet);
    if (values.size() > most_across) continue;
    if (width_of(table, values, page.language()) + narrowest_side + 2 * widest_head < page.table_width()) return facet;
  }
  return {};
}

/// Lines with the same first value stay together; the most records first, but years in their order.
void sort_lines(std::vector<Line>& lines, bool own_order) {
  std::map<std::string, std::uint64_t> totals;
  for (const auto& line : lines) totals[line.side.front()] += line.sum.records;
  std::stable_sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
    const auto& x = a.side.front();
    const auto& y = b.side.front();
    if (x != y && own_order) return x < y;
    if (x != y) return totals[x] != totals[y] ? totals[x] > totals[y] : x < y;
    return a.sum.records > b.sum.records;
  });
}

/// Joins the rows that differ only in the facet across the top.
std::vector<Line> lines_of(const CrossTable& table, std::optional<std::size_t> across,
                           const std::vector<std::string>& heads) {
  std::vector<Line> lines;
  std::map<std::vector<std::string>, std::size_t> places;
  for (const auto& row : table.rows) {
    auto side = row.values;
    if (across) side.erase(side.begin() + static_cast<std::ptrdiff_t>(*across));
    const auto [place, is_new] = places.try_emplace(side, lines.size());
    if (is_new) lines.push_back({side, std::vector<std::uint64_t>(heads.size()), {}});
    auto& line = lines[place->second];
    line.sum.records += row.records;
    line.sum.persons += row.persons;
    line.sum.unstated += row.unstated;
    if (!across) continue;
    const auto head = std::find(heads.begin(), heads.end(), row.values[*across]);
    line.counts[static_cast<std::size_t>(head - heads.begin())] += row.records;
  }
  sort_lines(lines, in_own_order(table.facets[across == 0U ? 1 : 0]));
  return lines;
}

class Drawing {
 public:
  Drawing(const CrossTable& table, Page& page)
      : table_(table),
        page_(page),
        across_(facet_across(table, page)),
        heads_(across_ ? values_of(table, *across_) : std::vector<std::string>()),
        lines_(lines_of(table, across_, heads_)),
        has_people_(table.unstated < table.records) {
    measure();
  }

  void draw() {
    head();
    rule();
    for (const auto& line : lines_) row(side_text(line.side), line.counts, line.sum, true);
    rule();
    std::vector<std::uint64_t> sums(heads_.size());
    for (const auto& line : lines_) {
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += line.counts[i];
    }
    row(std::string(label(Label::total, page_.language())), sums, {{}, table_.records, table_.persons, table_.unstated},
        false);
    if (has_people_ && table_.unstated > 0) {
      page_.own(label(Label::people_unstated, page_.language(), {std::to_string(table_.unstated)}), Paint::dim).end();
    }
  }

 private:
  void measure() {
    const auto digits = std::to_string(table_.records).size();
    std::size_t taken = 0;
    for (const auto& value : heads_) {
      widths_.push_back(std::max(digits, std::min(widest_head, display_width(shown(value, page_.language())))) +
                        column_gap);
      taken += widths_.back();
    }
    total_width_ = std::max(digits, display_width(label(Label::total, page_.language()))) + column_gap;
    people_width_ = has_people_ ? std::max(std::to_string(table_.persons).size(),
                                           display_width(label(Label::people, page_.language()))) +
                                      column_gap
                                : 0;
    for (const auto& line : lines_) {
      side_width_ = std::max(side_width_, display_width(side_text(line.side)));
      most_ = std::max(most_, line.sum.records);
    }
    side_width_ = std::max(side_width_, display_width(side_title()));
    taken += total_width_ + people_width_ + 1 + bar_width;
    const auto room = page_.table_width() > taken + narrowest_side ? page_.table_width() - taken : narrowest_side;
    side_width_ = std::min(side_width_, room);
  }

  [[nodiscard]] std::string side_title() const {
    std::string title;
    for (std::size_t i = 0; i < table_.facets.size(); ++i) {
      if (across_ && i == *across_) continue;
      title += (title.empty() ? "" : " / ") + facet_label(table_.facets[i], page_.language());
    }
    if (across_) title += " × " + facet_label(table_.facets[*across_], page_.language());
    return title;
  }

  [[nodiscard]] std::string side_text(const std::vector<std::string>& side) const {
    std::string text;
    for (const auto& value : side) text += (text.empty() ? "" : " / ") + shown(value, page_.language());
    return text;
  }

  void head() {
    page_.own(padded(side_title(), side_width_), Paint::strong);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const auto value = cut(shown(heads_[i], page_.language()), widths_[i] - column_gap);
      page_.own(right_aligned(value, widths_[i]), Paint::strong);
    }
    page_.own(right_aligned(std::string(label(Label::total, page_.language())), total_width_), Paint::strong);
    if (has_people_) {
      page_.own(right_aligned(std::string(label(Label::people, page_.language())), people_width_), Paint::strong);
    }
    page_.end_cut();
  }

  void rule() {
    auto width = side_width_ + total_width_ + people_width_;
    for (const auto column : widths_) width += column;
    std::string line;
    for (std::size_t i = 0; i < width; ++i) line += "─";
    page_.own(line, Paint::dim).end_cut();
  }

  void row(const std::string& side, const std::vector<std::uint64_t>& counts, const Row& sum, bool with_bar) {
    page_.own(padded(side, side_width_));
    for (std::size_t i = 0; i < counts.size(); ++i) {
      page_.own(right_aligned(counts[i] == 0 ? "·" : std::to_string(counts[i]), widths_[i]),
                counts[i] == 0 ? Paint::dim : Paint::plain);
    }
    page_.own(right_aligned(std::to_string(sum.records), total_width_), Paint::strong);
    if (has_people_) {
      const bool stated = sum.unstated < sum.records;
      page_.own(right_aligned(stated ? std::to_string(sum.persons) : "·", people_width_));
    }
    if (with_bar) page_.own(" ").own(bar(sum.records, most_, bar_width), Paint::accent);
    page_.end_cut();
  }

  const CrossTable& table_;
  Page& page_;
  std::optional<std::size_t> across_;
  std::vector<std::string> heads_;
  std::vector<Line> lines_;
  bool has_people_;
  std::vector<std::size_t> widths_;
  std::size_t total_width_ = 0;
  std::size_t people_width_ = 0;
  std::size_t side_width_ = 0;
  std::uint64_t most_ = 0;
};

}  // namespace
}  // namespace iken::render

namespace iken {

std::string to_text(const CrossTable& table, const TextStyle& style) {
  render::Page page(style);
  render::Drawing(table, page).draw();
  return page.take();
}

std::string to_text(const std::vector<Completion>& completions, const TextStyle& style) {
  render::Page page(style);
  std::size_t word_width = 0;
  std::size_t count_width = 0;
  for (const auto& completion : completions) {
    word_width = std::max(word_width, display_width(render::visible_line(completion.word).text));
    count_width = std::max(count_width, std::to_string(completion.records).size());
  }
  for (const auto& completion : completions) {
    page.own(render::padded(render::visible_line(completion.word).text, word_width))
        .own("  ")
        .own(render::right_aligned(std::to_string(completion.records), count_width), render::Paint::dim);
    if (!completion.reading.empty()) page.own("  ").text(completion.reading, render::Paint::dim);
    page.end_cut();
  }
  return page.take();
}

}  // namespace iken
