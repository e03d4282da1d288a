// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/declared.hpp"

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/japanese_date.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

bool contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return contains(text, word); });
}

/// The number before the first of `units` that has one: "49件（３名）".
std::optional<int> number_before(std::string_view text, std::initializer_list<std::string_view> units) {
  const auto folded = base::fold_text(text.substr(0, 600));
  for (const auto unit : units) {
    for (auto at = folded.find(unit); at != std::string::npos; at = folded.find(unit, at + 1)) {
      auto begin = at;
      while (begin > 0 && ((folded[begin - 1] >= '0' && folded[begin - 1] <= '9') || folded[begin - 1] == ',')) --begin;
      auto digits = folded.substr(begin, at - begin);
      std::erase(digits, ',');
      if (const auto number = whole_number(digits)) return number;
    }
  }
  return std::nullopt;
}

/// Bullets and numbers before a statement: "１　", "(2) ", "○", "・".
std::string_view without_bullet(std::string_view text) {
  static constexpr std::array<std::string_view, 14> signs = {"・", "○", "●", "◆", "◇", "■", "□", "(", "（", ")", "）", "．", ".", "【"};
  for (int steps = 0; steps < 6; ++steps) {
    text = trim(text);
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](auto s) { return text.starts_with(s); });
    if (sign != signs.end()) {
      text.remove_prefix(sign->size());
      continue;
    }
    const auto first = base::decode(text.substr(0, 4)).substr(0, 1);
    if (first.empty() || !is_digit(first.front())) break;
    text.remove_prefix(base::encode(first).size());
  }
  return text;
}

constexpr std::size_t longest_statement = 100;  ///< columns

class Reader {
 public:
  Reader(const std::vector<Line>& lines, const Profile& profile) : lines_(lines), profile_(profile) {
    out_.used.resize(lines.size());
  }

