// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_items.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ingest/grid/divided_cells.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/lines/list_mark.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

/// Rows of a cell of headings that goes on over pages.
constexpr std::size_t longest_merged = 500;

bool blank(const TableRow& row, const char* field) {
  const auto at = row.fields.find(field);
  return at == row.fields.end() || trim(at->second.text).empty();
}

bool begins(const TableRow& row, const char* field) {
  const auto at = row.fields.find(field);
  return at != row.fields.end() && at->second.begins_here && !trim(at->second.text).empty();
}

std::string text_of(const TableRow& row, const char* field) {
  const auto at = row.fields.find(field);
  return at == row.fields.end() ? std::string() : at->second.text;
}

/// "…していきます。（○）", or a class alone on the last line: an answer that is over.
bool ends_with_class(std::string_view text) {
  constexpr std::size_t longest_class = 24;
  const auto line = trim(text.substr(text.rfind('\n') == std::string_view::npos ? 0 : text.rfind('\n') + 1));
  if (is_symbol(line)) return true;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"【", "】"}, {"［", "］"}, {"(", ")"}}) {
    if (!line.ends_with(close)) continue;
    const auto at = line.rfind(open);
    if (at == std::string_view::npos || line.size() - at > longest_class) continue;
    const auto before = trim(line.substr(0, at));
    return before.empty() || ends_sentence(before);
  }
  return false;
}

/// May the field go on in the next row?
bool unfinished(const TableRow& row, const char* field) {
  const auto at = row.fields.find(field);
  if (at == row.fields.end() || at->second.ended) return false;
  const auto words = trim(at->second.text);
  return !words.empty() && !ends_sentence(words) && !words.ends_with("\n") && !is_ditto(words) && !ends_with_class(words);
}

class Joiner {
 public:
  Joiner(TableRows& rows, const Profile& profile) : rows_(rows), profile_(profile) {}

  GridItems run() {
    find_next_numbers();
    any_class_ = std::any_of(rows_.rows.begin(), rows_.rows.end(), [](const TableRow& row) { return begins(row, "category"); });
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      auto& row = rows_.rows[i];
      headed_ = headed_ || row.kind == RowKind::section;
      if (row.kind != RowKind::item) continue;
      if (continues(row, i)) {
        append(row);
      } else {
        begin(std::move(row), i);
      }
      headed_ = false;
    }
    share_open_answers();
    fill_numbers();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const TableRow* before() const { return out_.items.empty() ? nullptr : &out_.items.back().row; }

  /// Does the row go on with the opinion above it?
  [[nodiscard]] bool continues(const TableRow& row, std::size_t i) const {
    if (before() == nullptr || headed_ || row.table != before()->table) return false;
    // An opinion's cell that spans several rows: its answers or classes are divided.
    if (!blank(row, "opinion") && !begins(row, "opinion")) return !begins(row, "no");
    // A number and a class merged over two rows: two paragraphs of one opinion.
    const bool merged = row.no && !begins(row, "no") && row.no == out_.items.back().no;
    if (merged && any_class_ && !begins(row, "category")) return true;
    if (merged && begins_answer(text_of(row, "opinion"), profile_)) return true;
    if (!rows_.numbered) return goes_on_unnumbered(row);
    if (row.no || !row.printed_no.empty()) return false;
    if (begins(row, "no") || !out_.items.back().no) return false;
    const auto next = next_number(i);
    const bool nothing_between = !next || *next - std::int64_t{1} == *out_.items.back().no;
    if (row.place.partial) return true;
    if (row.place.begins_page) return nothing_between || blank(row, "opinion") || blank(row, "response");
    return nothing_between && (next || !complete(row));
  }

  /// Without numbers: the first row of a page that lacks a part which the one before it has.
  [[nodiscard]] bool goes_on_unnumbered(const TableRow& row) const {
    if (!row.place.begins_page || !row.exact || row.place.partial) return false;
    const auto lacks = [&](const char* field) { return blank(row, field) && !blank(*before(), field); };
    if (lacks("opinion")) return true;
    return lacks("category") && (unfinished(*before(), "opinion") || unfinished(*before(), "response"));
  }

  /// Could it be an opinion of its own, its number forgotten?
  static bool complete(const TableRow& row) {
    return begins(row, "opinion") && (begins(row, "response") || begins(row, "category"));
  }

  [[nodiscard]] std::optional<int> next_number(std::size_t i) const { return next_numbers_[i]; }

  /// The number that is printed next below each row.
  void find_next_numbers() {
    next_numbers_.resize(rows_.rows.size());
    std::optional<int> next;
    for (auto i = rows_.rows.size(); i-- > 0;) {
      next_numbers_[i] = next;
      if (rows_.rows[i].kind == RowKind::item && rows_.rows[i].no) next = rows_.rows[i].no;
    }
  }

  static void add_text(std::string& to, const std::string& more, bool exact) {
    if (trim(more).empty()) return;
    if (!exact && ends_sentence(trim(to))) to += "\n";
    to += more;
  }

