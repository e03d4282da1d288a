// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "ingest/table_text/table_view.hpp"

namespace iken::ingest {
namespace {

/// A header shorter than this may be a word of the text.
constexpr std::size_t sure_header = 10;

/// Two or three lines stand above a table's header on each page, seldom more.
constexpr std::size_t most_running = 4;
constexpr std::size_t narrowest_running = 8;
constexpr int often = 3;

class HeaderFinder {
 public:
  explicit HeaderFinder(TableView& table) : t_(table) {}

  void run() {
    std::vector<std::size_t> group;
    for (std::size_t i = 0; i <= t_.lines.size(); ++i) {
      if (i < t_.lines.size() && (t_.roles[i].role == Role::blank || t_.roles[i].role == Role::declared)) continue;
      const bool word =
          i < t_.lines.size() && t_.roles[i].role == Role::loose && names_columns(t_.profile, t_.lines[i].text);
      if (word && (group.empty() || !t_.page_starts(i) || t_.lines[i].text.size() < sure_header)) {
        group.push_back(i);
        continue;
      }
      take_header(group);
      group.clear();
      if (word) group.push_back(i);
    }
  }

 private:
  void take_header(const std::vector<std::size_t>& group) {
    if (group.empty()) return;
    std::size_t width = 0;
    for (const auto i : group) width += columns(t_.lines[i].text);
    if (width < sure_header && !short_header(group)) return;
    for (const auto i : group) {
      t_.roles[i].role = Role::header;
      t_.levels[i] = HeadingLevel::none;
    }
  }

  /// 区分 alone: a cut header at the top of a page, or a word that fills a line of a cell.
  [[nodiscard]] bool short_header(const std::vector<std::size_t>& group) const {
    const auto first = group.front();
    const auto before = t_.previous[first];
    if (t_.page_starts(first) || before == no_line || t_.values[before] || t_.ends_row(before)) return true;
    return t_.blank_before(first) && t_.blank_after(group.back()) && ends_sentence(t_.lines[before].text);
  }

  TableView& t_;
};

/// The document's title, or whatever else is printed above or below the table on every page.
class RunningLineFinder {
 public:
  explicit RunningLineFinder(TableView& table) : t_(table) {}

  void run() {
    find_edges();
    // The title stands once more in front of the table.
    for (std::size_t i = 0; i < t_.lines.size() && !t_.is(i, Role::header); ++i) {
      if (could_run(i)) seen_[t_.lines[i].text] += often - 1;
    }
    for (const auto& edge : edges_) {
      walk(edge, [&](std::size_t i) { return ++seen_[t_.lines[i].text] > 0; });
    }
    for (const auto& edge : edges_) {
      walk(edge, [&](std::size_t i) {
        if (seen_[t_.lines[i].text] < often) return false;
        t_.roles[i].role = Role::header;
        return true;
      });
    }
  }

 private:
  /// Where a page ends or begins: from which line on, in which direction.
  struct Edge {
    std::size_t line;
    const std::vector<std::size_t>& way;
  };

  void find_edges() {
    bool first = true;
    for (std::size_t i = 0; i < t_.lines.size(); ++i) {
      const bool header = t_.is(i, Role::header) && !t_.is(t_.previous[i], Role::header);
      if (header && !first) edges_.push_back({t_.previous[i], t_.previous});
      first = first && !header;
      if (first || !t_.page_starts(i)) continue;
      edges_.push_back({i, t_.next});
      if (!header) edges_.push_back({t_.previous[i], t_.previous});
    }
  }

  [[nodiscard]] bool could_run(std::size_t i) const {
    return t_.is(i, Role::loose) && !t_.values[i] && t_.levels[i] == HeadingLevel::none &&
           !ends_sentence(t_.lines[i].text) && columns(t_.lines[i].text) >= narrowest_running;
  }

  /// Over the lines that could run, while `visit` agrees; a page's number may stand among them.
  template <class Visit>
  void walk(const Edge& edge, const Visit& visit) {
    auto i = edge.line;
    for (std::size_t steps = 0; steps < most_running && i != no_line; ++steps, i = edge.way[i]) {
      if (t_.is(i, Role::loose) && t_.values[i]) continue;
      if (!could_run(i) || !visit(i)) return;
    }
  }

  TableView& t_;
  std::vector<Edge> edges_;
  std::map<std::string_view, int> seen_;  ///< at edges
};

}  // namespace

bool names_columns(const Profile& profile, std::string_view line) {
  constexpr std::size_t longest_name = 36;    ///< columns
  constexpr std::size_t shortest_ending = 9;  ///< bytes: 考え方
  if (is_table_header(profile, line)) return true;
  if (columns(line) > 4 * longest_name || ends_sentence(line)) return false;
  bool known = false;
  for (line = trim(line); !line.empty(); line = trim(line)) {
    const auto word = line.substr(0, std::min(line.find(' '), line.find("\u3000")));
    line.remove_prefix(word.size());
    const bool exact = is_table_header(profile, word);
    const bool longer = columns(word) <= longest_name &&
                        std::any_of(profile.header.begin(), profile.header.end(), [&](const std::string& name) {
                          return name.size() >= shortest_ending && word.ends_with(name);
                        });
    if (!exact && !longer) return false;
    known = known || exact;
  }
  return known;
}

bool names_class(std::string_view header) {
  static constexpr std::array<std::string_view, 5> words = {"区分", "状況", "反映", "分類", "対応"};
  return std::any_of(words.begin(), words.end(), [&](auto word) { return header.find(word) != std::string_view::npos; });
}

void find_headers(TableView& table) { HeaderFinder(table).run(); }

void find_running_lines(TableView& table) { RunningLineFinder(table).run(); }

}  // namespace iken::ingest
