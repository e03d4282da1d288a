// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "ingest/declared.hpp"
#include "ingest/finish.hpp"
#include "ingest/grid_items.hpp"
#include "ingest/grid_text.hpp"
#include "ingest/lines.hpp"
#include "ingest/place.hpp"
#include "ingest/symbols.hpp"
#include "ingest/verify.hpp"
#include "ingest/spelled_number.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_heading = 160;  ///< columns
constexpr std::size_t longest_unmarked = 80;

/// The row as one line, as text would have it: "◎：label　3件" for a row of a legend.
std::string line_of(const TableRow& row) {
  std::vector<std::string> cells;
  for (const auto& cell : row.cells) cells.push_back(one_line(cell));
  if (cells.size() >= 2 && columns(cells[0]) <= 4 && read_legend_line(cells[0] + "：" + cells[1])) {
    auto line = cells[0] + "：" + cells[1];
    if (cells.size() > 2) line += "　" + cells[2] + (whole_number(cells[2]) ? "件" : "");
    for (std::size_t i = 3; i < cells.size(); ++i) line += "　" + cells[i];
    return line;
  }
  std::string line;
  for (const auto& cell : cells) line += (line.empty() ? "" : "　") + cell;
  // A total in a cell of its own mostly has no 件 behind it.
  if (cells.size() == 2 && whole_number(cells[1]) && cells[0].find("件数") != std::string::npos) line += "件";
  return line;
}

bool is_legend_row(const TableRow& row) {
  if (row.cells.size() < 2 || row.kind == RowKind::item) return false;
  const auto line = read_legend_line(line_of(row));
  return line && line->certain;
}

class Reader {
 public:
  Reader(const std::vector<Grid>& grids, const std::string& id, const Profile& profile, const ByHand& by_hand)
      : profile_(profile), rows_(read_rows(grids, profile, by_hand)) {
    document_.info.id = id;
  }

  ParsedDocument run() {
    if (!rows_.any_columns) return {};
    make_lines();
    declarations_ = read_declarations(lines_, profile_);
    joined_ = join_rows(rows_, profile_);
    if (joined_.items.empty()) return {};
    find_wrappings();
    find_counted_headings();
    describe(document_, declarations_, title());
    if (document_.legend.empty()) document_.legend = declarations_.legend;
    read_places();
    any_class_ = std::any_of(joined_.items.begin(), joined_.items.end(),
                             [](const GridItem& i) { return i.row.fields.count("category") > 0; });
    document_.records.reserve(joined_.items.size());
    for (std::size_t i = 0; i < joined_.items.size(); ++i) {
      document_.records.push_back(record(i));
      joined_.items[i].row.fields.clear();
      joined_.items[i].row.more.clear();
    }
    note_shared();
    read_sums();
    keep_unused_headings();
    if (joined_.counted) document_.repairs.push_back({"numbers_counted", {std::to_string(joined_.items.size())}, 0});
    identify(document_);
    verify(document_, declarations_);
    tell_unanswered();
    std::stable_sort(document_.furniture.begin(), document_.furniture.end(),
                     [](auto& a, auto& b) { return a.line < b.line; });
    return std::move(document_);
  }

 private:
  // ---- what stands around the opinions, as lines