  /// The rest of a field on the next page.
  static void add_field(FieldText& to, const FieldText& more, bool exact) {
    if (trim(more.text).empty()) return;
    const bool item = ends_sentence(trim(to.text)) && list_mark(trim(more.text));
    if (!to.text.empty() && !to.text.ends_with("\n") && (to.ended || item)) to.text += "\n";
    add_text(to.text, more.text, exact);
    to.ended = more.ended;
    to.open = more.open;
  }

  void append(const TableRow& row) {
    auto& item = out_.items.back();
    item.end = row.place;
    for (const auto& [field, text] : row.fields) {
      if (!text.begins_here) continue;
      auto& to = item.row.fields[field];
      const auto before = to.text;
      if (is_heading(field) && is_heading_number(trim(to.text))) to.text += "\u3000";
      // How lines of a paragraph go together is judged when all are there.
      if (row.place.partial && !to.text.empty()) to.text += "\n";
      if (field == "opinion" && begins_answer(text.text, profile_) && !to.text.ends_with("\n")) to.text += "\n";
      add_field(to, text, row.exact || row.place.partial || field == "category");
      if (is_heading(field)) spread(field, before, to.text);
      if (field == "response") spread_answer();
      if (field == "category" && trim(before).empty()) spread_class();
    }
    for (const auto& [word, text] : row.more) add_text(item.row.more[word], text, row.exact);
  }

  static bool is_heading(const std::string& field) {
    return field == "chapter" || field == "section" || field == "subsection" || field == "initiative";
  }

  /// A merged cell is one text: what is added to it below is added for the rows above.
  void spread(const std::string& field, const std::string& before, const std::string& now) {
    const auto last = out_.items.rbegin() + static_cast<std::ptrdiff_t>(std::min(out_.items.size(), longest_merged));
    for (auto item = out_.items.rbegin(); item != last; ++item) {
      auto& text = item->row.fields[field].text;
      if (text != before && text != now) return;
      text = now;
    }
  }

  /// Does a page cut the heading's cell? Headings begin with their number; the rest of one does not.
  [[nodiscard]] bool goes_on(const TableRow& row, const std::string& field, const std::string& above) const {
    if (!row.place.begins_page || !begins(row, field.c_str())) return false;
    const auto own = heading_level(profile_, trim(text_of(row, field.c_str())));
    return own == HeadingLevel::none && heading_level(profile_, trim(above)) != HeadingLevel::none;
  }

  void begin(TableRow&& row, std::size_t i) {
    GridItem item;
    item.row = std::move(row);
    item.index = i;
    item.end = item.row.place;
    item.no = item.row.no;
    item.answer = ++answers_;
    item.abreast = begins(item.row, "opinion") && begins(item.row, "response");
    if (before() != nullptr && item.row.table == before()->table) inherit(item);
    out_.items.push_back(std::move(item));
  }

  /// What a merged cell above says, or what is blank where merging is not known.
  void inherit(GridItem& item) {
    auto& last = out_.items.back();
    const auto own = item.row.fields.find("response");
    const bool merged = own != item.row.fields.end() && !own->second.begins_here;
    // What a merged cell holds on the next page stands in the row above it, too.
    const bool cut = !merged && is_cut(item, last);
    // A line of a row says nothing of the answer, which may begin on a later one.
    // One that has no class either may not have been answered at all.
    const bool unclassed = blank(item.row, "category") && any_class_;
    const bool blank_answer = !item.row.ruled && !item.row.place.partial && !headed_ && !unclassed &&
                              blank(item.row, "response") && !blank(last.row, "response") && begins(item.row, "opinion");
    if (merged || cut || blank_answer) share(item, last, cut);
    item.answer_filled = !merged && !cut && blank_answer;
    for (const auto* field : {"chapter", "section", "subsection", "initiative"}) inherit_heading(item, last, field);
    const auto class_cell = item.row.fields.find("category");
    const bool class_merged = class_cell != item.row.fields.end() && !class_cell->second.begins_here;
    const bool class_cut = (cut || class_merged) && blank(item.row, "category");
    if (class_cut && !blank(last.row, "category")) item.row.fields["category"] = last.row.fields["category"];
  }

  /// A merged class may be printed where its cell goes on behind a page: it is the rows' above too.
  void spread_class() {
    auto& items = out_.items;
    for (auto i = items.size() - 1; i > 0; --i) {
      const auto& own = items[i].row.fields["category"];
      if (own.begins_here || items[i].row.table != items[i - 1].row.table || !blank(items[i - 1].row, "category")) return;
      items[i - 1].row.fields["category"].text = own.text;
    }
  }

  /// Did a page cut a merged answer between the two rows?
  [[nodiscard]] bool is_cut(const GridItem& item, const GridItem& last) const {
    if (!item.row.place.begins_page || item.row.place.partial || !rows_.numbered || !item.no) return false;
    // The rest of the row above stands on this page, and ends there.
    if (blank(last.row, "response") || last.end.page == item.row.place.page) return false;
    return blank(item.row, "response") || unfinished(last.row, "response") || is_open(last.row) || lacks_class(item, last);
  }

