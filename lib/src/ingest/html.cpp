// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <set>

#include "base/text.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
namespace {

constexpr int deepest = 4000;
constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_rows = 65'000;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE && node->name != nullptr ? reinterpret_cast<const char*>(node->name) : "";
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 9> left_out = {"script", "style", "noscript", "template", "rt",
                                                      "rp",     "svg",   "object",   "iframe"};
constexpr std::array<std::string_view, 30> blocks = {
    "p",      "div",  "h1",  "h2",   "h3",  "h4", "h5",    "h6",      "ul",      "ol",
    "li",     "dl",   "dt",  "dd",   "tr",  "td", "th",    "section", "article", "header",
    "footer", "main", "nav", "form", "pre", "hr", "title", "caption", "body",    "blockquote"};

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

std::size_t span_of(xmlNode* cell, const char* which, std::size_t most) {
  xmlChar* value = xmlGetProp(cell, reinterpret_cast<const xmlChar*>(which));
  if (value == nullptr) return 1;
  const std::string_view text = reinterpret_cast<const char*>(value);
  std::size_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  xmlFree(value);
  // rowspan="0" means: to the end of the table.
  return number == 0 ? most : std::min(number, most);
}

bool has_table(const xmlNode* node, int depth) {
  if (depth > deepest) return false;
  for (const auto* child = node->children; child != nullptr; child = child->next) {
    if (name_of(child) == "table" || has_table(child, depth + 1)) return true;
  }
  return false;
}

/// The cells of a table's own rows.
void add_own_cells(xmlNode* node, std::vector<const xmlNode*>& cells, std::size_t& rows, int depth) {
  for (auto* child = node->children; child != nullptr && depth < 4; child = child->next) {
    const auto name = name_of(child);
    rows += name == "tr" ? 1 : 0;
    if (name == "td" || name == "th")
      cells.push_back(child);
    else if (name == "tr" || name == "tbody" || name == "thead" || name == "tfoot")
      add_own_cells(child, cells, rows, depth + 1);
  }
}

/// A table of which few cells hold a small table is one itself; where most do, or there is one column, it only places
/// them on the page.
bool is_outer_table(xmlNode* table) {
  std::vector<const xmlNode*> cells;
  std::size_t rows = 0;
  add_own_cells(table, cells, rows, 0);
  const auto inner = std::count_if(cells.begin(), cells.end(), [](const xmlNode* cell) { return has_table(cell, 0); });
  return rows >= 2 && cells.size() >= 2 * rows && static_cast<std::size_t>(inner) * 4 <= cells.size();
}

class Reader {
 public:
  std::vector<Grid> run(xmlDoc* document) {
    for (auto* node = document->children; node != nullptr; node = node->next) walk(node, 0);
    end_line(true);
    add_title();
    return std::move(grids_);
  }

 private:
  void walk(xmlNode* node, int depth) {
    if (depth > deepest) return flatten(node, flow_);
    const auto name = name_of(node);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      note_line(node);
      if (node->content != nullptr) flow_.add(reinterpret_cast<const char*>(node->content));
      return;
    }
    if (node->type != XML_ELEMENT_NODE || is_one_of(name, left_out)) return;
    if (name == "title") return read_title(node);
    if (name == "table" && (!has_table(node, 0) || is_outer_table(node))) return read_table(node);
    const bool block = is_one_of(name, blocks) || name == "table";
    if (block) end_line(true);
    if (name == "br") end_line(false);
    for (auto* child = node->children; child != nullptr; child = child->next) walk(child, depth + 1);
    if (block) end_line(true);
  }

  void read_title(xmlNode* node) {
    Flow flow;
    for (auto* child = node->children; child != nullptr; child = child->next) add_text(child, flow, 0);
    title_ = flow.take();
  }

  /// The name of the window says less of the document than its own headings do: it comes last.
  void add_title() {
    if (title_.empty()) return;
    Grid grid;
    grid.loose = true;
    grid.columns = 1;
    grid.rows.push_back({0, 1, 1, false, true, true});
    grid.cells.push_back({0, 0, 1, 1, title_});
    grids_.push_back(std::move(grid));
  }

  /// Nothing is lost of what is nested too deeply to be understood.
  static void flatten(xmlNode* node, Flow& flow) {
    xmlChar* content = xmlNodeGetContent(node);
    if (content == nullptr) return;
    flow.add(reinterpret_cast<const char*>(content));
    xmlFree(content);
  }

  void note_line(const xmlNode* node) {
    if (flow_.empty()) line_ = static_cast<int>(xmlGetLineNo(node));
  }

