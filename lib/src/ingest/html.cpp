// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <unordered_set>

#include "base/text.hpp"
#include "ingest/lines.hpp"

namespace iken::ingest {
namespace {

/// Elements within each other. Every end tag without a beginning is compared with all that are open.
constexpr int deepest = 4000;
/// Wider or longer cells than browsers know are a mistake in the page.
constexpr std::size_t longest_colspan = 1000;
constexpr std::size_t longest_rowspan = 65'534;
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t to_the_end = largest_grid;

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE && node->name != nullptr ? reinterpret_cast<const char*>(node->name) : "";
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// No text, or the reading of one.
constexpr std::array<std::string_view, 4> left_out = {"script", "style", "rt", "rp"};
/// What a browser does not show beside the rest.
constexpr std::array<std::string_view, 5> hidden = {"noscript", "template", "svg", "object", "iframe"};
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

bool is_text(const xmlNode* node) {
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != nullptr;
}

std::string_view text_of(const xmlNode* node) { return reinterpret_cast<const char*>(node->content); }

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

/// A cell that would push what follows it out of sight is as wide as others.
std::size_t columns_of(xmlNode* cell) {
  const auto number = span_of(cell, "colspan").value_or(1);
  return number == 0 || number > longest_colspan ? 1 : number;
}

/// rowspan="0" means: to the end of the table.
std::size_t rows_of(xmlNode* cell) {
  const auto number = span_of(cell, "rowspan").value_or(1);
  return number == 0 || number > longest_rowspan ? to_the_end : number;
}

bool is_cell(const xmlNode* node) { return name_of(node) == "td" || name_of(node) == "th"; }

/// Tables, and cells, that have a table in them.
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

/// The cells of a table's own rows.
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

class Reader {
 public:
  explicit Reader(xmlDoc* document) : document_(document), holding_(holding_tables(document)) {}

  std::vector<Grid> run() {
    for (auto* node = document_->children; node != nullptr; node = node->next) walk(node);
    end_line(true);
    for (auto& text : hidden_) add_running(std::move(text));
    // The name of the window says less of the document than its own headings do: it comes last.
    if (!title_.empty()) add_running(title_);
    return std::move(grids_);
  }

  /// More places than a table of opinions can have.
  [[nodiscard]] bool over_limits() const { return over_limits_; }

 private:
  void walk(xmlNode* root) {
    const auto enter = [&](xmlNode* node) {
      if (is_text(node)) add_loose(node);
      if (node->type != XML_ELEMENT_NODE || is_left_out(node)) return false;
      const auto name = name_of(node);
      if (name == "title") return read_title(node);
      if (name == "table" && is_table(node)) return read_table(node);
      if (is_block(node)) end_line(true);
      if (name == "br") end_line(false);
      return true;
    };
    traverse(root, enter, [&](const xmlNode* node) {
      if (is_block(node)) end_line(true);
    });
  }

  /// A table of which few cells hold a small table is one itself; where most do, or there is one column, it only places
  /// them on the page.
  [[nodiscard]] bool is_table(xmlNode* table) const {
    if (holding_.count(table) == 0) return true;
    std::vector<const xmlNode*> cells;
    std::size_t rows = 0;
    add_own_cells(table, cells, rows, 0);
    const auto inner = std::count_if(cells.begin(), cells.end(), [&](auto* cell) { return holding_.count(cell) > 0; });
    return rows >= 2 && cells.size() >= 2 * rows && static_cast<std::size_t>(inner) * 4 <= cells.size();
  }

  static bool is_block(const xmlNode* node) { return is_one_of(name_of(node), blocks) || name_of(node) == "table"; }

  /// Is it no part of the text? What a browser hides is kept apart, so that nothing is lost.
  bool is_left_out(xmlNode* node) {
    if (is_one_of(name_of(node), left_out)) return true;
    if (!is_one_of(name_of(node), hidden)) return false;
    Flow flow;
    traverse(node, [&](const xmlNode* inner) {
      if (is_text(inner)) flow.add(text_of(inner));
      return !is_one_of(name_of(inner), left_out);
    });
    hidden_.push_back(flow.take());
    return true;
  }

  bool read_title(xmlNode* node) {
    title_ = cell_text(node);
    return false;
  }

  /// Furniture, behind everything else.
  void add_running(std::string text) {
    if (trim(text).empty()) return;
    Grid grid;
    grid.loose = true;
    grid.columns = 1;
    grid.rows.push_back({0, 1, 1, false, true, true});
    grid.cells.push_back({0, 0, 1, 1, std::move(text)});
    grids_.push_back(std::move(grid));
  }

