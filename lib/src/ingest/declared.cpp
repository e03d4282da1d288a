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

/// The number before the first of `units` in the text: "49件（３名）".
std::optional<int> number_before(std::string_view text, std::initializer_list<std::string_view> units) {
  const auto folded = base::fold_text(text);
  for (const auto unit : units) {
    for (auto at = folded.find(unit); at != std::string::npos; at = folded.find(unit, at + unit.size())) {
      auto begin = at;
      while (begin > 0 && ((folded[begin - 1] >= '0' && folded[begin - 1] <= '9') || folded[begin - 1] == ',')) --begin;
      auto digits = folded.substr(begin, at - begin);
      std::erase(digits, ',');
      if (const auto number = whole_number(digits)) return number;
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const std::vector<Line>& lines) : lines_(lines) { out_.used.resize(lines.size()); }

  Declarations run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& text = lines_[i].text;
      if (out_.used[i] || text.empty()) continue;
      if (contains(text, "凡例") && columns(text) <= 40) {
        read_legend(i);
      } else if (is_period(text)) {
        read_period(i);
      } else if (is_total(text)) {
        read_total(i);
      }
    }
    return std::move(out_);
  }

 private:
  static bool is_period(std::string_view text) {
    return contains_any(text, {"募集期間", "実施期間", "受付期間", "意見募集の期間"}) && !dates_in(text).empty();
  }

  static bool is_total(std::string_view text) {
    return (text.starts_with("意見") || text.starts_with("ご意見") || text.starts_with("提出意見") || text.starts_with("件数")) &&
           contains_any(text.substr(0, 30), {"件数", "意見数", "総数"}) && number_before(text, {"件"}) && columns(text) <= 60;
  }

  void read_period(std::size_t i) {
    out_.used[i] = true;
    const auto dates = dates_in(lines_[i].text);
    out_.from = dates.front();
    out_.to = dates.back();
  }

  void read_total(std::size_t i) {
    out_.used[i] = true;
    out_.declared.opinions = number_before(lines_[i].text, {"件"});
    out_.declared.persons = number_before(lines_[i].text, {"名", "人"});
    out_.opinions_line = lines_[i].number;
  }

  void read_legend(std::size_t heading) {
    std::size_t last = heading;
    for (auto i = heading + 1; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.blank()) continue;
      if (auto entry = read_legend_line(line.text)) {
        add(*entry, line.number);
      } else if (!out_.legend.empty() && i == last + 1 && !pending_.empty() && !heading_like(line.text)) {
        continue_label(line.text);
      } else {
        break;
      }
      out_.used[i] = true;
      last = i;
    }
    out_.used[heading] = !out_.legend.empty();
  }

  static bool heading_like(std::string_view text) {
    return is_table_header(text) || heading_level(text) != HeadingLevel::none || whole_number(text).has_value();
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
  Declarations out_;
  std::string pending_;  ///< symbol of a legend line without count
};

}  // namespace

Declarations read_declarations(const std::vector<Line>& lines) { return Reader(lines).run(); }

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