  /// What has been collected becomes a row of loose text.
  void end_line(bool block) {
    auto text = flow_.take();
    if (!trim(text).empty()) {
      if (grids_.empty() || !grids_.back().loose) {
        grids_.emplace_back();
        grids_.back().loose = true;
        grids_.back().columns = 1;
      }
      auto& grid = grids_.back();
      grid.cells.push_back({grid.rows.size(), 0, 1, 1, std::string(trim(text))});
      grid.rows.push_back({0, line_, line_, false, apart_, false});
      apart_ = false;
    }
    apart_ = apart_ || block;
  }

  // ---- tables

  void read_table(xmlNode* table) {
    end_line(true);
    Grid grid;
    taken_.clear();
    read_rows(table, grid, 0);
    for (auto& cell : grid.cells) cell.rows = std::min(cell.rows, grid.rows.size() - cell.row);
    if (grid.cells.empty()) return;
    drop_empty_columns(grid);
    grids_.push_back(std::move(grid));
  }

  void read_rows(xmlNode* node, Grid& grid, int depth) {
    for (auto* child = node->children; child != nullptr && depth < deepest; child = child->next) {
      const auto name = name_of(child);
      if (name == "caption") {
        walk(child, depth);
      } else if (name == "table" && depth > 0) {
        continue;  // within a cell, whose text it is
      } else if (name == "tr") {
        if (grid.rows.size() < most_rows) read_row(child, grid);
      } else if (child->type == XML_ELEMENT_NODE) {
        read_rows(child, grid, depth + 1);
      }
    }
  }

  void read_row(xmlNode* row, Grid& grid) {
    const auto number = grid.rows.size();
    const auto line = static_cast<int>(xmlGetLineNo(row));
    grid.rows.push_back({0, line, line, false, false, false});
    std::size_t column = 0;
    for (auto* child = row->children; child != nullptr; child = child->next) {
      if (name_of(child) != "td" && name_of(child) != "th") continue;
      while (taken_.count({number, column}) > 0) ++column;
      if (column >= most_columns) return add_beyond(child, grid);
      Cell cell{number, column, span_of(child, "rowspan", most_rows), span_of(child, "colspan", most_columns),
                cell_text(child)};
      // As browsers do: a span beyond reason is none.
      if (cell.columns > widest_span) cell.columns = 1;
      cell.columns = std::min(cell.columns, most_columns - column);
      // Only what is spanned downwards can meet a later cell.
      for (std::size_t r = 1; r < std::min<std::size_t>(cell.rows, longest_span); ++r) {
        for (std::size_t c = 0; c < cell.columns; ++c) taken_.insert({number + r, column + c});
      }
      column += cell.columns;
      grid.columns = std::max(grid.columns, column);
      grid.cells.push_back(std::move(cell));
    }
  }

  /// Cells that no table has room for still keep their text, in the last that had.
  static void add_beyond(xmlNode* cell, Grid& grid) {
    for (; cell != nullptr; cell = cell->next) {
      const auto text = cell_text(cell);
      if (!trim(text).empty() && !grid.cells.empty()) grid.cells.back().text += "\n" + text;
    }
  }

  static std::string cell_text(xmlNode* cell) {
    Flow flow;
    for (auto* child = cell->children; child != nullptr; child = child->next) add_text(child, flow, 0);
    return flow.take();
  }

  static void add_text(xmlNode* node, Flow& flow, int depth) {
    const auto name = name_of(node);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      if (node->content != nullptr) flow.add(reinterpret_cast<const char*>(node->content));
      return;
    }
    if (node->type != XML_ELEMENT_NODE || is_one_of(name, left_out) ) return;
    if (depth > deepest) return flatten(node, flow);
    if (name == "br") return flow.end_line();
    const bool block = is_one_of(name, blocks);
    if (block) flow.end_line();
    for (auto* child = node->children; child != nullptr; child = child->next) add_text(child, flow, depth + 1);
    if (block) flow.end_line();
  }

  static constexpr std::size_t longest_span = 1000;
  static constexpr std::size_t widest_span = 200;

  std::vector<Grid> grids_;
  std::set<std::pair<std::size_t, std::size_t>> taken_;
  Flow flow_;
  std::string title_;
  int line_ = 0;
  bool apart_ = false;
};

}  // namespace

Result<std::vector<Grid>> read_html(std::string_view text, const std::string& name) {
  const int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!parser) return Error{ErrorCode::file_broken, {name, "HTML"}, {}};
  htmlCtxtUseOptions(parser.get(), options);
  // Else what is nested deeper than 256 elements is left out, and old pages that never end their <font> are.
  parser->options |= XML_PARSE_HUGE;
  if (auto* utf8 = xmlFindCharEncodingHandler("UTF-8"); utf8 != nullptr) xmlSwitchToEncoding(parser.get(), utf8);
  htmlParseDocument(parser.get());
  const std::unique_ptr<xmlDoc, FreeDocument> document(parser->myDoc);
  parser->myDoc = nullptr;
  if (!document) return Error{ErrorCode::file_broken, {name, "HTML"}, {}};
  return Reader().run(document.get());
}

}  // namespace iken::ingest
