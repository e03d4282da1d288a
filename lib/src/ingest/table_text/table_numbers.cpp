// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <string_view>

#include "ingest/statements/symbols.hpp"
#include "ingest/table_text/sequence.hpp"
#include "ingest/table_text/table_view.hpp"

namespace iken::ingest {
namespace {

constexpr int highest_number = 9999;
/// How far a decision looks ahead, so that no document takes quadratic time.
constexpr std::size_t far_ahead = 400;

class RowFinder {
 public:
  explicit RowFinder(TableView& table) : t_(table) {}

  void run() {
    find_numbers();
    find_numeral_classes();
    find_word_classes();
    find_closes();
  }

 private:
  // ---- numbers of opinions

  [[nodiscard]] double evidence(std::size_t i) const {
    const auto before = t_.previous[i];
    const auto after = t_.next[i];
    double sum = (t_.blank_before(i) ? 1.5 : 0) + (t_.blank_after(i) ? 1.5 : 0);
    if (before != no_line && t_.roles[before].role == Role::loose && t_.levels[before] == HeadingLevel::none &&
        !t_.values[before]) {
      if (!ends_sentence(t_.lines[before].text)) sum -= t_.blank_before(i) ? 3 : 9;
    } else {
      sum += 2;
    }
    return sum + follows(i, after);
  }

  [[nodiscard]] double follows(std::size_t i, std::size_t after) const {
    constexpr double impossible = -100;
    constexpr double hardly = -30;
    if (after == no_line || t_.roles[after].role == Role::header) return impossible;
    if (t_.values[after]) return hardly;
    if (t_.page_starts(after) || t_.lines[after].page != t_.lines[i].page) return impossible;
    if (t_.roles[after].role == Role::row_class) return -8;
    const auto level = t_.levels[after];
    if (level == HeadingLevel::none) return 2;
    // その他 may be all that a citizen wrote; below a page's number it is a heading, and the next row follows.
    if (level == HeadingLevel::other && t_.next[after] != no_line && !t_.values[t_.next[after]]) return 0;
    return level == HeadingLevel::section || level == HeadingLevel::subsection ? -5 : hardly;
  }

  void find_numbers() {
    std::vector<NumberLine> numbers;
    int classes = 0;
    for (std::size_t i = 0; i < t_.lines.size(); ++i) {
      if (t_.roles[i].role == Role::row_class || t_.roles[i].role == Role::text_class) ++classes;
      const auto value = t_.row_values[i];
      if (value && *value >= 1 && *value <= highest_number) numbers.push_back({i, *value, evidence(i), classes});
    }
    for (const auto at : running_count(numbers, classes > 0)) {
      t_.row_starts.push_back(numbers[at].line);
      t_.roles[numbers[at].line].role = Role::row_number;
    }
  }

  /// Where the legend has numerals, the last of a row's lines is its class, not a page's number.
  void find_numeral_classes() {
    for (std::size_t row = 0; row < t_.row_starts.size(); ++row) {
      const auto begin = t_.row_starts[row];
      for (auto i = t_.segment_end(row); i-- > begin + 1;) {
        if (!is_numeral_class(i)) continue;
        t_.roles[i].role = Role::row_class;
        t_.roles[i].symbol = t_.lines[i].text;
        break;
      }
    }
  }

  [[nodiscard]] bool is_numeral_class(std::size_t i) const {
    if (!t_.is(i, Role::loose) || !t_.values[i] || !is_class(t_.legend, t_.lines[i].text)) return false;
    const auto before = t_.previous[i];
    const auto after = t_.next[i];
    if (!t_.is(before, Role::loose) || t_.values[before]) return false;
    // A page's number stands below the class, so that two numbers follow each other.
    return after == no_line || t_.values[after] || t_.levels[after] != HeadingLevel::none ||
           t_.is(after, Role::header) || (t_.isolated(i) && ends_sentence(t_.lines[before].text));
  }

