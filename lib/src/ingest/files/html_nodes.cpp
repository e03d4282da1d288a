// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/html_nodes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_colspan = 1000;
constexpr std::size_t longest_rowspan = 65'534;

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The number of an attribute; nullopt when there is none, or one that no program could hold.
std::optional<std::size_t> span_of(xmlNode* cell, const char* which) {
  xmlChar* value = xmlGetProp(cell, reinterpret_cast<const xmlChar*>(which));
  if (value == nullptr) return std::nullopt;
  const auto text = trim(reinterpret_cast<const char*>(value));
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  xmlFree(value);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE && node->name != nullptr ? reinterpret_cast<const char*>(node->name) : "";
}

bool is_text(const xmlNode* node) {
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != nullptr;
}

std::string_view text_of(const xmlNode* node) { return reinterpret_cast<const char*>(node->content); }

bool is_block(const xmlNode* node) {
  static constexpr std::array<std::string_view, 31> blocks = {
      "p",      "div",  "h1",  "h2",   "h3",  "h4",    "h5",      "h6",   "ul",         "ol",     "li",
      "dl",     "dt",   "dd",  "tr",   "td",  "th",    "section", "article", "header",  "footer", "main",
      "nav",    "form", "pre", "hr",   "title", "caption", "body", "blockquote", "table"};
  return is_one_of(name_of(node), blocks);
}

bool is_no_text(const xmlNode* node) {
  static constexpr std::array<std::string_view, 4> names = {"script", "style", "rt", "rp"};
  return is_one_of(name_of(node), names);
}

bool is_hidden(const xmlNode* node) {
  static constexpr std::array<std::string_view, 5> names = {"noscript", "template", "svg", "object", "iframe"};
  return is_one_of(name_of(node), names);
}

int heading_rank(const xmlNode* node) {
  const auto name = name_of(node);
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

std::size_t columns_of(xmlNode* cell) {
  const auto number = span_of(cell, "colspan").value_or(1);
  return number == 0 || number > longest_colspan ? 1 : number;
}

std::size_t rows_of(xmlNode* cell) {
  const auto number = span_of(cell, "rowspan").value_or(1);
  return number == 0 || number > longest_rowspan ? to_the_end : number;
}

bool is_cell(const xmlNode* node) { return name_of(node) == "td" || name_of(node) == "th"; }

std::unordered_set<const xmlNode*> holding_tables(xmlDoc* document) {
  std::unordered_set<const xmlNode*> holding;
  std::vector<const xmlNode*> open;
  const auto enter = [&](const xmlNode* node) {
    const bool table = name_of(node) == "table";
    for (auto i = open.size(); table && i-- > 0;) {
      // What stands around these was noted with them.
      if (!holding.insert(open[i]).second) break;
    }
    if (table || is_cell(node)) open.push_back(node);
    return true;
  };
  const auto leave = [&](const xmlNode* node) {
    if (!open.empty() && open.back() == node) open.pop_back();
  };
  for (auto* node = document->children; node != nullptr; node = node->next) traverse(node, enter, leave);
  return holding;
}

void add_own_cells(xmlNode* node, std::vector<const xmlNode*>& cells, std::size_t& rows, int depth) {
  for (auto* child = node->children; child != nullptr && depth < 4; child = child->next) {
    const auto name = name_of(child);
    rows += name == "tr" ? 1 : 0;
    if (is_cell(child))
      cells.push_back(child);
    else if (name == "tr" || name == "tbody" || name == "thead" || name == "tfoot")
      add_own_cells(child, cells, rows, depth + 1);
  }
}

}  // namespace iken::ingest
