// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/labels_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "ingest/lines/cell_text.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/lists/labels_lines.hpp"
#include "ingest/lists/labels_roles.hpp"
#include "ingest/lists/labels_tail.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/records/verify.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/labels_split.hpp"
#include "ingest/statements/place.hpp"
#include "ingest/statements/spelled_number.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

using Item = LabelItem;

class Reader {
 public:
  Reader(const std::vector<Line>& lines, const std::string& id, const Profile& profile)
      : lines_(lines), profile_(profile), declarations_(read_declarations(lines, profile)) {
    document_.info.id = id;
    places_.emplace_back();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      split_.push_back(lines[i].blank() || declarations_.used[i] ? std::vector<Piece>{} : split_labels(lines[i].text, profile));
    }
  }

  ParsedDocument run() {
    role_ = find_label_roles(lines_, split_, declarations_.used, profile_);
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      take_line();
      after_blank_ = lines_[at_].blank() || declarations_.used[at_];
    }
    close();
    leave_behind_class(true);
    for (auto& line : take_tail(items_)) document_.furniture.push_back(std::move(line));
    return finish();
  }

 private:
  // ---- reading along

  void take_line() {
    const auto& line = lines_[at_];
    if (line.blank()) return;
    if (declarations_.used[at_] || numbers_page(line.text)) return keep(line.text);
    if (role_[at_] == LabelRole::heading) return take_heading();
    if (role_[at_] == LabelRole::number) {
      close();
      pending_ = item_number(line.text);
      return keep(line.text);
    }
    for (const auto& piece : split_[at_]) take(piece, &piece == &split_[at_].back());
  }

  void keep(const std::string& text) { document_.furniture.push_back({lines_[at_].number, text}); }

  void take(const Piece& piece, bool last) {
    if (!piece.field.empty()) take_label(piece);
    // How wide a line is shows where it was cut, whatever stands before the text.
    if (!piece.text.empty()) take_text(piece.text, columns(last ? printed_here() : piece.text));
    if (!piece.closing.empty()) keep(piece.closing);
  }

  /// The line without what was printed above it.
  [[nodiscard]] View printed_here() const { return View(lines_[at_].text).substr(lines_[at_].from_above); }

  void keep_label(View label) {
    const auto cut = lines_[at_].from_above;
    const bool first = cut > 0 && label.size() > cut && lines_[at_].text.starts_with(label);
    if (first) document_.furniture.push_back({lines_[at_].number - 1, std::string(label.substr(0, cut))});
    document_.furniture.push_back({lines_[at_].number, std::string(first ? label.substr(cut) : label)});
  }

  void take_label(const Piece& piece) {
    std::set<std::string> had;
    for (const auto& [field, text] : item_.parts) had.insert(field);
    if (!open_ || begins_item(piece, had, profile_)) open(piece);
    if (!piece.printed_number.empty()) keep(piece.printed_number);
    keep_label(piece.label);
    field_ = piece.field;
    item_.parts[field_];
    item_.last_line = lines_[at_].number;
  }

  void open(const Piece& piece) {
    const auto number = pending_;
    close();
    leave_behind_class(false);
    item_ = {};
    item_.no = piece.number ? piece.number : number;
    pending_.reset();
    item_.place = places_.size() - 1;
    item_.page = lines_[at_].page;
    item_.first_line = lines_[at_].number;
    open_ = true;
  }

  void close() {
    if (open_) items_.push_back(std::move(item_));
    item_ = {};
    open_ = false;
    field_.clear();
  }

  void take_text(const std::string& text, std::size_t width) {
    if (!open_) return take_front(text);
    if (field_ == "no") {
      if (const auto number = item_number(text); number && !item_.no) {
        item_.no = number;
        return keep(text);
      }
    }
    if (field_ == "category" && is_complete_class()) {
      behind_class_.push_back({lines_[at_].number, text});
      return;
    }
    const bool page_number = whole_number(text) && (at_ == 0 || lines_[at_ - 1].blank()) && (at_ + 1 == lines_.size() || lines_[at_ + 1].blank());
    if (page_number && !item_.parts[field_].empty()) return keep(text);
    const bool begins_page = at_ > 0 && lines_[at_].page != last_page_;
    last_page_ = lines_[at_].page;
    item_.parts[field_].push_back({lines_[at_].number, text, after_blank_, width, lines_[at_].paragraph, begins_page,
                                   lines_[at_].goes_on});
    item_.last_line = lines_[at_].number;
  }

  /// A class that the document knows takes no second line.
  [[nodiscard]] bool is_complete_class() {
    const auto& printed = item_.parts[field_];
    return !printed.empty() && (is_symbol(printed.front().text) || find_class(declarations_.legend, printed.front().text) != nullptr);
  }

  /// Behind the last class the document ends; between items nobody knows whose text it is.
  void leave_behind_class(bool last) {
    for (const auto& line : behind_class_) {
      (last ? document_.furniture : document_.unassigned).push_back(line);
      if (!last) document_.problems.push_back({"text_unassigned", {line.text}, line.line});
    }
    behind_class_.clear();
  }

  void take_front(const std::string& text) {
    keep(text);
    if (!items_.empty()) return;
    if (after_blank_ || front_.empty()) front_.emplace_back();
    front_.back() += text;
  }

  void take_heading() {
    close();
    const auto& text = lines_[at_].text;
    auto level = heading_level(profile_, text);
    if (level == HeadingLevel::none) level = HeadingLevel::chapter;
    places_.push_back(below(places_.back(), level, text, profile_));
    heading_lines_.push_back({lines_[at_].number, text});
  }

  // ---- records

  ParsedDocument finish() {
    describe(document_, declarations_, title_of(front_));
    count_items();
    find_wrapping();
    std::set<std::size_t> used;
    for (auto& item : items_) {
      used.insert(item.place);
      document_.records.push_back(record(item));
    }
    identify(document_);
    keep_unused_headings(used);
    verify(document_, declarations_);
    std::stable_sort(document_.furniture.begin(), document_.furniture.end(), [](auto& a, auto& b) { return a.line < b.line; });
    return std::move(document_);
  }

  /// A list without numbers is counted; one number that is missing in a running count is filled in.
  void count_items() {
    const auto printed = std::count_if(items_.begin(), items_.end(), [](const Item& i) { return i.no.has_value(); });
    int last = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      auto& item = items_[i];
      const bool fits = i + 1 == items_.size() || !items_[i + 1].no || *items_[i + 1].no == last + 2;
      if (!item.no && fits) {
        item.no = last + 1;
        if (printed > 0) document_.repairs.push_back({"number_filled", {std::to_string(last + 1)}, item.first_line});
      } else if (!item.no) {
        document_.problems.push_back({"number_unprinted", {}, item.first_line});
      }
      last = item.no.value_or(last);
    }
    if (printed == 0 && !items_.empty()) document_.repairs.push_back({"numbers_counted", {std::to_string(items_.size())}, 0});
  }

  /// Are the lines of all items cut at one width?
  void find_wrapping() {
    std::vector<std::vector<CellLine>> cells;
    for (const auto& item : items_) {
      for (const auto& [field, lines] : item.parts) cells.push_back(lines);
    }
    wrapping_ = ingest::find_wrapping(cells);
  }

  /// Does a line end in the middle of a sentence, which no page, no full line and no short item of a list explains?
  static bool has_cuts(const std::vector<CellLine>& lines) {
    std::size_t widest = 0;
    for (const auto& line : lines) widest = std::max(widest, line.width);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const auto& next = lines[i + 1];
      if (ends_sentence(lines[i].text) || next.begins_page || next.goes_on) continue;
      const bool item = is_item(lines[i].text) || is_item(next.text);
      if (!item || 2 * lines[i].width > widest) return true;
    }
    return false;
  }

  [[nodiscard]] std::string text_of(const Item& item, const std::string& field) const {
    const auto part = item.parts.find(field);
    if (part == item.parts.end()) return {};
    if (wrapping_.width > 0 || !has_cuts(part->second)) return join(part->second, wrapping_);
    std::vector<std::size_t> widths;
    for (const auto& line : part->second) widths.push_back(line.width);
    return join(part->second, Wrapping{full_width(std::move(widths))});
  }

  Record record(Item& item) {
    const auto& place = places_[item.place];
    Record r;
    r.no = item.no;
    put_below(r, place);
    r.source = Source{item.page, item.first_line, item.last_line};
    auto printed = text_of(item, "category");
    if (printed.empty()) printed = take_class_at_end(item);
    r.opinion = text_of(item, "opinion");
    r.response = text_of(item, "response");
    r.summary = text_of(item, "summary");
    if (auto chapter = text_of(item, "chapter"); !chapter.empty()) r.chapter = std::move(chapter);
    if (const auto initiative = text_of(item, "initiative"); !initiative.empty()) r.initiative = read_place_initiative(initiative);
    r.persons = persons_in(text_of(item, "persons"));
    leave_over(item, people_in(text_of(item, "persons")).has_value());
    r.category = class_of(document_, printed, r);
    return r;
  }

  /// What stands under a label that holds no text of a record: behind a number, or people that are no number.
  void leave_over(const Item& item, bool persons) {
    for (const auto& [field, lines] : item.parts) {
      if (field != "no" && (field != "persons" || persons)) continue;
      for (const auto& line : lines) {
        document_.unassigned.push_back({line.number, line.text});
        document_.problems.push_back({"text_unassigned", {line.text}, line.number});
      }
    }
  }

  [[nodiscard]] std::optional<Initiative> read_place_initiative(const std::string& text) const {
    return below({}, HeadingLevel::initiative, text, profile_).initiative;
  }

  std::string take_class_at_end(Item& item) {
    auto& lines = item.parts["response"];
    if (lines.empty()) return {};
    if (lines.size() > 1 && is_class(document_.legend, lines.back().text)) {
      auto symbol = lines.back().text;
      lines.pop_back();
      return symbol;
    }
    auto symbol = class_at_end(document_.legend, lines.back().text);
    auto& text = lines.back().text;
    text = trim(View(text).substr(0, text.size() - symbol.size()));
    return symbol;
  }

  void keep_unused_headings(const std::set<std::size_t>& used) {
    for (std::size_t i = 0; i < heading_lines_.size(); ++i) {
      const auto place = used.lower_bound(i + 1);
      const auto& text = heading_lines_[i].text;
      const auto& own = places_[i + 1].initiative;
      const bool initiative = own && own != places_[i].initiative;
      const bool shown = place != used.end() && (places_[*place].chapter == text || places_[*place].section == text ||
                                                 places_[*place].subsection == text ||
                                                 (initiative && places_[*place].initiative == own));
      if (!shown) document_.furniture.push_back(heading_lines_[i]);
    }
  }

  const std::vector<Line>& lines_;
  const Profile& profile_;
  Declarations declarations_;
  ParsedDocument document_;
  std::vector<std::vector<Piece>> split_;
  std::vector<LabelRole> role_;
  std::vector<Place> places_;
  std::vector<SourceLine> heading_lines_;  ///< one for each place after the first
  std::vector<std::string> front_;
  std::vector<SourceLine> behind_class_;
  std::vector<Item> items_;
  Item item_;
  std::string field_;
  std::optional<int> pending_;
  std::size_t at_ = 0;
  bool open_ = false;
  bool after_blank_ = false;
  int last_page_ = 1;
  Wrapping wrapping_;
};

}  // namespace