  void add_loose(const xmlNode* node) {
    if (flow_.empty()) line_ = static_cast<int>(xmlGetLineNo(node));
    flow_.add(text_of(node));
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

  bool read_table(xmlNode* table) {
    end_line(true);
    Grid grid;
    free_from_.clear();
    traverse(table, [&](xmlNode* node) {
      const auto name = name_of(node);
      if (name == "tr") return read_row(node, grid);
      if (is_cell(node)) return read_stray_cell(node, grid);
      return goes_into(node);
    });
    end_line(true);
    for (auto& cell : grid.cells) cell.rows = std::min(cell.rows, grid.rows.size() - cell.row);
    over_limits_ = over_limits_ || (grid.columns > 0 && grid.rows.size() > largest_grid / grid.columns);
    if (grid.cells.empty() || over_limits_) return false;
    drop_empty_columns(grid);
    grids_.push_back(std::move(grid));
    return false;
  }

  /// In a table, but in none of its cells: a caption, or text at a wrong place, which stands above the table then.
  bool goes_into(xmlNode* node) {
    if (is_text(node)) add_loose(node);
    if (node->type != XML_ELEMENT_NODE || is_left_out(node)) return false;
    if (name_of(node) != "caption") return true;
    walk(node);
    return false;
  }

  void begin_row(const xmlNode* at, Grid& grid) {
    const auto line = static_cast<int>(xmlGetLineNo(at));
    grid.rows.push_back({0, line, line, false, false, false});
    column_ = 0;
  }

  bool read_row(xmlNode* row, Grid& grid) {
    begin_row(row, grid);
    traverse(row, [&](xmlNode* node) {
      if (!is_cell(node)) return goes_into(node);
      add_cell(node, grid);
      return false;
    });
    return false;
  }

  /// Cells in no row make one together.
  bool read_stray_cell(xmlNode* cell, Grid& grid) {
    const auto* before = xmlPreviousElementSibling(cell);
    if (before == nullptr || !is_cell(before)) begin_row(cell, grid);
    add_cell(cell, grid);
    return false;
  }

  void add_cell(xmlNode* node, Grid& grid) {
    const auto row = grid.rows.size() - 1;
    while (column_ < free_from_.size() && free_from_[column_] > row) ++column_;
    Cell cell{row, column_, rows_of(node), columns_of(node), cell_text(node)};
    column_ += cell.columns;
    if (column_ > most_columns || grid.rows.size() > largest_grid) {
      over_limits_ = true;
      return;
    }
    if (free_from_.size() < column_) free_from_.resize(column_);
    for (auto c = cell.column; c < column_; ++c) free_from_[c] = std::max(free_from_[c], row + cell.rows);
    grid.columns = std::max(grid.columns, column_);
    grid.cells.push_back(std::move(cell));
  }

  std::string cell_text(xmlNode* cell) {
    Flow flow;
    const auto enter = [&](xmlNode* node) {
      if (is_text(node)) flow.add(text_of(node));
      if (node->type != XML_ELEMENT_NODE || is_left_out(node)) return false;
      if (name_of(node) == "br" || is_one_of(name_of(node), blocks)) flow.end_line();
      return true;
    };
    traverse(cell, enter, [&](const xmlNode* node) {
      if (is_one_of(name_of(node), blocks)) flow.end_line();
    });
    return flow.take();
  }

  xmlDoc* document_;
  std::unordered_set<const xmlNode*> holding_;
  std::vector<Grid> grids_;
  std::vector<std::size_t> free_from_;  ///< the row from which on each column of the table is free
  std::size_t column_ = 0;              ///< of the next cell
  std::vector<std::string> hidden_;
  Flow flow_;
  std::string title_;
  int line_ = 0;
  bool apart_ = false;
  bool over_limits_ = false;
};

struct FreeContext {
  void operator()(htmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
  }
};
using Context = std::unique_ptr<htmlParserCtxt, FreeContext>;

/// The library's own limit of depth (256) leaves out the rest of the page without a word; ours ends the reading.
void start_element(void* data, const xmlChar* name, const xmlChar** attributes) {
  auto* context = static_cast<htmlParserCtxt*>(data);
  if (context->nodeNr <= deepest) {
    xmlSAX2StartElement(data, name, attributes);
    return;
  }
  *static_cast<bool*>(context->_private) = true;
  xmlStopParser(context);
}

/// nullptr when the page could not be read; `too_deep` says whether that was why.
Context parse(std::string_view text, bool& too_deep) {
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  Context context(htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return nullptr;
  htmlCtxtUseOptions(context.get(), options);
  context->options |= XML_PARSE_HUGE;
  context->_private = &too_deep;
  context->sax->startElement = start_element;
  // Whatever the page says of its encoding: it has been decoded.
  xmlSwitchToEncoding(context.get(), xmlFindCharEncodingHandler("UTF-8"));
  if (context->input->encoding == nullptr)
    context->input->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
  htmlParseDocument(context.get());
  const bool whole = !too_deep && context->disableSAX == 0 && context->myDoc != nullptr;
  return whole ? std::move(context) : nullptr;
}

}  // namespace

Result<std::vector<Grid>> read_html(std::string_view text, const std::string& name) {
  bool too_deep = false;
  const auto context = parse(text, too_deep);
  if (too_deep) return Error{ErrorCode::file_too_deep, {name, std::to_string(deepest)}, {}};
  if (!context) return Error{ErrorCode::file_broken, {name, "HTML"}, {}};
  Reader reader(context->myDoc);
  auto grids = reader.run();
  if (reader.over_limits())
    return Error{ErrorCode::file_over_limits, {name, std::to_string(largest_grid) + " cells"}, {}};
  return grids;
}

}  // namespace iken::ingest
