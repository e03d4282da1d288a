// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/sharing.hpp"

#include <algorithm>
#include <cstdlib>

#include "ingest/table_text/division.hpp"

namespace iken::ingest {
namespace {

/// An answer begun without a clear change of tone.
constexpr double uncertain = 5;

/// Rows without an answer that stand together under one heading.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  int page = 0;
  bool answered = false;
};

class Sharing {
 public:
  Sharing(const Rows& rows, std::vector<Divided>& divided) : rows_(rows), divided_(divided) {}

  Shared run() {
    find_groups();
    for (const auto& block : rows_.free) give_block(block);
    return std::move(out_);
  }

 private:
  void find_groups() {
    groups_.clear();
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      if (!divided_[i].answer.empty() || divided_[i].shared > 0) continue;
      const auto& row = rows_.rows[i];
      const bool joins = !groups_.empty() && groups_.back().end == i && row.place == rows_.rows[i - 1].place &&
                         !divides_before(i);
      if (joins) {
        groups_.back().end = i + 1;
      } else {
        groups_.push_back({i, i + 1, row.page, false});
      }
    }
  }

  /// A displaced answer between two rows without one says that the rows before it were its own.
  [[nodiscard]] bool divides_before(std::size_t i) const {
    const auto at = std::lower_bound(rows_.free.begin(), rows_.free.end(), i,
                                     [](const FreeBlock& block, std::size_t row) { return block.after < row; });
    return at != rows_.free.end() && at->after == i;
  }

  /// Two displaced answers may follow each other; a sentence that ends before a blank line divides them.
  static std::vector<FreeBlock> pieces_of(const FreeBlock& block, std::size_t wanted) {
    std::vector<FreeBlock> pieces;
    for (const auto& line : block.lines) {
      const bool divides = !pieces.empty() && line.after_blank && ends_sentence(pieces.back().lines.back().text);
      if (pieces.empty() || (divides && pieces.size() < wanted)) pieces.push_back({block.page, block.after, {}});
      pieces.back().lines.push_back(line);
    }
    return pieces;
  }

  [[nodiscard]] std::size_t waiting_near(const FreeBlock& block) const {
    return static_cast<std::size_t>(std::count_if(groups_.begin(), groups_.end(), [&](const Group& group) {
      return !group.answered && group.page == block.page;
    }));
  }

  void give_block(const FreeBlock& block) {
    auto pieces = pieces_of(block, std::max<std::size_t>(waiting_near(block), 1));
    SharingDoubt doubt{block.lines.front().number, pieces_of(block, block.lines.size()).size(), pieces.size(), {}};
    for (auto& piece : pieces) {
      const auto* group = give(std::move(piece));
      for (auto i = group == nullptr ? 0 : group->begin; group != nullptr && i < group->end; ++i) doubt.rows.push_back(i);
    }
    if (doubt.blocks > doubt.groups && !doubt.rows.empty()) out_.doubts.push_back(std::move(doubt));
  }

  /// The rows that got it; nullptr when none did.
  const Group* give(FreeBlock piece) {
    auto* group = group_for(piece);
    if (group == nullptr && reads_like_answer(piece.lines) && take_back(piece)) group = group_for(piece);
    if (group == nullptr) {
      out_.left.push_back(std::move(piece));
      return nullptr;
    }
    group->answered = true;
    out_.answers.push_back(std::move(piece));
    for (auto i = group->begin; i < group->end; ++i) divided_[i].shared = out_.answers.size();
    return group;
  }

  static std::size_t distance(const Group& group, const FreeBlock& block) {
    if (block.after >= group.end) return block.after - group.end;
    return block.after <= group.begin ? group.begin - block.after + 1 : 0;
  }

  /// Of the page the one that comes first, since displaced answers keep their order; else the nearest.
  Group* group_for(const FreeBlock& block) {
    Group* best = nullptr;
    for (auto& group : groups_) {
      if (group.answered) continue;
      if (group.end == block.after && group.page == block.page && is_between(block)) return &group;
      if (group.page == block.page && (best == nullptr || best->page != block.page)) best = &group;
      const bool near = std::abs(group.page - block.page) <= 1;
      if (near && (best == nullptr || (best->page != block.page && distance(group, block) < distance(*best, block)))) best = &group;
    }
    return best;
  }

  /// Do rows of the same page come behind it?
  [[nodiscard]] bool is_between(const FreeBlock& block) const {
    return block.after < rows_.rows.size() && rows_.rows[block.after].page == block.page;
  }

  bool take_back(const FreeBlock& block) {
    std::size_t weakest = divided_.size();
    for (std::size_t i = 0; i < divided_.size(); ++i) {
      if (rows_.rows[i].page != block.page || divided_[i].answer.empty() || divided_[i].margin > uncertain) continue;
      if (divided_[i].two_blocks) continue;
      if (weakest == divided_.size() || divided_[i].margin < divided_[weakest].margin) weakest = i;
    }
    if (weakest == divided_.size()) return false;
    auto& row = divided_[weakest];
    row.opinion.insert(row.opinion.end(), row.answer.begin(), row.answer.end());
    row.answer.clear();
    groups_.push_back({weakest, weakest + 1, block.page, false});
    return true;
  }

  const Rows& rows_;
  std::vector<Divided>& divided_;
  std::vector<Group> groups_;
  Shared out_;
};

}  // namespace

Shared share_answers(const Rows& rows, std::vector<Divided>& divided) { return Sharing(rows, divided).run(); }

}  // namespace iken::ingest
