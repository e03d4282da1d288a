// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text.hpp"

#include <algorithm>
#include <map>

#include "ingest/cell_text.hpp"
#include "ingest/declared.hpp"
#include "ingest/references.hpp"
#include "ingest/symbols.hpp"
#include "ingest/table_rows.hpp"
#include "ingest/verify.hpp"

namespace iken::ingest {
namespace {

using Lines = std::vector<CellLine>;

/// A row with its cell divided.
struct Divided {
  Lines opinion;
  Lines answer;
  std::size_t shared = 0;  ///< 1 + index of the free block that is its answer; 0 = its own
};

/// The width of a full line of a column: what nine of ten lines do not go beyond.
std::size_t column_width(const std::vector<const Lines*>& cells) {
  std::vector<std::size_t> widths;
  for (const auto* cell : cells) {
    for (const auto& line : *cell) widths.push_back(columns(line.text));
  }
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

/// Rows without an answer that stand together under one heading: they share a merged cell.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  int page = 0;
  bool answered = false;
};

std::vector<Group> groups_without_answer(const Rows& rows, const std::vector<Divided>& divided) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < divided.size(); ++i) {
    if (!divided[i].answer.empty()) continue;
    const auto& row = rows.rows[i];
    const bool joins = !groups.empty() && groups.back().end == i && row.place == rows.rows[i - 1].place;
    if (joins) {
      groups.back().end = i + 1;
    } else {
      groups.push_back({i, i + 1, row.page, false});
    }
  }
  return groups;
}

/// Two displaced answers may follow each other; a sentence that ends before a blank line divides them.
std::vector<FreeBlock> pieces_of(const FreeBlock& block, std::size_t wanted) {
  std::vector<FreeBlock> pieces;
  for (const auto& line : block.lines) {
    const bool divides = !pieces.empty() && line.after_blank && ends_sentence(pieces.back().lines.back().text);
    if (pieces.empty() || (divides && pieces.size() < wanted)) pieces.push_back({block.page, block.after, {}});
    pieces.back().lines.push_back(line);
  }
  return pieces;
}

/// Gives each displaced answer to the nearest rows before it, on its page if there are any, that have none.
class Sharing {
 public:
  Sharing(const Rows& rows, std::vector<Divided>& divided)
      : rows_(rows), divided_(divided), groups_(groups_without_answer(rows, divided)) {}

  /// The free blocks that belong to rows; what belongs to none is added to `left`.
  std::vector<FreeBlock> run(std::vector<FreeBlock>& left) {
    for (const auto& block : rows_.free) {
      for (auto& piece : pieces_of(block, std::max<std::size_t>(waiting_before(block), 1))) {
        auto* group = is_polite(piece.lines) || !groups_.empty() ? group_for(piece) : nullptr;
        if (group == nullptr) {
          left.push_back(std::move(piece));
          continue;
        }
        group->answered = true;
        used_.push_back(std::move(piece));
        for (auto i = group->begin; i < group->end; ++i) divided_[i].shared = used_.size();
      }
    }
    return std::move(used_);
  }

 private:
  [[nodiscard]] std::size_t waiting_before(const FreeBlock& block) const {
    return static_cast<std::size_t>(std::count_if(groups_.begin(), groups_.end(), [&](const Group& group) {
      return !group.answered && group.begin < block.after && group.page == block.page;
    }));
  }

  Group* group_for(const FreeBlock& block) {
    for (auto& group : groups_) {
      if (!group.answered && group.page == block.page && group.begin < block.after) return &group;
    }
    for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
      if (!group->answered && group->begin < block.after) return &*group;
    }
    for (auto& group : groups_) {
      if (!group.answered) return &group;
    }
    return nullptr;
  }

  const Rows& rows_;
  std::vector<Divided>& divided_;
  std::vector<Group> groups_;
  std::vector<FreeBlock> used_;
};

class Assembler {
 public:
  Assembler(Rows rows, Declarations declarations, const std::string& id)
      : rows_(std::move(rows)), declarations_(std::move(declarations)) {
    document_.info.id = id;
  }