  /// Classes in words that no legend explains: under a column of classes, the short lines behind the texts of rows, if
  /// the same words come again.
  void find_word_classes() {
    const auto is_any = [&](auto wanted) { return std::any_of(t_.roles.begin(), t_.roles.end(), wanted); };
    const auto is_class_role = [](const LineRole& r) {
      return r.role == Role::row_class || r.role == Role::text_class;
    };
    bool column = false;
    for (std::size_t i = 0; i < t_.lines.size() && !column; ++i)
      column = t_.is(i, Role::header) && names_class(t_.lines[i].text);
    if (!column || is_any(is_class_role)) return;
    std::map<std::string_view, int> seen;
    std::vector<std::size_t> candidates;
    for (std::size_t row = 0; row < t_.row_starts.size(); ++row) {
      for (auto i = t_.row_starts[row] + 1; i < t_.segment_end(row); ++i) {
        if (!could_be_word(i)) continue;
        candidates.push_back(i);
        ++seen[t_.lines[i].text];
      }
    }
    std::erase_if(candidates, [&](std::size_t i) { return seen[t_.lines[i].text] < 2; });
    if (candidates.size() * 3 < t_.row_starts.size() * 2) return;
    for (const auto i : candidates) {
      t_.roles[i].role = Role::row_class;
      t_.roles[i].symbol = t_.lines[i].text;
    }
  }

  [[nodiscard]] bool could_be_word(std::size_t i) const {
    constexpr std::size_t longest_word = 24;  ///< columns
    const auto before = t_.previous[i];
    return t_.is(i, Role::loose) && t_.isolated(i) && !t_.values[i] && t_.levels[i] == HeadingLevel::none &&
           columns(t_.lines[i].text) <= longest_word && !ends_sentence(t_.lines[i].text) &&
           t_.is(before, Role::loose) && ends_sentence(t_.lines[before].text);
  }

  // ---- where each row ends

  void find_closes() {
    for (std::size_t row = 0; row < t_.row_starts.size(); ++row)
      t_.closes.push_back(close_of(t_.row_starts[row], t_.segment_end(row)));
    demote_other_classes();
  }

  /// The line that ends the row; `end` when none does.
  [[nodiscard]] std::size_t close_of(std::size_t begin, std::size_t end) const {
    bool any = false;
    for (auto i = begin + 1; i < end; ++i) {
      if (t_.roles[i].role == Role::loose) any = true;
      if (t_.roles[i].role == Role::text_class && (t_.blank_after(i) || !class_before_heading(i, end))) return i;
      if (t_.roles[i].role == Role::row_class && any && !is_answer(i) && !(starts_footnote(i) && class_before_heading(i, end))) return i;
    }
    return end;
  }

  /// －, and the row's class behind it: a dash is all that was answered.
  [[nodiscard]] bool is_answer(std::size_t i) const {
    return look_alike(t_.lines[i].text, "－") && t_.isolated(i) && t_.is(t_.next[i], Role::row_class) && t_.isolated(t_.next[i]);
  }

  /// ※ alone, and the note's text right below it.
  [[nodiscard]] bool starts_footnote(std::size_t i) const {
    return !t_.blank_after(i) && t_.is(i + 1, Role::loose) && !t_.values[i + 1] &&
           t_.levels[i + 1] == HeadingLevel::none;
  }

  [[nodiscard]] bool class_before_heading(std::size_t i, std::size_t end) const {
    const auto last = std::min(end, i + far_ahead);
    for (++i; i < last; ++i) {
      if (t_.roles[i].role == Role::row_class || t_.roles[i].role == Role::text_class) return true;
      if (t_.levels[i] == HeadingLevel::initiative || t_.levels[i] == HeadingLevel::chapter) return false;
    }
    return false;
  }

  /// A class inside an open row is text after all.
  void demote_other_classes() {
    for (std::size_t row = 0; row < t_.row_starts.size(); ++row) {
      for (auto i = t_.row_starts[row] + 1; i < t_.closes[row] && i < t_.lines.size(); ++i) {
        if (t_.roles[i].role == Role::row_class || t_.roles[i].role == Role::text_class) t_.roles[i].role = Role::loose;
      }
    }
  }

  TableView& t_;
};

}  // namespace

void find_rows(TableView& table) { RowFinder(table).run(); }

}  // namespace iken::ingest
