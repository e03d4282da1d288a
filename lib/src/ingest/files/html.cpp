// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "ingest/files/html_nodes.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// Elements within each other. Every end tag without a beginning is compared with all that are open.
constexpr int deepest = 4000;
constexpr std::size_t most_columns = 16'384;

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
      if (heading_rank(node) > 0) rank_ = heading_rank(node);
      return true;
    };
    traverse(root, enter, [&](const xmlNode* node) {
      if (is_block(node)) end_line(true);
      if (heading_rank(node) > 0) rank_ = 0;
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

  /// Is it no part of the text? What a browser hides is kept apart, so that nothing is lost.
  bool is_left_out(xmlNode* node) {
    if (is_no_text(node)) return true;
    if (!is_hidden(node)) return false;
    Flow flow;
    traverse(node, [&](const xmlNode* inner) {
      if (is_text(inner)) flow.add(text_of(inner));
      return !is_no_text(inner);
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
      grid.rows.push_back({0, line_, line_, false, apart_, false, false, rank_});
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
      if (name_of(node) == "br" || is_block(node)) flow.end_line();
      return true;
    };
    traverse(cell, enter, [&](const xmlNode* node) {
      if (is_block(node)) flow.end_line();
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
  int rank_ = 0;  ///< of the heading that is being read
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