  ParsedDocument run() {
    for (const auto& row : rows_.rows) {
      const auto n = opinion_lines(row.cell);
      const auto middle = row.cell.begin() + static_cast<std::ptrdiff_t>(n);
      divided_.push_back({{row.cell.begin(), middle}, {middle, row.cell.end()}, 0});
    }
    std::vector<FreeBlock> left;
    shared_ = Sharing(rows_, divided_).run(left);
    for (const auto& block : left) {
      for (const auto& line : block.lines) document_.unassigned.push_back({line.number, line.text});
    }
    describe_document();
    measure();
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) document_.records.push_back(record(i));
    note_shared();
    verify(document_, declarations_);
    return std::move(document_);
  }

 private:
  void describe_document() {
    auto& info = document_.info;
    info.title = rows_.title;
    info.from = declarations_.from;
    info.to = declarations_.to;
    info.municipality = municipality_of(info.title);
    document_.declared = declarations_.declared;
    document_.legend = declarations_.legend;
    document_.furniture = std::move(rows_.furniture);
  }

  void measure() {
    std::vector<const Lines*> opinions;
    std::vector<const Lines*> answers;
    for (const auto& row : divided_) {
      opinions.push_back(&row.opinion);
      answers.push_back(&row.answer);
    }
    for (const auto& block : shared_) answers.push_back(&block.lines);
    opinion_width_ = column_width(opinions);
    answer_width_ = column_width(answers);
  }

  Record record(std::size_t i) {
    const auto& row = rows_.rows[i];
    const auto& place = rows_.places[row.place];
    const auto& answer = divided_[i].shared > 0 ? shared_[divided_[i].shared - 1].lines : divided_[i].answer;
    Record r;
    r.no = row.no;
    r.id = document_.info.id + "/" + std::to_string(row.no);
    r.document = document_.info;
    r.chapter = place.chapter;
    r.section = place.section;
    r.subsection = place.subsection;
    r.initiative = place.initiative;
    r.opinion = join(divided_[i].opinion, opinion_width_);
    r.response = join(answer, answer_width_);
    r.category = category(row);
    r.references = find_references(r.response, row.no);
    for (auto& reference : r.references) reference.id = document_.info.id + "/" + std::to_string(reference.no);
    r.source = Source{row.page, row.first_line, row.last_line};
    return r;
  }

  std::optional<Category> category(const Row& row) {
    if (row.symbol.empty()) {
      document_.problems.push_back({"class_missing", {std::to_string(row.no)}, row.last_line});
      return std::nullopt;
    }
    const auto* entry = find_symbol(document_.legend, row.symbol);
    if (entry == nullptr) {
      if (!document_.legend.empty()) {
        document_.problems.push_back({"class_unknown", {std::to_string(row.no), row.symbol}, row.last_line});
      }
      return Category{row.symbol, ""};
    }
    if (entry->symbol != row.symbol) {
      document_.repairs.push_back({"class_look_alike", {std::to_string(row.no), row.symbol, entry->symbol}, row.last_line});
    }
    return Category{entry->symbol, entry->label};
  }

  void note_shared() {
    std::map<std::size_t, std::vector<int>> sharers;
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      if (divided_[i].shared > 0) sharers[divided_[i].shared].push_back(rows_.rows[i].no);
    }
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      for (const int no : sharers[divided_[i].shared]) {
        if (divided_[i].shared > 0 && no != rows_.rows[i].no) document_.records[i].response_shared_with.push_back(no);
      }
    }
  }

  Rows rows_;
  Declarations declarations_;
  ParsedDocument document_;
  std::vector<Divided> divided_;
  std::vector<FreeBlock> shared_;
  std::size_t opinion_width_ = 0;
  std::size_t answer_width_ = 0;
};

}  // namespace

bool is_table_text(const std::vector<Line>& lines) {
  bool header = false;
  bool number = false;
  for (const auto& line : lines) {
    header = header || (is_table_header(line.text) && columns(line.text) > 6);
    number = number || (header && whole_number(line.text));
  }
  return header && number;
}

ParsedDocument read_table_text(const std::vector<Line>& lines, const std::string& id) {
  auto declarations = read_declarations(lines);
  auto rows = read_rows(lines, declarations);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (declarations.used[i]) rows.furniture.push_back({lines[i].number, lines[i].text});
  }
  std::sort(rows.furniture.begin(), rows.furniture.end(),
            [](const SourceLine& a, const SourceLine& b) { return a.line < b.line; });
  return Assembler(std::move(rows), std::move(declarations), id).run();
}

}  // namespace iken::ingest
