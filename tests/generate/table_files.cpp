// Grids as bytes: CSV, HTML, XLSX.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <xlsxwriter.h>

#include <map>

#include "generate/tables.hpp"

namespace iken::generate {
namespace {

using ingest::Cell;
using ingest::Grid;

std::map<std::pair<std::size_t, std::size_t>, const Cell*> by_place(const Grid& grid) {
  std::map<std::pair<std::size_t, std::size_t>, const Cell*> cells;
  for (const auto& cell : grid.cells) cells[{cell.row, cell.column}] = &cell;
  return cells;
}

std::string quoted(const std::string& text, char delimiter) {
  if (text.find_first_of(std::string("\"\n\r") + delimiter) == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string encoded(const std::string& utf8, Encoding encoding) {
  if (encoding == Encoding::utf8) return utf8;
  if (encoding == Encoding::utf8_mark) return "\xEF\xBB\xBF" + utf8;
  const char* name = encoding == Encoding::cp932 ? "cp932" : encoding == Encoding::euc_jp ? "EUC-JP" : "UTF-16";
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 2 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  auto* converter = ucnv_open(name, &status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const auto size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), text.getBuffer(),
                                    text.length(), &status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return utf8;  // ㉑ is in neither CP932 nor EUC-JP
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '\n')
      out += "<br>";
    else
      out += c;
  }
  return out;
}

std::string html_cell(const Cell& cell, bool header) {
  const std::string tag = header ? "th" : "td";
  std::string out = "<" + tag;
  if (cell.rows > 1) out += " rowspan=\"" + std::to_string(cell.rows) + "\"";
  if (cell.columns > 1) out += " colspan=\"" + std::to_string(cell.columns) + "\"";
  return out + ">" + escaped(cell.text) + "</" + tag + ">";
}

std::string html_table(const Grid& grid) {
  const auto cells = by_place(grid);
  std::vector<bool> covered(grid.rows.size() * grid.columns);
  for (const auto& cell : grid.cells) {
    for (auto row = cell.row; row < cell.row + cell.rows && row < grid.rows.size(); ++row) {
      for (auto column = cell.column; column < cell.column + cell.columns; ++column)
        covered[row * grid.columns + column] = true;
    }
  }
  std::string out = "<table>\n";
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    out += "<tr>";
    for (std::size_t column = 0; column < grid.columns; ++column) {
      const auto at = cells.find({row, column});
      if (at != cells.end())
        out += html_cell(*at->second, false);
      else if (!covered[row * grid.columns + column])
        out += "<td></td>";
    }
    out += "</tr>\n";
  }
  return out + "</table>\n";
}

}  // namespace

std::string csv_bytes(const std::vector<Grid>& grids, char delimiter, Encoding encoding) {
  std::string out;
  for (const auto& grid : grids) {
    const auto cells = by_place(grid);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      for (std::size_t column = 0; column < grid.columns; ++column) {
        if (column > 0) out += delimiter;
        const auto at = cells.find({row, column});
        if (at != cells.end()) out += quoted(at->second->text, delimiter);
      }
      out += "\r\n";
    }
  }
  return encoded(out, encoding);
}

std::string html_text(const std::vector<Grid>& grids, Dice& dice) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>意見募集の結果</title>\n"
      "<style>td { padding: 2px }</style><script>var a = "
      "'<table><tr><td>意見</td></tr></table>';</script></head>\n<body>\n";
  const bool nested = dice.chance(30);
  if (nested) out += "<table><tr><td>メニュー</td><td>\n";
  for (const auto& grid : grids) out += html_table(grid);
  if (nested) out += "</td></tr></table>\n";
  return out + "<p>問合せ先　情報政策課</p></body></html>\n";
}

bool write_xlsx(const std::vector<Grid>& grids, const std::string& path) {
  auto* book = workbook_new(path.c_str());
  for (const auto& grid : grids) {
    auto* sheet = workbook_add_worksheet(book, grid.name.empty() ? nullptr : grid.name.c_str());
    auto* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    for (const auto& cell : grid.cells) {
      const auto row = static_cast<lxw_row_t>(cell.row);
      const auto column = static_cast<lxw_col_t>(cell.column);
      const bool number = !cell.text.empty() && cell.text.find_first_not_of("0123456789") == std::string::npos;
      if (cell.rows > 1 || cell.columns > 1) {
        worksheet_merge_range(sheet, row, column, row + static_cast<lxw_row_t>(cell.rows) - 1,
                              static_cast<lxw_col_t>(column + cell.columns - 1), cell.text.c_str(), wrapped);
      } else if (number) {
        worksheet_write_number(sheet, row, column, std::stod(cell.text), nullptr);
      } else {
        worksheet_write_string(sheet, row, column, cell.text.c_str(), wrapped);
      }
    }
  }
  return workbook_close(book) == LXW_NO_ERROR;
}

}  // namespace iken::generate
