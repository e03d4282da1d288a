// Records laid out as lists with labels, and as a table extracted column after column.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "generate/truth.hpp"

namespace iken::generate {

enum class ListKind { gaiyou, youyaku, kekka, bangou };

struct ListLayout {
  ListKind kind = ListKind::gaiyou;
  std::size_t width = 40;       ///< characters of a line; 0 = lines are not wrapped
  bool indent = true;           ///< the first line of a paragraph is one character shorter
  bool numbers = true;          ///< printed before each item (always for bangou)
  bool number_on_line = true;   ///< else before the label
  bool inline_answer = false;   ///< gaiyou: the answer's label stands on the opinion's last line
  bool classes = true;          ///< a line 対応区分：△
  bool headings = true;
  bool contact = true;          ///< whom to ask, behind the last answer
};

ListLayout any_list(Dice& dice, ListKind kind);
/// The truth for such a layout: no merged cells, a summary where the layout has one.
ParsedDocument list_truth(std::uint64_t seed, const std::string& id, const ListLayout& layout);
std::string list_text(const ParsedDocument& truth, const ListLayout& layout, Dice& dice);

/// NO, 区, 章, 意見の概要, 人数: `words_each` = a column's word stands before it, else all at the page's top.
ParsedDocument column_truth(std::uint64_t seed, const std::string& id);
std::string column_text(const ParsedDocument& truth, bool words_each, Dice& dice);

}  // namespace iken::generate
