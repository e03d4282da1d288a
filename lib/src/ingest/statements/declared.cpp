// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/declared.hpp"

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/lines/phrase.hpp"
#include "ingest/statements/introduction.hpp"
#include "ingest/statements/japanese_date.hpp"
#include "ingest/statements/legend_block.hpp"
#include "ingest/statements/legend_sign.hpp"
#include "ingest/statements/symbols.hpp"

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

constexpr std::size_t longest_statement = 100;  ///< columns

class Reader {
 public:
  Reader(const std::vector<Line>& lines, const Profile& profile) : lines_(lines), profile_(profile) {
    out_.used.resize(lines.size());
  }

  Declarations run() {
    read_legends();
    read_introduction();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& text = lines_[i].text;
      if (out_.used[i] || !may_declare(text)) continue;
      if (is_statement(i)) {
        read_statement(i, text);
      } else if (begins_period(i)) {
        read_cut_period(i);
      } else if (!in_rows(i)) {
        read_thanks(i);
      }
    }
    out_.has_legend = !out_.legend.empty();
    take_counts();
    return std::move(out_);
  }

 private:
  static bool may_declare(const std::string& text) { return !text.empty() && text.size() <= 4 * longest_statement; }

  /// A line of its own that does not end like a sentence; text of a cell is neither.
  [[nodiscard]] bool is_statement(std::size_t i) const {
    const auto& text = lines_[i].text;
    if (text.ends_with("。") || text.ends_with("、") || columns(text) > longest_statement) return false;
    const bool before = i == 0 || lines_[i - 1].blank() || out_.used[i - 1] || is_statement_text(lines_[i - 1].text) ||
                        (names(text, Topic::period) && ends_part(lines_[i - 1].text));
    const bool after = i + 1 >= lines_.size() || lines_[i + 1].blank() || out_.used[i + 1] || is_statement_text(lines_[i + 1].text) ||
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
    if (contains(text, "凡例")) return false;
    if (!number_before(text, {"件"})) return opinions_in(text).has_value();
    return contains_any(text.substr(0, 45), {"意見件数", "意見の件数", "意見数", "意見総数", "意見の総数", "提出件数", "応募件数",
                                             "提出された意見", "寄せられた意見", "ご意見の数", "提出状況"}) ||
           (contains(text.substr(0, 45), "件数") && names(text, Topic::totals));
  }

  static bool is_people(std::string_view line) {
    const auto text = without_bullet(line);
    if (!number_before(text, {"名", "人"})) return false;
    return contains_any(text.substr(0, 45), {"提出者", "提出人数", "応募者", "意見者数", "提出数", "提出状況"}) ||
           (contains(text.substr(0, 45), "人数") && names(text, Topic::totals));
  }

  /// The words before the first digit. 件数, not 相談件数: answers count many things.
  static std::string_view label_of(std::string_view text) {
    std::size_t end = 0;
    for (const auto point : base::decode(text.substr(0, 120))) {
      if (is_digit(point)) break;
      end += base::encode(std::u32string_view(&point, 1)).size();
    }
    return text.substr(0, end);
  }

  static bool names(std::string_view text, Topic topic) {
    auto label = label_of(without_bullet(text));
    for (const std::string_view era : {"令和", "平成", "R", "H"}) {
      if (label.ends_with(era)) label.remove_suffix(era.size());
    }
    return topic_of(label) == topic;
  }

  /// "８件", or the number alone behind 意見数.
  static std::optional<int> opinions_in(std::string_view text) {
    if (const auto number = number_before(text, {"件"})) return number;
    const auto label = label_of(text);
    if (!contains(label, "意見") || contains(label, "者") || topic_of(label) != Topic::totals) return std::nullopt;
    return whole_number(text.substr(label.size()));
  }

  /// A sentence or a short line: the next line begins something else.
  static bool ends_part(std::string_view line) { return ends_sentence(line) || columns(line) <= 24; }

  /// "募集期間：令和５年12月１日～", and the last day in the next line.
  [[nodiscard]] bool begins_period(std::size_t i) const {
    if (i + 1 >= lines_.size() || lines_[i + 1].blank() || out_.used[i + 1]) return false;
    const auto& text = lines_[i].text;
    const bool apart = i == 0 || lines_[i - 1].blank() || out_.used[i - 1] || ends_part(lines_[i - 1].text);
    return apart && names(text, Topic::period) && dates_in(text).size() == 1 && !ends_sentence(text) &&
           columns(lines_[i + 1].text) <= longest_statement && dates_in(text + lines_[i + 1].text).size() == 2;
  }

  void read_cut_period(std::size_t i) {
    out_.used[i] = out_.used[i + 1] = true;
    if (!out_.from.empty()) return;
    const auto dates = dates_in(lines_[i].text + lines_[i + 1].text);
    out_.from = dates.front();
    out_.to = dates.back();
  }

  /// "３人から８件のご意見をいただきました。": read where it stands, it is a sentence of the text around it.
  void read_thanks(std::size_t i) {
    const auto& text = lines_[i].text;
    if (!text.ends_with("。") || !contains(text, "意見") || columns(text) > longest_statement) return;
    if (!contains_any(text, {"いただきました", "頂きました", "ありました", "寄せられました", "提出されました"})) return;
    if (!contains_any(text, {"名から", "人から", "名の方から", "人の方から"})) return;
    const auto opinions = number_before(text, {"件"});
    if (!opinions || out_.declared.opinions) return;
    out_.declared.opinions = opinions;
    out_.opinions_line = lines_[i].number;
    if (const auto persons = number_before(text, {"名", "人"}); persons && !out_.declared.persons) {
      out_.declared.persons = persons;
      out_.persons_line = lines_[i].number;
    }
  }

  /// Answers speak of other numbers: what is said of this document stands before its first row.
  [[nodiscard]] bool in_rows(std::size_t i) {
    if (!rows_begin_) rows_begin_ = begin_of_table(lines_, out_.used, profile_);
    return i > *rows_begin_;
  }

  void read_statement(std::size_t i, const std::string& text) {
    out_.used[i] = true;
    if (is_period(text)) {
      const auto dates = dates_in(text);
      if (!out_.from.empty()) return;
      out_.from = dates.front();
      out_.to = dates.back();
      return;
    }
    if (const auto opinions = opinions_in(text); opinions && !out_.declared.opinions) {
      out_.declared.opinions = opinions;
      out_.opinions_line = lines_[i].number;
    }
    if (const auto persons = number_before(text, {"名", "人"}); persons && !out_.declared.persons) {
      out_.declared.persons = persons;
      out_.persons_line = lines_[i].number;
    }
  }

  /// Several such lines count parts of the document; which, is not known.
  void take_counts() {
    if (counts_.size() != 1) return;
    const auto& [i, counts] = counts_.front();
    out_.used[i] = true;
    for (const auto& [symbol, count] : counts.classes) {
      const auto* entry = find_class(out_.legend, symbol);
      out_.declared.categories.try_emplace(entry == nullptr ? symbol : entry->symbol, count);
    }
    if (!counts.total || out_.declared.opinions) return;
    out_.declared.opinions = counts.total;
    out_.opinions_line = lines_[i].number;
  }

  // ---- the introduction

  void read_introduction() {
    for (const auto& part : find_introduction(lines_, out_.used, profile_)) {
      if (part.topic == Topic::period) read_period(part);
      if (part.topic == Topic::totals) read_totals(part);
      // Among the lines of a grid nothing shows where its tables stand.
      if (profile_.kind == Kind::grid && part.topic == Topic::other) continue;
      out_.used[part.heading] = true;
      for (const auto i : part.lines) out_.used[i] = true;
    }
  }

  /// The first day and the last may stand on two lines.
  void read_period(const Topical& part) {
    std::string text;
    for (const auto i : part.lines) text += lines_[i].text;
    const auto dates = dates_in(text);
    if (dates.size() < 2 || !out_.from.empty()) return;
    out_.from = dates.front();
    out_.to = dates.back();
  }

  void read_totals(const Topical& part) {
    if (const auto at = total_among(part, {"件"}); at && !out_.declared.opinions) {
      out_.declared.opinions = number_before(lines_[*at].text, {"件"});
      out_.opinions_line = lines_[*at].number;
    }
    if (const auto at = total_among(part, {"名", "人"}); at && !out_.declared.persons) {
      out_.declared.persons = number_before(lines_[*at].text, {"名", "人"});
      out_.persons_line = lines_[*at].number;
    }
  }

  /// The line with the total: one that says so, or the only one that counts at all.
  [[nodiscard]] std::optional<std::size_t> total_among(const Topical& part, std::initializer_list<std::string_view> units) const {
    std::vector<std::size_t> counting;
    for (const auto i : part.lines) {
      const auto& text = lines_[i].text;
      if (text.size() > 4 * longest_statement || !number_before(text, units) || counts_a_way(text)) continue;
      if (contains_any(text, {"計", "総数"})) return i;
      counting.push_back(i);
    }
    return counting.size() == 1 ? std::optional(counting.front()) : std::nullopt;
  }

  /// 郵送２名: those who came by one way only.
  static bool counts_a_way(std::string_view text) {
    const auto digit = base::fold_text(text).find_first_of("0123456789");
    return contains_any(base::fold_text(text).substr(0, digit), {"郵送", "持参", "メール", "ファクス", "ファックス", "fax", "フォーム", "ホームページ", "窓口", "電子"});
  }

  // ---- legend

  void read_legends() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& text = lines_[i].text;
      if (out_.used[i] || !may_declare(text)) continue;
      if (out_.legend.empty() && read_one_line(i)) continue;
      if (auto counts = read_count_line(text); !counts.classes.empty()) {
        counts_.emplace_back(i, std::move(counts));
      } else {
        take_block(read_legend_block(lines_, i, profile_), i);
      }
    }
  }

  bool read_one_line(std::size_t i) {
    auto entries = read_one_line_legend(lines_[i].text);
    std::vector<std::size_t> more;
    if (names_one_line_legend(lines_[i].text)) more = take_further_lines(i, entries);
    for (const auto& entry : entries) add(entry, lines_[i].number);
    out_.used[i] = !entries.empty();
    for (const auto j : more) out_.used[j] = true;
    return out_.used[i];
  }

  /// A running legend may take several lines: those that bring another class, or the end of one.
  std::vector<std::size_t> take_further_lines(std::size_t i, std::vector<LegendLine>& entries) {
    constexpr std::size_t most = 4;
    constexpr std::size_t full = 40;  ///< columns
    std::vector<std::size_t> taken;
    auto text = lines_[i].text;
    for (auto last = i; taken.size() < most;) {
      const auto j = last + 1 < lines_.size() && lines_[last + 1].blank() ? last + 2 : last + 1;
      if (j >= lines_.size() || lines_[j].blank() || heading_like(lines_[j].text)) break;
      const bool begins = read_signed_line(lines_[j].text).has_value();
      if (!begins && (j != last + 1 || columns(lines_[last].text) < full)) break;
      auto joined = read_one_line_legend(text + (begins ? "　" : "") + lines_[j].text);
      const bool further = joined.size() > entries.size() ||
                           (joined.size() == entries.size() && !joined.empty() && joined.back().count && !entries.back().count);
      if (!further) break;
      text += (begins ? "　" : "") + lines_[j].text;
      entries = std::move(joined);
      taken.push_back(j);
      last = j;
    }
    return taken;
  }

  /// A second legend adds to the first, or says the same again.
  void take_block(const LegendBlock& block, std::size_t at) {
    if (block.entries.empty()) {
      // The word alone, above or below a legend that was read.
      const bool heading = contains(lines_[at].text, "凡例") && columns(lines_[at].text) <= 24;
      if (heading && !out_.legend.empty()) out_.used[at] = true;
      return;
    }
    if (!out_.legend.empty() && !agrees(block)) return;
    for (std::size_t i = 0; i < block.entries.size(); ++i) {
      if (!listed(block.entries[i].entry.symbol)) add(block.entries[i], block.numbers[i]);
    }
    for (const auto i : block.lines) out_.used[i] = true;
  }

  /// Has no sign two meanings?
  [[nodiscard]] bool agrees(const LegendBlock& block) const {
    return std::all_of(block.entries.begin(), block.entries.end(), [&](const LegendLine& line) {
      return std::none_of(out_.legend.begin(), out_.legend.end(), [&](const LegendEntry& e) {
        return e.symbol == line.entry.symbol && base::fold_text(e.label) != base::fold_text(line.entry.label);
      });
    });
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
  }

  const std::vector<Line>& lines_;
  const Profile& profile_;
  Declarations out_;
  std::optional<std::size_t> rows_begin_;
  std::vector<std::pair<std::size_t, CountLine>> counts_;  ///< with the index of the line
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
