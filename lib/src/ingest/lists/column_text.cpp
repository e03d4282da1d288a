// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/column_text.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "ingest/lines/cell_text.hpp"
#include "ingest/lists/column_names.hpp"
#include "ingest/lists/column_rows.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/records/verify.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/spelled_number.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using Cell = std::vector<CellLine>;
constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A page's part of the table: from one header to the next.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Item {
  int no = 0;
  int line = 0;
  int page = 1;
  std::map<std::string, std::string> cells;  ///< by the column's word
};

class Reader {
 public:
  Reader(const std::vector<Line>& lines, const std::string& id, Profile profile)
      : lines_(lines), profile_(std::move(profile)), declarations_(read_declarations(lines, profile_)), taken_(lines.size()) {
    document_.info.id = id;
  }

  ParsedDocument run() {
    find_parts();
    for (const auto& part : parts_) read_part(part);
    keep_rest();
    describe(document_, declarations_, title_of(front_));
    for (const auto& item : items_) document_.records.push_back(record(item));
    identify(document_);
    verify(document_, declarations_);
    return std::move(document_);
  }

 private:
  [[nodiscard]] bool filled(std::size_t i) const { return !lines_[i].blank() && !declarations_.used[i]; }

  [[nodiscard]] bool is_column(std::size_t i, std::size_t column) const {
    if (lines_[i].text == profile_.columns[column]) return true;
    const auto field = field_of(profile_, profile_.columns[column]);
    return !field.empty() && field_of(profile_, lines_[i].text) == field;
  }

