// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_rows.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "ingest/numbering.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr std::string_view others = "その他";
/// Numbers may be missing in a document; a number further ahead than this is something else.
constexpr int widest_gap = 10;

class RowReader {
 public:
  RowReader(const std::vector<Line>& lines, const Declarations& declarations)
      : lines_(lines), used_(declarations.used), legend_(declarations.legend) {
    out_.places.emplace_back();
  }

  Rows run() {
    for (; at_ < lines_.size(); ++at_) {
      const auto& line = lines_[at_];
      if (used_[at_]) free_open_ = false;  // what the document says of itself stands between two texts
      if (line.blank()) after_blank_ = true;
      if (used_[at_] || line.blank()) continue;
      take(line);
      after_blank_ = false;
    }
    return std::move(out_);
  }

 private:
  void take(const Line& line) {
    if (is_table_header(line.text)) return take_header(line);
    header_ = false;
    if (whole_number(line.text)) return take_number_line(line);
    if (open_) return take_cell(line);
    if (heading_level(line.text) != HeadingLevel::none || (line.text == others && started_)) return take_heading(line);
    if (!started_) return take_front(line);
    take_free(line);
  }

  // ---- page furniture

  void take_header(const Line& line) {
    // Headers of one page stand together, whatever blank lines are between.
    if (!header_ && started_ && line.page == page_of_file_) ++page_;
    if (line.page != page_of_file_) page_ += line.page - page_of_file_;
    page_of_file_ = line.page;
    header_ = true;
    started_ = true;
    furniture(line);
  }

  void furniture(const Line& line) { out_.furniture.push_back({line.number, line.text}); }

  void take_front(const Line& line) {
    furniture(line);
    if (title_done_) return;
    if (after_blank_ && !out_.title.empty()) {
      title_done_ = true;
      return;
    }
    out_.title += line.text;
  }

  // ---- numbers

  [[nodiscard]] const Line* next_text(std::size_t from) const {
    for (auto i = from; i < lines_.size(); ++i) {
      if (!lines_[i].blank() && !used_[i]) return &lines_[i];
    }
    return nullptr;
  }

  [[nodiscard]] bool isolated() const {
    const bool before = at_ == 0 || lines_[at_ - 1].blank();
    const bool after = at_ + 1 >= lines_.size() || lines_[at_ + 1].blank();
    return before && after;
  }

  [[nodiscard]] bool row_follows() const {
    const auto* next = next_text(at_ + 1);
    return next != nullptr && !is_table_header(next->text) && !whole_number(next->text) &&
           heading_level(next->text) != HeadingLevel::chapter &&
           heading_level(next->text) != HeadingLevel::initiative && next->text != others && !is_class(next->text);
  }

  [[nodiscard]] bool starts_row(int number) const {
    const int last = out_.rows.empty() ? 0 : out_.rows.back().no;
    if (!row_follows()) return false;
    if (!open_) return number == last + 1 || (number > last && number <= last + widest_gap && isolated());
    return number == last + 1 && isolated() && !out_.rows.back().cell.empty() && class_comes();
  }

  /// Has what follows a class before the number after this one? Then the open row has lost its own.
  [[nodiscard]] bool class_comes() const {
    const int next = out_.rows.back().no + 2;
    for (auto i = at_ + 1; i < lines_.size(); ++i) {
      if (is_class(lines_[i].text)) return ends_sentence(out_.rows.back().cell.back().text);
      if (whole_number(lines_[i].text) == next) return false;
    }
    return false;
  }

  void take_number_line(const Line& line) {
    const int number = *whole_number(line.text);
    if (starts_row(number)) return start_row(line, number);
    if (open_ && !is_page_number()) return take_cell(line);
    furniture(line);
  }

  /// A number at the end of a page: a header, a new page or the end comes next.
  [[nodiscard]] bool is_page_number() const {
    const auto* next = next_text(at_ + 1);
    if (next == nullptr || is_table_header(next->text) || next->page != lines_[at_].page) return true;
    return out_.rows.back().cell.empty() && whole_number(next->text).has_value();
  }