double labels_likelihood(const std::vector<Line>& printed, const Profile& profile) {
  const auto lines = whole_lines(printed, profile);
  std::size_t starts = 0;
  std::size_t answers = 0;
  std::size_t opinions = 0;
  std::string labelled;  // the field of a label that stands alone on the line before
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    for (const auto& piece : split_labels(lines[i].text, profile)) {
      // Words of which each stands on a line of its own, with no text between them, are a table's header.
      if (labelled == "opinion" && piece.field == "response") --opinions;
      if (piece.field == "response") ++answers;
      if (piece.field == "opinion") ++opinions;
      labelled = piece.text.empty() ? piece.field : std::string();
      if (piece.field != profile.starts) continue;
      auto next = i + 1;
      while (piece.text.empty() && next < lines.size() && lines[next].blank()) ++next;
      const bool numbered = item_number(piece.text) || (piece.text.empty() && next < lines.size() && item_number(lines[next].text));
      if (profile.starts != "no" || numbered) ++starts;
    }
  }
  const auto both = std::min({starts, answers, opinions});
  if (both == 0) return 0;
  return both == 1 ? 0.7 : 0.95 + std::min(static_cast<double>(both), 1000.0) * 1e-5;
}

ParsedDocument read_labels(const std::vector<Line>& lines, const std::string& id, const Profile& profile) {
  const auto whole = whole_lines(lines, profile);
  return Reader(whole, id, profile).run();
}

}  // namespace iken::ingest
