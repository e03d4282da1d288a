// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/tables.hpp"

#include <array>

namespace iken::generate {
namespace {

using ingest::Cell;
using ingest::Grid;

struct Wording {
  const char* no;
  const char* chapter;
  const char* initiative;
  const char* opinion;
  const char* response;
  const char* category;
};
constexpr std::array<Wording, 6> wordings = {{
    {"№", "章", "取組項目", "意見の概要", "区の考え方", "対応区分"},
    {"番号", "該当箇所", "施策名", "ご意見", "市の考え方", "対応状況"},
    {"NO", "該当項目", "取組項目", "意見", "回答", "区分"},
    {"意見番号", "章", "事業名", "ご意見の概要（要旨）", "ご意見に対する市の考え方", "計画への反映"},
    {"No.", "該当箇所（章）", "取組項目", "お寄せいただいた意見", "検討結果と理由", "対応区分"},
    {"項番", "項目", "施策", "意見等の内容", "意見への対応", "反映状況"},
}};

std::string look_alike_of(const std::string& symbol) {
  if (symbol == "○") return "〇";
  if (symbol == "◇") return "⋄";
  if (symbol == "△") return "▵";
  if (symbol == "－") return "―";
  if (symbol == "※") return "＊";
  if (symbol == "●") return "⚫";
  return symbol;
}

/// Builds rows of cells from the top.
class Table {
 public:
  Table(const ParsedDocument& truth, const TableFile& layout, Dice& dice)
      : truth_(truth), layout_(layout), dice_(dice) {
    const auto& words = wordings[layout.words % wordings.size()];
    if (layout.empty_column) header_.push_back("");
    first_ = header_.size();
    header_.push_back(words.no);
    if (layout.headings == HeadingPlace::columns) {
      header_.push_back(words.chapter);
      header_.push_back(words.initiative);
    }
    header_.insert(header_.end(), {words.opinion, words.response, words.category});
    grid_.columns = header_.size();
    grid_.ruled = layout.merges;
  }

  std::vector<Grid> run() {
    if (layout_.front) add_front();
    if (layout_.legend == LegendPlace::start && !layout_.legend_apart) add_legend(grid_);
    add_header();
    for (std::size_t i = 0; i < truth_.records.size(); ++i) {
      if (layout_.headings == HeadingPlace::rows) add_headings(i);
      if (layout_.repeat_header > 0 && i > 0 && i % layout_.repeat_header == 0) add_header();
      add_record(i);
    }
    if (layout_.legend != LegendPlace::start && !layout_.legend_apart) {
      next_row();
      add_legend(grid_);
    }
    std::vector<Grid> grids;
    if (layout_.legend_apart) {
      Grid legend;
      legend.name = "凡例";
      legend.columns = 3;
      legend.ruled = grid_.ruled;
      add_legend(legend);
      if (layout_.legend == LegendPlace::start) grids.push_back(legend);
      grids.push_back(grid_);
      if (layout_.legend != LegendPlace::start) grids.push_back(legend);
      return grids;
    }
    grids.push_back(grid_);
    return grids;
  }

 private:
  std::size_t next_row() { return next_row(grid_); }
  static std::size_t next_row(Grid& grid) {
    const auto row = static_cast<int>(grid.rows.size()) + 1;
    grid.rows.push_back({1, row, row, false, false, false});
    return grid.rows.size() - 1;
  }

  void add_wide(const std::string& text) {
    const auto row = next_row();
    grid_.cells.push_back({row, first_, 1, grid_.ruled ? grid_.columns - first_ : 1, text});
  }

  void add_front() {
    add_wide(truth_.info.title);
    add_wide("募集期間　平成28年10月３日～平成28年11月２日");
    add_wide("意見件数　" + std::to_string(*truth_.declared.opinions + layout_.wrong_total) + "件（" +
             std::to_string(*truth_.declared.persons) + "名）");
    next_row();
  }

  void add_legend(Grid& grid) {
    const auto start = grid.columns > 3 ? first_ : 0;
    auto row = next_row(grid);
    grid.cells.push_back({row, start, 1, 1, "【凡例】"});
    for (const auto& entry : truth_.legend) {
      row = next_row(grid);
      const auto count = truth_.declared.categories.at(entry.symbol);
      grid.cells.push_back({row, start, 1, 1, entry.symbol});
      grid.cells.push_back({row, start + 1, 1, 1, entry.label});
      grid.cells.push_back({row, start + 2, 1, 1, std::to_string(count) + "件"});
    }
  }

  void add_header() {
    const auto row = next_row();
    for (std::size_t i = first_; i < header_.size(); ++i) grid_.cells.push_back({row, i, 1, 1, header_[i]});
  }

