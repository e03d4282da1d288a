// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/table_text.hpp"

#include <algorithm>
#include <map>

#include "ingest/lines/cell_text.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/records/verify.hpp"
#include "ingest/statements/declared.hpp"
#include "ingest/statements/symbols.hpp"
#include "ingest/table_text/division.hpp"
#include "ingest/table_text/row_number.hpp"
#include "ingest/table_text/sharing.hpp"
#include "ingest/table_text/table_lines.hpp"

namespace iken::ingest {
namespace {

class Assembler {
 public:
  Assembler(Rows rows, Declarations declarations, const std::string& id)
      : rows_(std::move(rows)), declarations_(std::move(declarations)) {
    document_.info.id = id;
  }

  ParsedDocument run() {
    divide_rows();
    auto shared = share_answers(rows_, divided_);
    answers_ = std::move(shared.answers);
    ask_again();
    describe(document_, declarations_, title_of(rows_.front));
    document_.furniture = std::move(rows_.furniture);
    document_.unassigned = std::move(rows_.unassigned);
    leave(shared.left);
    find_wrappings();
    expects_class_ = rows_.has_class_column ||
                     std::any_of(rows_.rows.begin(), rows_.rows.end(), [](const Row& row) { return !row.symbol.empty(); });
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) document_.records.push_back(record(i));
    identify(document_);
    note_shared();
    for (const auto& doubt : shared.doubts) tell(doubt);
    verify(document_, declarations_);
    return std::move(document_);
  }

 private:
  /// Twice: the widths of the columns, known from the clear rows, help with the others.
  void divide_rows() {
    for (const auto& row : rows_.rows) divided_.push_back(divided(row, {}, false));
    const auto widths = measure();
    for (std::size_t i = 0; i < divided_.size(); ++i) divided_[i] = divided(rows_.rows[i], widths, false);
  }

  static Divided divided(const Row& row, const Widths& widths, bool eager) {
    if (auto cut = divide_cut_row(row.cell)) return {std::move(cut->opinion), std::move(cut->answer), 0, 0, true};
    const auto division = divide(row.cell, widths, eager);
    const auto middle = row.cell.begin() + static_cast<std::ptrdiff_t>(division.lines);
    return {{row.cell.begin(), middle}, {middle, row.cell.end()}, division.margin, 0, division.two_blocks};
  }

  /// A row that got no answer in any way: perhaps its own does not sound like one.
  void ask_again() {
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      if (divided_[i].answer.empty() && divided_[i].shared == 0) divided_[i] = divided(rows_.rows[i], {}, true);
    }
  }

  [[nodiscard]] Widths measure() const {
    std::vector<std::size_t> opinions;
    std::vector<std::size_t> answers;
    const auto add = [](std::vector<std::size_t>& widths, const std::vector<CellLine>& lines) {
      for (const auto& line : lines) widths.push_back(line.width);
    };
    for (const auto& row : divided_) {
      add(opinions, row.opinion);
      add(answers, row.answer);
    }
    for (const auto& block : answers_) add(answers, block.lines);
    return {full_width(std::move(opinions)), full_width(std::move(answers))};
  }

  void find_wrappings() {
    const auto widths = measure();
    std::vector<std::vector<CellLine>> opinions;
    std::vector<std::vector<CellLine>> responses;
    for (const auto& row : divided_) {
      opinions.push_back(row.opinion);
      responses.push_back(row.answer);
    }
    for (const auto& block : answers_) responses.push_back(block.lines);
    opinions_ = wrapping_at(widths.opinion, opinions);
    responses_ = wrapping_at(widths.answer, responses);
  }

  /// Text behind the last row is what a document ends with; between rows it is in doubt.
  void leave(const std::vector<FreeBlock>& blocks) {
    const bool waits = std::any_of(divided_.begin(), divided_.end(), [](const Divided& row) { return row.answer.empty() && row.shared == 0; });
    for (const auto& block : blocks) {
      const bool between = block.after < rows_.rows.size() || (waits && reads_like_answer(block.lines));
      auto& list = between ? document_.unassigned : document_.furniture;
      for (const auto& line : block.lines) list.push_back({line.number, line.text});
    }
    const auto by_line = [](const SourceLine& a, const SourceLine& b) { return a.line < b.line; };
    std::stable_sort(document_.furniture.begin(), document_.furniture.end(), by_line);
    std::stable_sort(document_.unassigned.begin(), document_.unassigned.end(), by_line);
    for (const auto& line : document_.unassigned) {
      const bool goes_on = &line != document_.unassigned.data() && (&line - 1)->line + 2 >= line.line;
      if (!goes_on) document_.problems.push_back({"text_unassigned", {line.text}, line.line});
    }
  }