  void start_row(const Line& line, int number) {
    Row row;
    row.no = number;
    row.page = page_;
    row.first_line = row.last_line = line.number;
    row.place = out_.places.size() - 1;
    out_.rows.push_back(std::move(row));
    open_ = true;
    started_ = true;
    free_open_ = false;
  }

  // ---- cells

  [[nodiscard]] bool is_class(std::string_view text) const {
    return is_symbol(text) || find_symbol(legend_, text) != nullptr;
  }

  void close(const Line& line, std::string_view symbol) {
    out_.rows.back().symbol = symbol;
    out_.rows.back().last_line = line.number;
    open_ = false;
  }

  void take_cell(const Line& line) {
    auto& row = out_.rows.back();
    if (is_class(line.text) && !row.cell.empty()) return close(line, line.text);
    const auto level = heading_level(line.text);
    const bool strong = level == HeadingLevel::chapter || level == HeadingLevel::initiative;
    if (strong && !row.cell.empty() && ends_sentence(row.cell.back().text)) {
      open_ = false;
      return take_heading(line);
    }
    row.cell.push_back({line.number, line.text, after_blank_});
    row.last_line = line.number;
    if (const auto symbol = glued_symbol(line.text); !symbol.empty()) {
      auto& text = row.cell.back().text;
      text = trim(std::string_view(text).substr(0, text.size() - symbol.size()));
      close(line, symbol);
    }
  }

  /// The class at the end of the answer's last line: "…検討していきます。△".
  [[nodiscard]] std::string glued_symbol(std::string_view text) const {
    const auto points = base::decode(text);
    if (points.size() < 3) return {};
    auto symbol = base::encode(points.substr(points.size() - 1));
    if (legend_.empty() ? !is_symbol(symbol) : find_symbol(legend_, symbol) == nullptr) return {};
    const auto before = trim(text.substr(0, text.size() - symbol.size()));
    return before.ends_with("。") ? symbol : std::string();
  }

  void take_free(const Line& line) {
    if (!free_open_) out_.free.push_back({page_, out_.rows.size(), {}});
    free_open_ = true;
    out_.free.back().lines.push_back({line.number, line.text, after_blank_});
  }

  // ---- headings

  void take_heading(const Line& first) {
    started_ = true;
    free_open_ = false;
    auto text = first.text;
    const auto level = heading_level(text);
    if (text != others) {
      while (at_ + 1 < lines_.size() && continues_heading(at_ + 1)) text += lines_[++at_].text;
    }
    auto place = out_.places.back();
    if (level == HeadingLevel::chapter) {
      place = {text, "", "", std::nullopt};
    } else if (level == HeadingLevel::section) {
      place = {place.chapter, text, "", std::nullopt};
    } else if (level == HeadingLevel::subsection) {
      place = {place.chapter, place.section, text, std::nullopt};
    } else {
      place.initiative = text == others ? Initiative{std::string(others), {}, {}, std::string(others)} : read_initiative(text);
    }
    out_.places.push_back(std::move(place));
  }

  /// A long heading goes on in the next line.
  [[nodiscard]] bool continues_heading(std::size_t i) const {
    const auto& text = lines_[i].text;
    return !text.empty() && !used_[i] && text != others && !whole_number(text) && !is_table_header(text) &&
           heading_level(text) == HeadingLevel::none && !is_class(text);
  }

  const std::vector<Line>& lines_;
  const std::vector<bool>& used_;
  const std::vector<LegendEntry>& legend_;
  Rows out_;
  std::size_t at_ = 0;
  int page_ = 1;
  int page_of_file_ = 1;
  bool after_blank_ = false;
  bool header_ = false;     ///< the line before was part of a table header
  bool started_ = false;    ///< the table has begun
  bool open_ = false;       ///< a row waits for its class
  bool free_open_ = false;
  bool title_done_ = false;
};

}  // namespace

Rows read_rows(const std::vector<Line>& lines, const Declarations& declarations) {
  return RowReader(lines, declarations).run();
}

}  // namespace iken::ingest