  Declarations run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& text = lines_[i].text;
      if (out_.used[i] || text.empty() || text.size() > 4 * longest_statement) continue;
      if (out_.legend.empty() && read_one_line(i)) continue;
      if (contains(text, "凡例") && columns(text) <= 48) {
        read_legend(i, i + 1);
      } else if (out_.legend.empty() && starts_legend(i)) {
        read_legend(i, i);
      } else if (is_statement(i)) {
        read_statement(i);
      }
    }
    out_.has_legend = !out_.legend.empty();
    return std::move(out_);
  }

 private:
  /// A line of its own that does not end like a sentence; text of a cell is neither.
  [[nodiscard]] bool is_statement(std::size_t i) const {
    const auto& text = lines_[i].text;
    if (text.ends_with("。") || text.ends_with("、") || columns(text) > longest_statement) return false;
    const bool before = i == 0 || lines_[i - 1].blank() || out_.used[i - 1] || is_statement_text(lines_[i - 1].text);
    const bool after = i + 1 >= lines_.size() || lines_[i + 1].blank() || is_statement_text(lines_[i + 1].text) ||
                       heading_like(lines_[i + 1].text) || read_legend_line(lines_[i + 1].text) || contains(lines_[i + 1].text, "凡例");
    return before && after && is_statement_text(text);
  }

  static bool is_statement_text(std::string_view line) { return is_period(line) || is_total(line) || is_people(line); }

  static bool is_period(std::string_view line) {
    const auto text = without_bullet(line);
    if (!contains_any(text.substr(0, 60), {"募集期間", "実施期間", "受付期間", "募集の期間", "募集時期", "実施時期", "提出期間"})) return false;
    return dates_in(text).size() >= 2;
  }

  static bool is_total(std::string_view line) {
    const auto text = without_bullet(line);
    return contains_any(text.substr(0, 45), {"意見件数", "意見の件数", "意見数", "意見総数", "意見の総数", "提出件数", "応募件数", "件数",
                                             "提出された意見", "寄せられた意見", "ご意見の数", "提出状況"}) &&
           number_before(text, {"件"}) && !contains(text, "凡例");
  }

  static bool is_people(std::string_view line) {
    const auto text = without_bullet(line);
    return contains_any(text.substr(0, 45), {"提出者", "提出人数", "応募者", "意見者数", "人数", "提出数", "提出状況"}) &&
           number_before(text, {"名", "人"});
  }

  void read_statement(std::size_t i) {
    out_.used[i] = true;
    const auto& text = lines_[i].text;
    if (is_period(text)) {
      const auto dates = dates_in(text);
      if (!out_.from.empty()) return;
      out_.from = dates.front();
      out_.to = dates.back();
      return;
    }
    if (const auto opinions = number_before(text, {"件"}); opinions && !out_.declared.opinions) {
      out_.declared.opinions = opinions;
      out_.opinions_line = lines_[i].number;
    }
    if (const auto persons = number_before(text, {"名", "人"}); persons && !out_.declared.persons) {
      out_.declared.persons = persons;
      out_.persons_line = lines_[i].number;
    }
  }

  // ---- legend

  [[nodiscard]] std::size_t next_filled(std::size_t i) const {
    while (i < lines_.size() && lines_[i].blank()) ++i;
    return i;
  }

  /// A legend without its word: two lines of it with counts or dots, with different symbols.
  [[nodiscard]] bool starts_legend(std::size_t i) const {
    const auto first = read_legend_line(lines_[i].text);
    if (!first || !first->certain || first->entry.label.ends_with("。")) return false;
    const auto j = next_filled(i + 1);
    if (j >= lines_.size()) return false;
    const auto second = read_legend_line(lines_[j].text);
    const bool counted = first->count.has_value() || (second && second->count.has_value());
    return second && second->certain && counted && second->entry.symbol != first->entry.symbol;
  }

  bool read_one_line(std::size_t i) {
    for (const auto& entry : read_one_line_legend(lines_[i].text)) add(entry, lines_[i].number);
    pending_.clear();
    out_.used[i] = !out_.legend.empty();
    return out_.used[i];
  }

  void read_legend(std::size_t heading, std::size_t begin) {
    const bool any_before = !out_.legend.empty();
    std::size_t last = heading;
    bool any = false;
    for (auto i = begin; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.blank()) continue;
      if (auto entry = read_legend_line(line.text); entry && !listed(entry->entry.symbol) && !heading_like(line.text)) {
        add(*entry, line.number);
        any = true;
      } else if (any && i == last + 1 && !pending_.empty() && !heading_like(line.text) && columns(line.text) <= longest_statement) {
        continue_label(line.text);
      } else {
        break;
      }
      out_.used[i] = true;
      last = i;
    }
    pending_.clear();
    if (any || any_before) out_.used[heading] = any || columns(lines_[heading].text) <= 24;
  }

  [[nodiscard]] bool listed(std::string_view symbol) const {
    return std::any_of(out_.legend.begin(), out_.legend.end(), [&](const LegendEntry& e) { return e.symbol == symbol; });
  }

  [[nodiscard]] bool heading_like(std::string_view text) const {
    return is_table_header(profile_, text) || heading_level(profile_, text) != HeadingLevel::none || whole_number(text).has_value();
  }

  void add(const LegendLine& line, int number) {
    out_.legend.push_back(line.entry);
    out_.legend_lines.push_back(number);
    if (line.count) out_.declared.categories[line.entry.symbol] = *line.count;
    pending_ = line.count ? std::string() : line.entry.symbol;
  }

  /// A label that goes on in the next line, mostly with its count at the end.
  void continue_label(std::string_view text) {
    const auto whole = pending_ + "・" + out_.legend.back().label + std::string(text);
    if (const auto entry = read_legend_line(whole)) {
      out_.legend.back().label = entry->entry.label;
      if (!entry->count) return;
      out_.declared.categories[pending_] = *entry->count;
      pending_.clear();
    }
  }

  const std::vector<Line>& lines_;
  const Profile& profile_;
  Declarations out_;
  std::string pending_;  ///< symbol of a legend line without count
};

}  // namespace

Declarations read_declarations(const std::vector<Line>& lines, const Profile& profile) { return Reader(lines, profile).run(); }

std::string title_of(const std::vector<std::string>& front) {
  constexpr std::size_t longest = 600;
  for (const auto& block : front) {
    const bool speaks = contains(block, "意見") && contains_any(block, {"考え方", "回答", "結果", "対応", "計画", "案"});
    if (speaks && !block.ends_with("。") && block.size() <= longest) return block;
  }
  return front.empty() || front.front().size() > longest ? std::string() : front.front();
}

std::string municipality_of(std::string_view title) {
  constexpr std::size_t longest = 8;
  const auto points = base::decode(title);
  for (std::size_t i = 1; i < points.size() && i < longest; ++i) {
    const bool unit = points[i] == U'区' || points[i] == U'市' || points[i] == U'町' || points[i] == U'村';
    // 市民, 区民 and their like are words of their own.
    const bool word = i + 1 < points.size() && (points[i + 1] == U'民' || points[i + 1] == U'政' || points[i + 1] == U'立');
    if (unit && !word) return base::encode(points.substr(0, i + 1));
    if (points[i] < 0x3041) return {};
  }
  return {};
}

}  // namespace iken::ingest
