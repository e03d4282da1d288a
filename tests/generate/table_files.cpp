// Grids as bytes: CSV, HTML, XLSX.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

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

/// Paragraphs that a style sheet sets in; only sentences are.
std::string set_in(const std::string& text) {
  if (text.find("。") == std::string::npos) return escaped(text);
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    out += "<div class=\"i\">" + escaped(text.substr(begin, end - begin)) + "</div>";
    begin = end + 1;
  }
  return out;
}

std::string html_cell(const Cell& cell, bool header, bool indent = false) {
  const std::string tag = header ? "th" : "td";
  std::string out = "<" + tag;
  if (cell.rows > 1) out += " rowspan=\"" + std::to_string(cell.rows) + "\"";
  if (cell.columns > 1) out += " colspan=\"" + std::to_string(cell.columns) + "\"";
  return out + ">" + (indent ? set_in(cell.text) : escaped(cell.text)) + "</" + tag + ">";
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

std::string paragraph(const Grid& grid, std::size_t row) {
  std::vector<const Cell*> cells;
  for (const auto& [place, cell] : by_place(grid)) {
    if (place.first == row && !cell->text.empty()) cells.push_back(cell);
  }
  if (cells.empty()) return "";
  std::string text = escaped(cells[0]->text);
  if (cells.size() > 1) text += "・・・" + escaped(cells[1]->text);
  if (cells.size() > 2) text += "　" + cells[2]->text;
  return "<p>" + text + "</p>\n";
}

bool has(const Grid& grid, std::size_t row, bool (*wanted)(const std::string&)) {
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [&](const Cell& cell) { return cell.row == row && wanted(cell.text); });
}

bool is_opinion_word(const std::string& text) { return text.find("意見") != std::string::npos && text.size() <= 36; }
bool is_number_word(const std::string& text) {
  return text == "№" || text == "番号" || text == "NO" || text == "意見番号" || text == "No." || text == "項番";
}
bool is_legend_word(const std::string& text) { return text == "【凡例】"; }

std::string print_rows(const Grid& grid, std::size_t begin, std::size_t end, const char* cell_tag, bool indent) {
  const auto cells = by_place(grid);
  std::set<std::pair<std::size_t, std::size_t>> covered;
  for (const auto& cell : grid.cells) {
    for (auto row = cell.row; row < cell.row + cell.rows; ++row) {
      for (auto column = cell.column; column < cell.column + cell.columns; ++column) covered.emplace(row, column);
    }
  }
  std::string out;
  for (auto row = begin; row < end; ++row) {
    out += "<tr>";
    for (std::size_t column = 0; column < grid.columns; ++column) {
      const auto at = cells.find({row, column});
      if (at != cells.end())
        out += html_cell(*at->second, std::string_view(cell_tag) == "th", indent);
      else if (covered.count({row, column}) == 0)
        out += "<td></td>";
    }
    out += "</tr>\n";
  }
  return out;
}

std::string style_of(const Print& print) {
  const auto number = [](double value) {
    auto text = std::to_string(value);
    return text.substr(0, text.find('.') + 3);
  };
  std::string page =
      "@page { size: A4" + std::string(print.wide ? " landscape" : "") + "; margin: " + number(print.margin) + "mm;";
  if (print.page_numbers) page += " @bottom-center { content: counter(page); }";
  if (print.running_title) page += " @top-right { content: '意見募集の結果'; font-size: 8pt; }";
  page += " }\n";
  return page + "body { font-family: '" + print.font + "'; font-size: " + number(print.points) +
         "pt; line-height: 1.4 }\n" + "table { border-collapse: collapse; width: 100%; table-layout: fixed }\n" +
         "td, th { border: " +
         (!print.ruled  ? "0"
          : print.thick ? "1.5pt"
                        : "0.75pt") +
         " solid #000; padding: 2pt " + (print.ruled ? "4pt" : "9pt") +
         "; vertical-align: top; font-weight: normal; text-align: left; overflow-wrap: "
         "anywhere }\n" +
         (print.repeated_header ? "thead { display: table-header-group }\n" : "thead { display: table-row-group }\n") +
         "p { margin: 3pt 0 }\n.i { text-indent: 1em }\n";
}

/// Widths of the columns: the opinions', the answers' beside it, and little for the others.
std::string widths(const Grid& grid, std::size_t header, const Print& print) {
  std::size_t opinion = 0;
  for (const auto& cell : grid.cells) {
    if (cell.row == header && is_opinion_word(cell.text) && !is_number_word(cell.text) && opinion == 0)
      opinion = cell.column;
  }
  std::string out = "<colgroup>";
  const std::size_t others = grid.columns - 2;
  for (std::size_t column = 0; column < grid.columns; ++column) {
    const std::size_t texts = !print.ruled ? 76 : others > 2 ? 62 : 84;  // what the columns of headings leave
    const auto opinions = texts * print.opinion_share / 80;
    const std::size_t other = !print.ruled || (column > 0 && column < opinion) ? 12 : 8;
    const auto share = column == opinion ? opinions : column == opinion + 1 ? texts - opinions : other;
    out += "<col style=\"width: " + std::to_string(share) + "%\">";
  }
  return out + "</colgroup>\n";
}

}  // namespace

Print any_print(Dice& dice) {
  Print print;
  print.font = dice.chance(60) ? "IPAGothic" : "Noto Sans CJK JP";
  print.points = 8.5 + static_cast<double>(dice.below(5)) * 0.75;
  print.margin = 14 + static_cast<double>(dice.below(12));
  print.repeated_header = dice.chance(75);
  print.page_numbers = dice.chance(80);
  print.running_title = dice.chance(40);
  print.wide = dice.chance(30);
  print.thick = dice.chance(30);
  print.opinion_share = 34 + dice.below(10);
  print.indent = dice.chance(80);
  return print;
}

std::string print_html(const std::vector<Grid>& grids, const Print& print) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>print</title>\n<style>\n" +
                    style_of(print) + "</style></head>\n<body>\n";
  for (const auto& grid : grids) {
    std::size_t header = 0;
    while (header < grid.rows.size() && !has(grid, header, is_number_word)) ++header;
    std::size_t end = grid.rows.size();
    for (auto row = header; row < grid.rows.size(); ++row) {
      if (has(grid, row, is_legend_word)) end = std::min(end, row);
    }
    for (std::size_t row = 0; row < std::min(header, end); ++row) out += paragraph(grid, row);
    if (header < end) {
      out += "<table>" + widths(grid, header, print) + "<thead>" + print_rows(grid, header, header + 1, "th", false) +
             "</thead>\n<tbody>\n";
      out += print_rows(grid, header + 1, end, "td", print.indent) + "</tbody></table>\n";
    }
    for (auto row = std::max(header, end); row < grid.rows.size(); ++row) out += paragraph(grid, row);
  }
  return out + "<p>問合せ先　情報政策課</p>\n</body></html>\n";
}

std::string page_of(const std::string& text, const Print& print) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>page</title>\n<style>\n" +
                    style_of(print) + "</style></head>\n<body>\n";
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \f") != std::string::npos) {
      const bool sentence = line.ends_with("。") && line.find("：") == std::string::npos;
      out += (print.indent && sentence ? "<p class=\"i\">" : "<p>") + escaped(line) + "</p>\n";
    }
    begin = end + 1;
  }
  return out + "</body></html>\n";
}

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
