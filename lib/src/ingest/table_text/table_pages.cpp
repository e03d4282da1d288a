// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/table_view.hpp"

namespace iken::ingest {
namespace {

class PageNumberFinder {
 public:
  explicit PageNumberFinder(TableView& table) : t_(table) {}

  void run() {
    int last = 0;
    for (std::size_t i = 0; i < t_.lines.size(); ++i) {
      if (!t_.values[i] || t_.roles[i].role != Role::loose) continue;
      const auto after = t_.next[i];
      const bool page_ends = after == no_line || t_.is(after, Role::header) || t_.page_starts(after) ||
                             t_.lines[after].page != t_.lines[i].page;
      const bool page_begins =
          (t_.previous[i] == no_line || t_.is(t_.previous[i], Role::header) || t_.page_starts(i)) && t_.isolated(i);
      const bool counts = t_.isolated(i) && last > 0 && *t_.values[i] == last + 1;
      if (t_.open(i) && !page_ends && !page_begins && !counts) continue;
      if (!page_ends && !page_begins && runs_on(i)) continue;
      t_.roles[i].role = Role::page_number;
      last = *t_.values[i];
    }
  }

 private:
  /// A number in the middle of a text's lines.
  [[nodiscard]] bool runs_on(std::size_t i) const {
    const auto before = t_.previous[i];
    return !t_.blank_before(i) && t_.is(before, Role::loose) && !ends_sentence(t_.lines[before].text);
  }

  TableView& t_;
};

}  // namespace

void find_page_numbers(TableView& table) { PageNumberFinder(table).run(); }

}  // namespace iken::ingest