  /// The page's foot closes the number's cell and leaves the answer's open.
  static bool is_open(const TableRow& row) {
    const auto number = row.fields.find("no");
    const auto answer = row.fields.find("response");
    return number != row.fields.end() && !number->second.open && answer != row.fields.end() && answer->second.open;
  }

  /// An answer that ends with an item of a list, and no class behind the page, where opinions have one.
  static bool lacks_class(const GridItem& item, const GridItem& last) {
    return blank(item.row, "category") && !blank(last.row, "category") && !ends_sentence(trim(text_of(last.row, "response")));
  }

  void inherit_heading(GridItem& item, GridItem& last, const std::string& field) {
    if (blank(last.row, field.c_str())) return;
    const auto above = text_of(last.row, field.c_str());
    const auto own = item.row.fields.find(field);
    const bool merged = own != item.row.fields.end() && !own->second.begins_here;
    const bool carried = (!item.row.ruled || item.row.exact) && !headed_ && blank(item.row, field.c_str());
    if (merged) {
      own->second.text = above;
    } else if (carried) {
      item.row.fields[field] = last.row.fields[field];
    } else if (goes_on(item.row, field, above)) {
      const auto* space = is_heading_number(trim(above)) ? "\u3000" : "";
      item.row.fields[field].text = std::string(trim(above)) + space + item.row.fields[field].text;
      spread(field, above, item.row.fields[field].text);
    }
  }

  /// A merged answer is one text; where a page cut it, its rest stands in the next row.
  void share(GridItem& item, GridItem& last, bool cut) {
    const bool silent = blank(item.row, "response");
    const auto rest = cut ? item.row.fields["response"] : FieldText{};
    item.answer = last.answer;
    auto& own = item.row.fields["response"];
    own = last.row.fields["response"];
    if (trim(rest.text).empty()) {
      own.begins_here = false;
      // A page cut the cell behind its last line.
      own.ended = own.ended || silent;
      own.open = own.open && !silent;
      return;
    }
    add_field(own, rest, item.row.exact);
    spread_answer(item);
  }

  /// What is added to an answer is added for all that share it.
  void spread_answer() { spread_answer(out_.items.back()); }
  void spread_answer(const GridItem& item) {
    const auto text = text_of(item.row, "response");
    for (auto other = out_.items.rbegin(); other != out_.items.rend() && other->answer == item.answer; ++other) {
      other->row.fields["response"].text = text;
    }
  }

  /// Where rows are lines only, merging is not drawn: an answer whose sentence goes on beside the next opinion is that
  /// one's too, and so is one with nothing beside it but a class. Where answers begin on the line of their opinion, one
  /// that does not is the rest of the one above.
  void share_open_answers() {
    auto& items = out_.items;
    const auto abreast = std::count_if(items.begin(), items.end(), [](const GridItem& item) { return item.abreast; });
    const bool usual = static_cast<std::size_t>(abreast) * 10 >= items.size() * 7;
    for (std::size_t i = 1; i < items.size(); ++i) {
      auto& item = items[i];
      auto& last = items[i - 1];
      if (!item.row.place.partial || item.row.table != last.row.table || !item.no || blank(last.row, "response")) continue;
      const bool none = blank(item.row, "response");
      const bool goes_on = !none && (unfinished(last.row, "response") || (usual && !item.abreast));
      if (!goes_on && !(none && !blank(item.row, "category") && !blank(item.row, "opinion"))) continue;
      auto text = text_of(last.row, "response");
      if (goes_on) text += "\n" + text_of(item.row, "response");
      item.answer = last.answer;
      item.answer_filled = true;
      item.row.fields["response"].text = std::move(text);
      spread_answer(item, i);
    }
  }

  /// The same text for the ones before it that share its answer.
  void spread_answer(const GridItem& item, std::size_t at) {
    for (auto i = at; i-- > 0 && out_.items[i].answer == item.answer;) {
      out_.items[i].row.fields["response"].text = text_of(item.row, "response");
    }
  }

  void fill_numbers() {
    auto& items = out_.items;
    const bool any = std::any_of(items.begin(), items.end(), [](const GridItem& item) { return item.no.has_value(); });
    const bool printed =
        std::any_of(items.begin(), items.end(), [](const GridItem& item) { return !item.row.printed_no.empty(); });
    out_.counted = !any && !printed && !items.empty();
    int last = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto end = i;
      while (end < items.size() && !items[end].no) ++end;
      const auto missing = static_cast<int>(end - i);
      const bool fits = !printed && (end == items.size() || *items[end].no == last + missing + 1);
      for (auto j = i; fits && j < end; ++j) {
        items[j].no = last + 1 + static_cast<int>(j - i);
        items[j].number_filled = any;
      }
      i = end;
      if (end < items.size()) last = *items[end].no;
    }
  }

  TableRows& rows_;
  const Profile& profile_;
  std::vector<std::optional<int>> next_numbers_;
  GridItems out_;
  std::size_t answers_ = 0;
  bool headed_ = false;
  bool any_class_ = false;  ///< a class stands with one opinion at least
};

}  // namespace

GridItems join_rows(TableRows& rows, const Profile& profile) { return Joiner(rows, profile).run(); }

}  // namespace iken::ingest