  void add_headings(std::size_t i) {
    const auto& r = truth_.records[i];
    const Record none;
    const auto& before = i == 0 ? none : truth_.records[i - 1];
    bool higher = false;
    for (const auto member : {&Record::chapter, &Record::section, &Record::subsection}) {
      higher = higher || before.*member != r.*member;
      if (higher && !(r.*member).empty()) add_wide(r.*member);
    }
    if (r.initiative && (higher || before.initiative != r.initiative)) {
      add_wide(r.initiative->label == r.initiative->title ? r.initiative->title
                                                          : r.initiative->label + r.initiative->title);
    }
  }

  std::string cell_text(const std::string& text) {
    if (layout_.wrap == 0) return text;
    std::string out;
    for (std::size_t begin = 0; begin <= text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      for (const auto& line : generate::wrap(text.substr(begin, end - begin), layout_.wrap, layout_.indent ? 1 : 0)) {
        if (!out.empty()) out += dice_.chance(layout_.spurious_blanks) ? "\n\n" : "\n";
        out += line;
      }
      begin = end + 1;
    }
    return out;
  }

  /// Rows that share an answer stand below one heading.
  std::size_t rows_sharing(std::size_t i) const {
    const auto& r = truth_.records[i];
    std::size_t rows = 1;
    for (const int other : r.response_shared_with) rows += other > *r.no ? 1 : 0;
    return rows;
  }

  bool is_first_sharer(const Record& r) const {
    for (const int other : r.response_shared_with) {
      if (other < *r.no) return false;
    }
    return true;
  }

  void add_record(std::size_t i) {
    const auto& r = truth_.records[i];
    const auto row = next_row();
    auto column = first_;
    const auto add = [&](const std::string& text, std::size_t rows = 1) {
      grid_.cells.push_back({row, column++, rows, 1, text});
    };
    add(dice_.chance(50) ? printed(*r.no) : std::to_string(*r.no));
    if (layout_.headings == HeadingPlace::columns) {
      add_merged_heading(i, row, column++, r.chapter, [](const Record& other) { return other.chapter; });
      const auto name = [](const Record& other) {
        if (!other.initiative) return std::string();
        return other.initiative->label == other.initiative->title ? other.initiative->title
                                                                  : other.initiative->label + other.initiative->title;
      };
      add_merged_heading(i, row, column++, name(r), name);
    }
    add(cell_text(r.opinion));
    if (!is_first_sharer(r)) {
      ++column;
    } else {
      add(cell_text(r.response), layout_.merges && layout_.repeat_header == 0 ? rows_sharing(i) : 1);
    }
    const auto symbol = r.category ? r.category->symbol : std::string();
    add(dice_.chance(layout_.look_alike) ? look_alike_of(symbol) : symbol);
  }

  /// Merged over the rows that have the same.
  template <class Name>
  void add_merged_heading(std::size_t i, std::size_t row, std::size_t column, const std::string& text, Name name) {
    if (i > 0 && name(truth_.records[i - 1]) == text && layout_.repeat_header == 0) return;
    std::size_t rows = 1;
    while (layout_.merges && layout_.repeat_header == 0 && i + rows < truth_.records.size() &&
           name(truth_.records[i + rows]) == text)
      ++rows;
    grid_.cells.push_back({row, column, rows, 1, text});
  }

  const ParsedDocument& truth_;
  const TableFile& layout_;
  Dice& dice_;
  std::vector<std::string> header_;
  std::size_t first_ = 0;
  Grid grid_;
};

}  // namespace

TableFile any_table(Dice& dice) {
  TableFile layout;
  layout.words = dice.below(wordings.size());
  layout.headings = dice.chance(50) ? HeadingPlace::rows : dice.chance(60) ? HeadingPlace::columns : HeadingPlace::none;
  layout.front = dice.chance(80);
  layout.legend = dice.chance(30) ? LegendPlace::start : LegendPlace::end;
  layout.wrap = dice.chance(40) ? 12 + dice.below(30) : 0;
  layout.spurious_blanks = dice.chance(30) ? 15 : 0;
  layout.repeat_header = dice.chance(20) ? 5 + dice.below(6) : 0;
  layout.ditto = dice.chance(30) ? 10 : 0;
  layout.empty_column = dice.chance(20);
  layout.indent = dice.chance(80);
  return layout;
}

void fit(ParsedDocument& truth, const TableFile& layout, Dice& dice) {
  for (std::size_t i = 0; i < truth.records.size(); ++i) {
    auto& r = truth.records[i];
    if (layout.headings != HeadingPlace::rows) r.section = r.subsection = "";
    if (layout.headings == HeadingPlace::none) {
      r.chapter.clear();
      r.initiative.reset();
    }
    if (i == 0 || !r.response_shared_with.empty() || !dice.chance(layout.ditto)) continue;
    r.response = "同上";
    r.references = {{*r.no - 1, truth.info.id + "/" + std::to_string(*r.no - 1), "同上"}};
  }
}

std::vector<Grid> table_grids(const ParsedDocument& truth, const TableFile& layout, Dice& dice) {
  return Table(truth, layout, dice).run();
}

}  // namespace iken::generate
