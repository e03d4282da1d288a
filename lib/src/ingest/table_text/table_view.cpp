// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/table_view.hpp"

#include <algorithm>

namespace iken::ingest {

TableView::TableView(const std::vector<Line>& text, const Declarations& declarations, const Profile& layout)
    : lines(text),
      legend(declarations.legend),
      profile(layout),
      roles(text.size()),
      values(text.size()),
      row_values(text.size()),
      levels(text.size(), HeadingLevel::none) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].blank()) roles[i].role = declarations.used[i] ? Role::declared : Role::loose;
  }
  link();
  find_page_marks();
}

void TableView::link() {
  next.assign(lines.size() + 1, no_line);
  previous.assign(lines.size() + 1, no_line);
  for (std::size_t i = 0, last = no_line; i < lines.size(); ++i) {
    previous[i] = last;
    if (roles[i].role != Role::blank && roles[i].role != Role::declared) last = i;
  }
  for (std::size_t i = lines.size(), last = no_line; i-- > 0;) {
    next[i] = last;
    if (roles[i].role != Role::blank && roles[i].role != Role::declared) last = i;
  }
}

/// A form feed, or the single space that some extractions leave of it, begins a page.
void TableView::find_page_marks() {
  starts_page.assign(lines.size(), false);
  const auto indented = std::count_if(lines.begin(), lines.end(), [](const Line& l) { return l.indented; });
  const auto filled = std::count_if(lines.begin(), lines.end(), [](const Line& l) { return !l.blank(); });
  const bool rare = indented * 12 <= std::max<std::ptrdiff_t>(filled, 48);
  bool feed = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    feed = feed || lines[i].form_feed;
    if (lines[i].blank()) continue;
    starts_page[i] = feed || (rare && lines[i].indented);
    feed = false;
  }
}

}  // namespace iken::ingest