  Record record(std::size_t i) {
    const auto& row = rows_.rows[i];
    const auto& place = rows_.places[row.place];
    const auto& answer = divided_[i].shared > 0 ? answers_[divided_[i].shared - 1].lines : divided_[i].answer;
    Record r;
    r.no = row.no;
    put_below(r, place);
    r.opinion = join(divided_[i].opinion, opinions_);
    r.response = join(answer, responses_);
    r.source = Source{row.page, row.first_line, row.last_line};
    r.category = class_of(document_, row.symbol, r);
    if (!r.category && expects_class_) document_.problems.push_back({"class_missing", {name_of(r)}, row.last_line});
    if (row.number_filled) document_.repairs.push_back({"number_filled", {name_of(r)}, row.first_line});
    if (!row.no) document_.problems.push_back({"number_unprinted", {}, row.first_line});
    return r;
  }

  /// A merged cell has two rows at least: with fewer than four the blocks are most likely one answer's paragraphs.
  void tell(const SharingDoubt& doubt) {
    constexpr std::size_t two_merged_cells = 4;
    constexpr std::size_t most_names = 20;
    std::string names;
    for (std::size_t i = 0; i < std::min(doubt.rows.size(), most_names); ++i)
      names += (names.empty() ? "" : ", ") + name_of(document_.records[doubt.rows[i]]);
    if (doubt.rows.size() > most_names) names += " …";
    const bool likely = doubt.groups == 1 && doubt.rows.size() < two_merged_cells;
    auto& list = likely ? document_.repairs : document_.problems;
    list.push_back({"answers_joined", {names, std::to_string(doubt.blocks)}, doubt.line});
  }

  void note_shared() {
    std::map<std::size_t, std::vector<std::size_t>> sharers;
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      if (divided_[i].shared > 0) sharers[divided_[i].shared].push_back(i);
    }
    for (const auto& [answer, rows] : sharers) name_sharers(document_, rows);
  }

  Rows rows_;
  Declarations declarations_;
  ParsedDocument document_;
  std::vector<Divided> divided_;
  std::vector<FreeBlock> answers_;
  Wrapping opinions_;
  Wrapping responses_;
  bool expects_class_ = false;  ///< some tables have no such column
};

}  // namespace

double table_text_likelihood(const std::vector<Line>& lines, const Profile& profile) {
  bool header = false;
  std::size_t needed = 0;
  int numbers = 0;
  int classes = 0;
  const auto form = number_form_of(lines);
  for (const auto& line : lines) {
    if (line.blank()) continue;
    header = header || (columns(line.text.substr(0, 60)) > 6 && names_columns(profile, line.text));
    if (needed < profile.needed.size() && is_table_header(profile, line.text) && line.text.find(profile.needed[needed]) != std::string::npos) ++needed;
    if (number_as(form, line.text)) ++numbers;
    if (is_symbol(line.text) || !class_at_end({}, line.text).empty()) ++classes;
  }
  if (numbers == 0 || needed < profile.needed.size()) return 0;
  const double closer = profile.needed.empty() ? 0 : 0.05;
  if (header) return (classes > 0 ? 0.9 : 0.5) + closer;
  return classes * 3 >= numbers && classes >= 2 ? 0.6 : 0;
}

ParsedDocument read_table_text(const std::vector<Line>& lines, const std::string& id, const Profile& profile) {
  auto declarations = read_declarations(lines, profile);
  for (const auto& word : profile.classes) {
    if (declarations.declared.categories.empty() && !declarations.has_legend) declarations.legend.push_back({"", word});
  }
  auto rows = read_rows(lines, declarations, profile);
  return Assembler(std::move(rows), std::move(declarations), id).run();
}

}  // namespace iken::ingest