  /// A part begins with the header on one line, or with the first column's word.
  void find_parts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!filled(i)) continue;
      const auto& text = lines_[i].text;
      const auto& words = profile_.header;
      const bool one_word = std::find(words.begin(), words.end(), text) != words.end();
      if (!is_table_header(profile_, text) || !(is_column(i, 0) || (!one_word && columns(text) > 6))) continue;
      if (!parts_.empty()) parts_.back().end = i;
      parts_.push_back({i, lines_.size()});
    }
  }

  /// Cell after cell; false where the columns follow each other.
  bool read_rows(const Part& part) {
    const auto rows = rows_of_blocks(lines_, part.begin, part.end, declarations_.used, profile_);
    if (rows.empty()) return false;
    for (auto i = part.begin; i < part.end; ++i) {
      const bool header = filled(i) && is_table_header(profile_, lines_[i].text) && !whole_number(lines_[i].text);
      if (!header) continue;
      taken_[i] = true;
      document_.furniture.push_back({lines_[i].number, lines_[i].text});
    }
    std::vector<std::vector<std::size_t>> opinions;
    for (const auto& row : rows) {
      const auto first = items_.size();
      start_items({row.front()});
      for (std::size_t column = 1; column < row.size(); ++column) {
        if (column != opinion_column()) give(profile_.columns[column], row[column], first);
      }
      opinions.push_back(row[opinion_column()]);
    }
    give_opinions(opinions, items_.size() - rows.size());
    return true;
  }

  /// The lines of all opinions tell where they were cut.
  void give_opinions(const std::vector<std::vector<std::size_t>>& opinions, std::size_t first) {
    std::vector<Cell> cells;
    std::vector<std::size_t> widths;
    for (const auto& lines : opinions) {
      cells.emplace_back();
      for (const auto i : lines) {
        cells.back().push_back(cell_line(i));
        widths.push_back(cells.back().back().width);
      }
    }
    put(profile_.columns[opinion_column()], cells, wrapping_at(full_width(std::move(widths)), cells), first);
  }

  /// The lines where the page's columns begin; its words may stand before each column or together at the top.
  void read_part(const Part& part) {
    if (read_rows(part)) return;
    std::vector<std::size_t> content;
    std::vector<std::size_t> starts;  // index into content
    std::vector<std::size_t> words;
    for (auto i = part.begin; i < part.end; ++i) {
      if (!filled(i)) continue;
      const bool header = is_table_header(profile_, lines_[i].text) && !whole_number(lines_[i].text);
      if (header) {
        taken_[i] = true;
        document_.furniture.push_back({lines_[i].number, lines_[i].text});
        starts.push_back(content.size());
        words.push_back(i);
      } else {
        content.push_back(i);
      }
    }
    const bool each = words.size() >= profile_.columns.size() && starts.back() > 0;
    if (each) {
      read_labelled(content, starts, words);
    } else {
      read_unlabelled(content);
    }
  }

  std::vector<std::size_t> numbers(const std::vector<std::size_t>& content, std::size_t begin) {
    std::vector<std::size_t> run;
    int last = items_.empty() ? none_yet : items_.back().no;
    for (auto i = begin; i < content.size(); ++i) {
      const auto number = whole_number(lines_[content[i]].text);
      if (!number || (last != none_yet && *number != last + 1)) break;
      last = *number;
      run.push_back(content[i]);
    }
    return run;
  }

  void start_items(const std::vector<std::size_t>& run) {
    for (const auto i : run) {
      items_.push_back({*whole_number(lines_[i].text), lines_[i].number, lines_[i].page, {}});
      taken_[i] = true;
    }
  }

  void read_labelled(const std::vector<std::size_t>& content, const std::vector<std::size_t>& starts, const std::vector<std::size_t>& words) {
    const auto run = numbers(content, starts.front());
    const auto first = items_.size();
    start_items(run);
    for (std::size_t column = 1; column < starts.size(); ++column) {
      const auto end = column + 1 < starts.size() ? starts[column + 1] : content.size();
      std::vector<std::size_t> cells(content.begin() + static_cast<std::ptrdiff_t>(starts[column]), content.begin() + static_cast<std::ptrdiff_t>(end));
      leave_page_number(cells, run.size());
      give(lines_[words[column]].text, cells, first);
    }
  }

  /// One number more than a column of numbers has rows, apart from them.
  void leave_page_number(std::vector<std::size_t>& cells, std::size_t n) const {
    if (n == 0 || cells.size() != n + 1 || !lines_[cells.back() - 1].blank() || !whole_number(lines_[cells.back()].text)) return;
    const bool numbers = std::all_of(cells.begin(), cells.end(), [&](std::size_t i) { return people_in(lines_[i].text).has_value(); });
    if (numbers) cells.pop_back();
  }

  void read_unlabelled(const std::vector<std::size_t>& content) {
    const auto run = numbers(content, 0);
    const auto n = run.size();
    const auto first = items_.size();
    start_items(run);
    if (n == 0) return;
    std::size_t begin = n;
    std::size_t end = content.size();
    const auto opinion = opinion_column();
    for (auto column = profile_.columns.size(); column-- > opinion + 1 && end >= begin + n;) {
      const auto from = numeric_tail(content, begin, end, n);
      if (from == none) break;
      give(profile_.columns[column], {content.begin() + static_cast<std::ptrdiff_t>(from), content.begin() + static_cast<std::ptrdiff_t>(from + n)}, first);
      end = from;
    }
    for (std::size_t column = 1; column < opinion && end >= begin + n; ++column) {
      give(profile_.columns[column], {content.begin() + static_cast<std::ptrdiff_t>(begin), content.begin() + static_cast<std::ptrdiff_t>(begin + n)}, first);
      begin += n;
    }
    give(profile_.columns[opinion], {content.begin() + static_cast<std::ptrdiff_t>(begin), content.begin() + static_cast<std::ptrdiff_t>(end)}, first);
  }

  /// The last n lines that hold a count of people, a page number behind them left out.
  [[nodiscard]] std::size_t numeric_tail(const std::vector<std::size_t>& content, std::size_t begin, std::size_t end, std::size_t n) const {
    std::size_t run = 0;
    for (auto i = end; i-- > begin;) {
      if (!number_in(lines_[content[i]].text) || columns(lines_[content[i]].text) > 8) break;
      ++run;
    }
    if (run < n) return none;
    return end - run;
  }

  [[nodiscard]] std::size_t opinion_column() const {
    for (std::size_t i = 0; i < profile_.columns.size(); ++i) {
      if (field_of(profile_, profile_.columns[i]) == "opinion") return i;
    }
    return profile_.columns.size() - 1;
  }

  /// Spreads the lines of a column over its items.
  void give(const std::string& word, const std::vector<std::size_t>& lines, std::size_t first) {
    const auto n = items_.size() - first;
    if (n == 0 || lines.empty()) return;
    const auto cells = divide_column(lines, n);
    std::vector<std::size_t> widths;
    for (const auto k : lines) widths.push_back(columns(lines_[k].text));
    put(word, cells, wrapping_at(full_width(std::move(widths)), cells), first);
  }

  void put(const std::string& word, const std::vector<Cell>& cells, const Wrapping& wrapping, std::size_t first) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      // A word may head two columns where lines were copied.
      auto& text = items_[first + i].cells[word];
      text += (text.empty() ? "" : "\n") + join(cells[i], wrapping);
      for (const auto& line : cells[i]) taken_[static_cast<std::size_t>(line.number) - 1] = true;
    }
  }

  /// At most n cells: one line each, or divided where sentences end, blank lines stand, lines are short.
  [[nodiscard]] std::vector<Cell> divide_column(const std::vector<std::size_t>& lines, std::size_t n) const {
    std::vector<std::size_t> breaks;
    if (lines.size() <= n) {
      breaks.resize(lines.size() - 1);
      std::iota(breaks.begin(), breaks.end(), 1U);
    } else {
      breaks = best_breaks(lines, n);
    }
    std::vector<Cell> cells(1);
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (next < breaks.size() && breaks[next] == i) {
        cells.emplace_back();
        ++next;
      }
      cells.back().push_back(cell_line(lines[i]));
    }
    return cells;
  }

  [[nodiscard]] CellLine cell_line(std::size_t i) const {
    return {lines_[i].number, lines_[i].text, i > 0 && lines_[i - 1].blank(), columns(lines_[i].text)};
  }

  [[nodiscard]] std::vector<std::size_t> best_breaks(const std::vector<std::size_t>& lines, std::size_t n) const {
    std::vector<std::size_t> widths;
    for (const auto i : lines) widths.push_back(columns(lines_[i].text));
    const auto full = full_width(widths);
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const bool blank = lines_[lines[i] - 1].blank();
      const bool ended = ends_sentence(lines_[lines[i - 1]].text);
      const bool room = widths[i - 1] + 4 <= full;
      scored.emplace_back(-((ended ? 4 : 0) + (blank ? 3 : 0) + (room ? 2 : 0)), i);
    }
    std::stable_sort(scored.begin(), scored.end(), [](auto& a, auto& b) { return a.first < b.first; });
    std::vector<std::size_t> breaks;
    for (std::size_t i = 0; i + 1 < n && i < scored.size(); ++i) breaks.push_back(scored[i].second);
    std::sort(breaks.begin(), breaks.end());
    return breaks;
  }

  /// What stands before, between and behind the columns.
  void keep_rest() {
    bool blank = true;
    const auto begin = parts_.empty() ? lines_.size() : parts_.front().begin;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].blank()) {
        blank = true;
        continue;
      }
      if (taken_[i]) continue;
      const bool loose = i > begin && !declarations_.used[i] && !whole_number(lines_[i].text);
      auto& list = loose ? document_.unassigned : document_.furniture;
      list.push_back({lines_[i].number, lines_[i].text});
      if (loose) document_.problems.push_back({"text_unassigned", {lines_[i].text}, lines_[i].number});
      if (i < begin && !declarations_.used[i]) {
        if (blank || front_.empty()) front_.emplace_back();
        front_.back() += lines_[i].text;
      }
      blank = false;
    }
    std::stable_sort(document_.furniture.begin(), document_.furniture.end(), [](auto& a, auto& b) { return a.line < b.line; });
  }

  Record record(const Item& item) {
    Record r;
    r.no = item.no;
    r.source = Source{item.page, item.line, item.line};
    nlohmann::json extra = nlohmann::json::object();
    for (const auto& [word, text] : item.cells) {
      const auto field = field_of(profile_, word);
      if (field == "opinion") {
        r.opinion = text;
      } else if (field == "response") {
        r.response = text;
      } else if (field == "chapter") {
        r.chapter = text;
      } else if (field == "persons") {
        r.persons = persons_in(text);
        if (!people_in(text)) extra[word] = text;
      } else if (field == "category") {
        r.category = class_of(document_, text, r);
      } else {
        extra[word] = text;
      }
    }
    if (!extra.empty()) r.extra = extra.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return r;
  }

  static constexpr int none_yet = -1;

  const std::vector<Line>& lines_;
  const Profile profile_;
  Declarations declarations_;
  std::vector<bool> taken_;
  ParsedDocument document_;
  std::vector<Part> parts_;
  std::vector<Item> items_;
  std::vector<std::string> front_;
};

