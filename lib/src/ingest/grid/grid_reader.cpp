// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "ingest/grid/answer_class.hpp"
#include "ingest/grid/divided_cells.hpp"
#include "ingest/grid/grid_headings.hpp"
#include "ingest/grid/grid_items.hpp"
#include "ingest/grid/grid_lines.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/records/verify.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/place.hpp"
#include "ingest/statements/spelled_number.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

class Reader {
 public:
  Reader(const std::vector<Grid>& grids, const std::string& id, const Profile& profile, const ByHand& by_hand)
      : profile_(profile), rows_(read_rows(grids, profile, by_hand)) {
    document_.info.id = id;
  }

  ParsedDocument run() {
    if (!rows_.any_columns) return {};
    lines_.emplace(rows_, profile_);
    declarations_ = lines_->declarations();
    joined_ = join_rows(rows_, profile_);
    if (joined_.items.empty()) return {};
    find_wrappings();
    around_.emplace(rows_, *lines_, profile_, first_item(), last_item());
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
    divide_cells(document_, profile_);
    if (!any_class_) take_classes_from_answers(document_);
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
      if (row.kind == RowKind::text && !row.place.running && row.cells.size() == 1 && !lines_->declared(i) &&
          !around_->heads_table(i))
        front.push_back(one_line(line_of(row)));
    }
    // A page without a heading above its table may have one elsewhere.
    for (auto i = last_item() + 1; front.empty() && i < rows_.rows.size(); ++i) {
      const auto& row = rows_.rows[i];
      if (row.sheet && row.place.page != table.place.page) continue;
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

  void read_places() {
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
      const auto level = around_->level(i);
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

  /// What stands before and behind the opinions is furniture; between them a person must look at it.
  void keep(std::size_t i, std::size_t last) {
    const auto& row = rows_.rows[i];
    const bool between =
        i > first_item() && i < last && (row.kind == RowKind::other || row.kind == RowKind::section) && !lines_->declared(i);
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
      if (any_class_ && item.row.classed) document_.problems.push_back({"class_missing", {name_of(r)}, r.source->last_line});
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

  const Profile& profile_;
  TableRows rows_;
  std::optional<GridLines> lines_;
  std::optional<GridHeadings> around_;
  Declarations declarations_;
  GridItems joined_;
  std::map<std::string, Wrapping> wrappings_;
  std::vector<Place> places_;
  bool any_class_ = false;  ///< a class stands with one opinion at least
  std::vector<std::size_t> headings_;  ///< rows that were read as such
  ParsedDocument document_;
};

}  // namespace

ParsedDocument read_grids(const std::vector<Grid>& grids, const std::string& id, const Profile& profile,
                          const ByHand& by_hand) {
  return Reader(grids, id, profile, by_hand).run();
}

}  // namespace iken::ingest
