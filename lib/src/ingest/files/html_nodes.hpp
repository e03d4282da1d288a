// The nodes of a page and the text in them, before anyone knows what is a table.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libxml/tree.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/text.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::ingest {

inline constexpr std::size_t to_the_end = largest_grid;

/// Of an element; empty for any other node.
std::string_view name_of(const xmlNode* node);
bool is_text(const xmlNode* node);
std::string_view text_of(const xmlNode* node);
bool is_cell(const xmlNode* node);
/// An element that begins and ends a line.
bool is_block(const xmlNode* node);
/// No text, or the reading of one.
bool is_no_text(const xmlNode* node);
/// What a browser does not show beside the rest.
bool is_hidden(const xmlNode* node);
/// 1 for h1, 2 for h2 …; 0 for anything else.
int heading_rank(const xmlNode* node);

/// A cell that would push what follows it out of sight is as wide as others.
std::size_t columns_of(xmlNode* cell);
/// rowspan="0" means: to the end of the table.
std::size_t rows_of(xmlNode* cell);

/// Tables, and cells, that have a table in them.
std::unordered_set<const xmlNode*> holding_tables(xmlDoc* document);
/// The cells of a table's own rows.
void add_own_cells(xmlNode* node, std::vector<const xmlNode*>& cells, std::size_t& rows, int depth);

/// Collects the text of nodes as a browser shows it.
class Flow {
 public:
  void add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto decoded = base::decode_utf8(text, i);
      const auto c = decoded.code_point;
      if (c == U' ' || (c >= U'\t' && c <= U'\r')) {
        space_ = true;
        line_break_ = line_break_ || c == U'\n';
      } else {
        add_space(c);
        text_ += text.substr(i, decoded.next - i);
        last_ = c;
      }
      i = decoded.next;
    }
  }

  void end_line() {
    if (!text_.empty() && !text_.ends_with('\n')) text_ += '\n';
    space_ = line_break_ = false;
    last_ = 0;
  }

  [[nodiscard]] std::string take() {
    std::string out;
    out.swap(text_);
    while (out.ends_with('\n')) out.pop_back();
    space_ = line_break_ = false;
    last_ = 0;
    return out;
  }

  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  static bool is_wide(char32_t c) { return c >= 0x2E80; }

  void add_space(char32_t next) {
    const bool source_only = line_break_ && is_wide(last_) && is_wide(next);
    if (space_ && last_ != 0 && !source_only) text_ += ' ';
    space_ = line_break_ = false;
  }

  std::string text_;
  char32_t last_ = 0;
  bool space_ = false;
  bool line_break_ = false;
};

/// Visits a node and all below it; the depth of a page is not ours to choose, so nothing here calls itself. `enter`
/// says whether to go into a node; then `leave` follows when all below it has been visited.
template <class Enter, class Leave>
void traverse(xmlNode* root, Enter enter, Leave leave) {
  auto* node = root;
  while (node != nullptr) {
    if (enter(node)) {
      if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
        node = node->children;
        continue;
      }
      leave(node);
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : node->next;
  }
}

template <class Enter>
void traverse(xmlNode* root, Enter enter) {
  traverse(root, enter, [](const xmlNode*) {});
}

}  // namespace iken::ingest