/// Do rows of blocks stand below the first header?
bool has_rows(const std::vector<Line>& lines, const Profile& profile) {
  std::size_t begin = 0;
  while (begin < lines.size() && !(columns(lines[begin].text) > 6 && is_table_header(profile, lines[begin].text))) ++begin;
  auto end = begin + 1;
  while (end < lines.size() && !(columns(lines[end].text) > 6 && is_table_header(profile, lines[end].text))) ++end;
  return begin < lines.size() && !rows_of_blocks(lines, begin, end, {}, profile).empty();
}

}  // namespace

double column_text_likelihood(const std::vector<Line>& lines, const Profile& of_kind) {
  const auto profile = with_columns_of(lines, of_kind);
  std::size_t words = 0;
  bool count = false;
  std::optional<int> last;
  for (const auto& line : lines) {
    if (line.blank()) continue;
    auto rest = std::string_view(line.text);
    while (words < profile.columns.size() && trim(rest).starts_with(profile.columns[words]) &&
           (is_table_header(profile, line.text) || rest != line.text)) {
      rest = trim(rest).substr(profile.columns[words].size());
      ++words;
    }
    const auto number = whole_number(line.text);
    count = count || (words > 0 && number && last && *number == *last + 1);
    last = number;
  }
  if (words == 0 || words != profile.columns.size()) return 0;
  return count || has_rows(lines, profile) ? 0.93 : 0;
}

ParsedDocument read_column_text(const std::vector<Line>& lines, const std::string& id, const Profile& profile) {
  return Reader(lines, id, with_columns_of(lines, profile)).run();
}

}  // namespace iken::ingest