  void make_lines() {
    line_of_row_.assign(rows_.rows.size(), none);
    bool legend = false;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      const auto& row = rows_.rows[i];
      if (row.place.running) continue;
      if (row.kind == RowKind::item || row.kind == RowKind::header || row.cells.empty()) {
        legend = false;
        continue;
      }
      const bool symbol = is_legend_row(row);
      // Only a line right below may go on with a legend's last label.
      if (legend && (row.place.apart || !row.loose)) add_line(0, row, "");
      if (symbol && !legend && i + 1 < rows_.rows.size() && is_legend_row(rows_.rows[i + 1])) add_line(0, row, "凡例");
      legend = symbol;
      line_of_row_[i] = lines_.size();
      if (row.loose && row.cells.size() == 1) {
        add_line(row.place.first_line, row, one_line(row.cells[0]));
      } else if (row.cells.size() == 1) {
        for (const auto& line : split_lines(row.cells[0])) add_line(row.place.first_line, row, line.text);
      } else {
        add_line(row.place.first_line, row, line_of(row));
      }
      if (!symbol) add_line(0, row, "");
    }
  }

  void add_line(int number, const TableRow& row, std::string text) {
    lines_.push_back({number, std::max(row.place.page, 1), std::move(text), false, false});
  }

  /// Did the declarations use all of the row?
  [[nodiscard]] bool declared(std::size_t row) const {
    if (line_of_row_[row] == none) return false;
    bool all = true;
    for (auto i = line_of_row_[row];
         i < lines_.size() && !lines_[i].blank() && lines_[i].number == rows_.rows[row].place.first_line; ++i) {
      all = all && declarations_.used[i];
    }
    return all;
  }

  [[nodiscard]] std::size_t first_item() const { return joined_.items.front().index; }
  [[nodiscard]] std::size_t last_item() const {
    for (auto i = rows_.rows.size(); i-- > 0;) {
      if (rows_.rows[i].kind == RowKind::item) return i;
    }
    return 0;
  }

  [[nodiscard]] std::string title() const {
    if (auto marked = marked_title(); !marked.empty()) return marked;
    std::vector<std::string> front;
    const auto& table = rows_.rows[first_item()];
    for (std::size_t i = 0; i < first_item(); ++i) {
      const auto& row = rows_.rows[i];
      // What heads another sheet is that one's.
      if (row.sheet && row.place.page != table.place.page) continue;
      // Several cells are a row of some other table.
      if (row.kind == RowKind::text && !row.place.running && row.cells.size() == 1 && !declared(i) &&
          counted_headings_.count(i) == 0)
        front.push_back(one_line(line_of(row)));
    }
    // A page without a heading above its table may have one elsewhere.
    for (auto i = last_item() + 1; front.empty() && i < rows_.rows.size(); ++i) {
      const auto& row = rows_.rows[i];
      const auto text = row.loose ? one_line(line_of(row)) : std::string();
      if (text.find("意見") != std::string::npos && !text.ends_with("。")) front.push_back(text);
    }
    std::erase_if(front, [](const std::string& text) { return text.starts_with("sep="); });
    return title_of(front);
  }

  /// What the page itself heads with, if it speaks of comments; it may be the name of the town.
  [[nodiscard]] std::string marked_title() const {
    for (std::size_t i = 0; i < first_item(); ++i) {
      if (rows_.rows[i].place.rank != 1 || rows_.rows[i].cells.size() != 1) continue;
      auto text = one_line(rows_.rows[i].cells[0]);
      static constexpr std::array<std::string_view, 5> words = {"意見", "パブリックコメント", "パブリック・コメント", "パブコメ", "結果"};
      if (std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string::npos; })) return text;
    }
    return {};
  }

  // ---- headings

  [[nodiscard]] HeadingLevel level_of(const TableRow& row) const {
    const auto text = one_line(row.cells.empty() ? "" : row.cells[0]);
    if (row.place.running || row.cells.size() != 1 || text.empty() || columns(text) > longest_heading ||
        text.ends_with("。"))
      return HeadingLevel::none;
    return heading_level(profile_, text);
  }

  /// Where the heading above a table stands among its front matter: "２　意見の概要" is no section of the plan.
  [[nodiscard]] bool is_front_heading(std::size_t row) const {
    if (next_strong_[row] < first_item()) return next_strong_[row] == row || chained_[row];
    return chained_[row] && later_section_;
  }

  /// Once for all rows, from below: which ones only headings divide from the first opinion, and where the next strong
  /// heading among these is.
  void read_front() {
    chained_.assign(first_item() + 1, true);
    next_strong_.assign(first_item() + 1, none);
    for (auto i = first_item(); i-- > 0;) {
      const auto level = level_of(rows_.rows[i]);
      const bool passes = rows_.rows[i].kind == RowKind::header || rows_.rows[i].place.running;
      chained_[i] = chained_[i + 1] && (passes || level != HeadingLevel::none);
      const bool strong =
          level == HeadingLevel::chapter || level == HeadingLevel::initiative || level == HeadingLevel::subsection;
      next_strong_[i] = strong && chained_[i] ? i : next_strong_[i + 1];
    }
    for (auto i = first_item(); i < last_item() && !later_section_; ++i) {
      later_section_ = rows_.rows[i].kind == RowKind::text && level_of(rows_.rows[i]) == HeadingLevel::section;
    }
  }

  /// "…に関する意見（３件）" above a table or between its rows. One alone is the document's title.
  void find_counted_headings() {
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      if (carries_count(i)) counted_headings_.insert(i);
    }
    if (counted_headings_.size() < 2) counted_headings_.clear();
  }

  [[nodiscard]] bool carries_count(std::size_t i) const {
    const auto& row = rows_.rows[i];
    if (row.cells.size() != 1 || row.place.running || declared(i)) return false;
    const auto text = one_line(row.cells[0]);
    if (columns(text) > longest_unmarked || !ends_with_count(text)) return false;
    if (row.kind == RowKind::section) return true;
    auto next = i + 1;
    while (next < rows_.rows.size() && rows_.rows[next].place.running) ++next;
    return row.kind == RowKind::text && next < rows_.rows.size() && rows_.rows[next].kind == RowKind::header;
  }

  static bool ends_with_count(std::string_view text) {
    for (const std::string_view close : {"）", ")", "】", "］", "〕"}) {
      if (text.ends_with(close)) text.remove_suffix(close.size());
    }
    if (!text.ends_with("件")) return false;
    const auto words = base::fold_text(text.substr(0, text.size() - std::string_view("件").size()));
    return !words.empty() && words.back() >= '0' && words.back() <= '9';
  }

  void read_places() {
    read_front();
    places_.resize(joined_.items.size());
    Place place;
    std::size_t next = 0;
    const auto last = last_item();
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      const auto& row = rows_.rows[i];
      if (next < joined_.items.size() && joined_.items[next].index == i) {
        places_[next++] = place;
      }
      if (row.kind == RowKind::item) continue;
      const auto level = heading_of(i, last);
      if (level == HeadingLevel::none) {
        keep(i, last);
      } else {
        place = below(place, level, one_line(row.cells[0]), profile_);
        headings_.push_back(i);
      }
    }
  }

  /// A heading that no record stands under, or whose place a column has taken, is kept too.
  void keep_unused_headings() {
    std::set<std::string> used;
    for (const auto& r : document_.records) {
      for (const auto* text : {&r.chapter, &r.section, &r.subsection}) used.insert(solid(*text));
      if (r.initiative)
        used.insert(solid(r.initiative->label == r.initiative->title ? r.initiative->title
                                                                     : r.initiative->label + r.initiative->title));
    }
    for (const auto i : headings_) {
      if (used.count(solid(rows_.rows[i].cells[0])) == 0) to_furniture(i);
    }
  }

  [[nodiscard]] HeadingLevel heading_of(std::size_t i, std::size_t last) const {
    const auto& row = rows_.rows[i];
    if (row.kind == RowKind::header || row.kind == RowKind::other || i > last || row.cells.empty() || declared(i))
      return HeadingLevel::none;
    const auto level = level_of(row);
    if (level == HeadingLevel::none && counted_headings_.count(i) > 0) return HeadingLevel::chapter;
    if (row.kind == RowKind::section) {
      const auto text = one_line(row.cells[0]);
      const bool unmarked = level == HeadingLevel::none && columns(text) <= longest_unmarked && !text.ends_with("。") &&
                            !text.starts_with("※");
      return unmarked ? HeadingLevel::chapter : level;
    }
    if (level == HeadingLevel::none || (i < first_item() && !is_front_heading(i))) return HeadingLevel::none;
    return level;
  }

  /// What stands before and behind the opinions is furniture; between them a person must look at it.
  void keep(std::size_t i, std::size_t last) {
    const auto& row = rows_.rows[i];
    const bool between =
        i > first_item() && i < last && (row.kind == RowKind::other || row.kind == RowKind::section) && !declared(i);
    const bool sum = !row.cells.empty() && (one_line(row.cells[0]).ends_with("合計") || std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return total_kind(cell) != Total::none; }));
    if (!between || sum) {
      to_furniture(i);
      return;
    }
    for (const auto& cell : row.cells) {
      document_.unassigned.push_back({row.place.first_line, cell});
      document_.problems.push_back({"text_unassigned", {one_line(cell)}, row.place.first_line});
    }
  }

  void to_furniture(std::size_t i) {
    const auto& row = rows_.rows[i];
    std::string text;
    for (const auto& cell : row.cells) text += (text.empty() ? "" : "　") + one_line(cell);
    if (!text.empty()) document_.furniture.push_back({row.place.first_line, text});
  }

  // ---- records

  void find_wrappings() {
    std::map<std::string, std::vector<std::vector<CellLine>>> cells;
    bool partial = false;
    for (const auto& item : joined_.items) {
      if (item.row.exact) continue;
      partial = partial || item.row.place.partial;
      for (const auto& [field, text] : item.row.fields) cells[field].push_back(lines_of(text.text));
    }
    for (const auto& [field, texts] : cells) wrappings_[field] = partial ? find_wrapping(texts) : find_copied_wrapping(texts);
  }

  [[nodiscard]] std::string text_of(const GridItem& item, const std::string& field) const {
    const auto at = item.row.fields.find(field);
    if (at == item.row.fields.end()) return {};
    const auto wrapping = wrappings_.find(field);
    const bool known = item.row.exact || wrapping == wrappings_.end();
    return paragraphs(at->second.text, known ? Wrapping{} : wrapping->second);
  }

  /// A heading's cell; 〃 and 同上 repeat the one above.
  [[nodiscard]] std::string heading_text(const GridItem& item, const std::string& field,
                                         const std::string& above) const {
    const auto at = item.row.fields.find(field);
    const auto text = at == item.row.fields.end() ? std::string() : one_line(at->second.text);
    return is_ditto(text) ? above : text;
  }

  Record record(std::size_t i) {
    const auto& item = joined_.items[i];
    const auto* above = document_.records.empty() ? nullptr : &document_.records.back();
    Record r;
    r.no = item.no;
    r.source = Source{std::max(item.row.place.page, 0), item.row.place.first_line,
                      std::max(item.end.last_line, item.row.place.first_line)};
    if (!r.no)
      r.id = document_.info.id + "/" +
             (item.row.printed_no.empty() ? "l" + std::to_string(item.row.place.first_line)
                                          : one_line(item.row.printed_no));
    r.chapter = places_[i].chapter;
    r.section = places_[i].section;
    r.subsection = places_[i].subsection;
    r.initiative = places_[i].initiative;
    read_headings(item, above, r);
    r.opinion = text_of(item, "opinion");
    r.response = text_of(item, "response");
    r.summary = text_of(item, "summary");
    if (const auto persons = item.row.fields.find("persons"); persons != item.row.fields.end())
      r.persons = persons_in(one_line(persons->second.text));
    r.category = category(item, above, r);
    r.extra = extra(item);
    if (item.number_filled) document_.repairs.push_back({"number_filled", {name_of(r)}, r.source->first_line});
    if (!r.no && item.row.printed_no.empty())
      document_.problems.push_back({"number_unprinted", {}, r.source->first_line});
    if (item.answer_filled && above != nullptr) {
      document_.repairs.push_back({"answer_filled", {name_of(r), name_of(*above)}, r.source->first_line});
    }
    return r;
  }

  void read_headings(const GridItem& item, const Record* above, Record& r) const {
    const auto take = [&](const char* field, std::string Record::*member) {
      const auto text = heading_text(item, field, above != nullptr ? above->*member : std::string());
      if (!text.empty()) r.*member = text;
    };
    take("chapter", &Record::chapter);
    take("section", &Record::section);
    take("subsection", &Record::subsection);
    const auto text = heading_text(item, "initiative", {});
    const auto ditto = item.row.fields.find("initiative");
    if (!text.empty()) {
      const bool other = heading_level(profile_, text) == HeadingLevel::other;
      r.initiative = other ? Initiative{text, {}, {}, text} : read_initiative_cell(text);
    } else if (above != nullptr && ditto != item.row.fields.end()) {
      r.initiative = above->initiative;
    }
  }

  [[nodiscard]] Initiative read_initiative_cell(const std::string& text) const {
    return below({}, HeadingLevel::initiative, text, profile_).initiative.value_or(Initiative{});
  }

  std::optional<Category> category(const GridItem& item, const Record* above, const Record& r) {
    const auto at = item.row.fields.find("category");
    auto printed = at == item.row.fields.end() ? std::string() : one_line(at->second.text);
    if (is_ditto(printed)) return above != nullptr ? above->category : std::nullopt;
    if (printed.empty()) {
      if (any_class_) document_.problems.push_back({"class_missing", {name_of(r)}, r.source->last_line});
      return std::nullopt;
    }
    return class_of(document_, printed, r);
  }

  /// Columns that no field stands for, and what a field could not hold.
  [[nodiscard]] static std::string extra(const GridItem& item) {
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [word, text] : item.row.more) json[word] = paragraphs(text, {});
    if (!item.row.printed_no.empty()) json["番号"] = one_line(item.row.printed_no);
    const auto persons = item.row.fields.find("persons");
    // 3人（うち団体1）: three people, and the rest is kept too.
    if (persons != item.row.fields.end() && !people_in(one_line(persons->second.text)))
      json["件数"] = one_line(persons->second.text);
    return json.empty() ? std::string() : json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  /// A column of answers in which there is none: they were read into another one.
  void tell_unanswered() {
    const auto& records = document_.records;
    const auto answered = [](const Record& r) { return !r.response.empty(); };
    if (!rows_.answered || std::any_of(records.begin(), records.end(), answered)) return;
    for (const auto& r : records) document_.problems.push_back({"answer_missing", {name_of(r)}, r.source->first_line, r.id});
  }

  /// The last row of a table may sum up its column of counts: a total like one that is declared above.
  void read_sums() {
    const TableRow* sum = nullptr;
    for (const auto& row : rows_.rows) {
      const bool all = std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return total_kind(cell) == Total::all; });
      if (row.kind != RowKind::other || !all) continue;
      if (sum != nullptr) return;  // of parts, mostly
      sum = &row;
    }
    const auto counts = sum == nullptr ? decltype(sum->fields.end()){} : sum->fields.find("persons");
    if (sum == nullptr || counts == sum->fields.end()) return;
    const auto number = people_in(one_line(counts->second.text));
    if (!number || document_.declared.opinions || document_.declared.persons == number) return;
    document_.declared.opinions = number;
    declarations_.opinions_line = sum->place.first_line;
  }

  void note_shared() {
    const auto& items = joined_.items;
    for (std::size_t begin = 0, end = 0; begin < items.size(); begin = end) {
      std::vector<std::size_t> group;
      for (end = begin; end < items.size() && items[end].answer == items[begin].answer; ++end) group.push_back(end);
      name_sharers(document_, group);
    }
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Profile& profile_;
  TableRows rows_;
  std::vector<Line> lines_;
  std::vector<std::size_t> line_of_row_;
  Declarations declarations_;
  GridItems joined_;
  std::map<std::string, Wrapping> wrappings_;
  std::vector<Place> places_;
  std::vector<bool> chained_;             ///< of the rows before the first opinion
  std::vector<std::size_t> next_strong_;  ///< of the same
  bool later_section_ = false;
  bool any_class_ = false;  ///< a class stands with one opinion at least
  std::set<std::size_t> counted_headings_;
  std::vector<std::size_t> headings_;  ///< rows that were read as such
  ParsedDocument document_;
};

}  // namespace

ParsedDocument read_grids(const std::vector<Grid>& grids, const std::string& id, const Profile& profile,
                          const ByHand& by_hand) {
  return Reader(grids, id, profile, by_hand).run();
}

}  // namespace iken::ingest
