// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384;
/// Days from 1899-12-30, which is what spreadsheets count from, to 1970-01-01.
constexpr long epoch_1900 = 25'569;
constexpr long epoch_1904 = 24'107;
constexpr double last_day = 2'958'465;  ///< 9999-12-31

std::size_t number_of(const std::string& text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Reference {
  std::size_t row = 0;  ///< from 1; 0 = none
  std::size_t column = 0;
};

/// "AB12".
Reference reference_of(std::string_view text) {
  Reference at;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && at.column <= most_columns; ++i) {
    at.column = at.column * 26 + static_cast<std::size_t>(text[i] - 'A') + 1;
  }
  at.row = number_of(std::string(text.substr(i)));
  if (at.row > most_rows || at.column > most_columns) return {};
  return at;
}

/// From days since 1970 to a date, by Howard Hinnant's method.
std::string date_text(long days) {
  days += 719'468;
  const long era = (days >= 0 ? days : days - 146'096) / 146'097;
  const long day_of_era = days - era * 146'097;
  const long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long month_from_march = (5 * day_of_year + 2) / 153;
  const long day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const long month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const long year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
}

/// 3.0 → 3, 0.1 → 0.1; anything that is no number stays.
std::string number_text(const std::string& raw, bool date, bool from_1904) {
  char* end = nullptr;
  const double value = std::strtod(raw.c_str(), &end);
  if (end == raw.c_str() || *end != '\0' || !std::isfinite(value)) return raw;
  if (date && value >= 1 && value <= last_day)
    return date_text(static_cast<long>(std::floor(value)) - (from_1904 ? epoch_1904 : epoch_1900));
  if (value == std::floor(value) && std::fabs(value) < 1e15) return std::to_string(static_cast<long long>(value));
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

/// Years or days outside of quoted words and of [Red] and its like.
bool shows_date(const std::string& format) {
  bool quoted = false;
  bool bracketed = false;
  for (const char c : format) {
    if (c == '"')
      quoted = !quoted;
    else if (c == '[')
      bracketed = true;
    else if (c == ']')
      bracketed = false;
    else if (!quoted && !bracketed && (c == 'y' || c == 'd' || c == 'e' || c == 'Y' || c == 'D'))
      return true;
  }
  return false;
}

bool is_built_in_date(int format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 58);
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const bool shaped = text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_';
    const auto* begin = text.data() + i + 2;
    if (shaped && std::from_chars(begin, begin + 4, value, 16).ptr == begin + 4 && value > 0 &&
        (value < 0xD800 || value > 0xDFFF)) {
      if (value != '\r') base::append_utf8(out, static_cast<char32_t>(value));
      i += 6;
    } else {
      out += text[i];
    }
  }
  return out;
}

void SharedStrings::begin(std::string_view name, const Attributes&) {
  if (name == "si") current_.clear();
  if (name == "rPh") ++in_reading_;
  in_text_ = name == "t" && in_reading_ == 0;
}

void SharedStrings::end(std::string_view name) {
  if (name == "rPh") --in_reading_;
  if (name == "t") in_text_ = false;
  if (name != "si") return;
  bytes += current_.size();
  strings.push_back(unescaped(current_));
}

void SharedStrings::text(std::string_view text) {
  if (in_text_) current_ += text;
}

void Styles::begin(std::string_view name, const Attributes& attributes) {
  if (name == "numFmt" && shows_date(attribute(attributes, "formatCode"))) {
    date_formats_.insert(static_cast<int>(number_of(attribute(attributes, "numFmtId"))));
  }
  if (name == "cellXfs") in_formats_ = true;
  if (name == "xf" && in_formats_) {
    const auto format = static_cast<int>(number_of(attribute(attributes, "numFmtId")));
    dates_.push_back(is_built_in_date(format) || date_formats_.count(format) > 0);
  }
}

void Styles::end(std::string_view name) {
  if (name == "cellXfs") in_formats_ = false;
}

void Sheet::begin(std::string_view name, const Attributes& attributes) {
  if (name == "row") {
    const auto row = number_of(attribute(attributes, "r"));
    row_ = row > 0 && row <= most_rows ? row : row_ + 1;
    column_ = 0;
  } else if (name == "c") {
    begin_cell(attributes);
  } else if (name == "rPh") {
    ++in_reading_;
  } else if (name == "v" || (name == "t" && in_reading_ == 0)) {
    in_value_ = true;
  } else if (name == "mergeCell") {
    const auto range = attribute(attributes, "ref");
    const auto colon = range.find(':');
    if (colon == std::string::npos) return;
    const auto first = reference_of(std::string_view(range).substr(0, colon));
    const auto last = reference_of(std::string_view(range).substr(colon + 1));
    if (first.row == 0 || first.column == 0 || last.row < first.row || last.column < first.column) return;
    merged_.push_back({first.row - 1, first.column - 1, last.row - first.row + 1, last.column - first.column + 1, {}});
  }
}

void Sheet::begin_cell(const Attributes& attributes) {
  const auto at = reference_of(attribute(attributes, "r"));
  column_ = at.column > 0 ? at.column : column_ + 1;
  if (at.row > 0) row_ = at.row;
  type_ = attribute(attributes, "t");
  style_ = number_of(attribute(attributes, "s"));
  raw_.clear();
}

void Sheet::end(std::string_view name) {
  if (name == "rPh") --in_reading_;
  if (name == "v" || name == "t") in_value_ = false;
  if (name == "c") end_cell();
}

void Sheet::text(std::string_view text) {
  if (in_value_) raw_ += text;
}

std::string Sheet::value() const {
  if (type_ == "s") {
    const auto index = number_of(raw_);
    return index < strings_.strings.size() ? strings_.strings[index] : std::string();
  }
  if (type_ == "str" || type_ == "inlineStr") return unescaped(raw_);
  if (type_ == "b" || type_ == "e" || type_ == "d") return raw_;
  return number_text(raw_, styles_.is_date(style_), from_1904_);
}

void Sheet::end_cell() {
  if (row_ == 0 || column_ == 0 || !within_limits()) return;
  whole_ = whole_ && (type_ != "s" || raw_.empty() || number_of(raw_) < strings_.strings.size());
  auto text = value();
  bytes_ += text.size();
  std::erase(text, '\r');
  if (!trim(text).empty()) cells_.push_back({row_ - 1, column_ - 1, 1, 1, std::move(text)});
}

Grid Sheet::grid(int page) {
  Grid grid;
  std::map<std::size_t, std::size_t> places;  // rows that have text
  for (const auto& cell : cells_) places.emplace(cell.row, 0);
  for (auto& [row, place] : places) {
    place = grid.rows.size();
    grid.rows.push_back({page, static_cast<int>(row) + 1, static_cast<int>(row) + 1, false, false, false});
  }
  std::map<std::pair<std::size_t, std::size_t>, const Cell*> ranges;
  for (const auto& range : merged_) ranges.emplace(std::pair(range.row, range.column), &range);
  for (auto& cell : cells_) {
    const auto range = ranges.find({cell.row, cell.column});
    if (range != ranges.end()) {
      const auto last = places.lower_bound(cell.row + range->second->rows);
      const auto end = last == places.end() ? grid.rows.size() : last->second;
      cell.rows = end - places[cell.row];
      cell.columns = range->second->columns;
    }
    grid.columns = std::max(grid.columns, cell.column + cell.columns);
    cell.row = places[cell.row];
    grid.cells.push_back(std::move(cell));
  }
  grid.columns = std::min(grid.columns, most_columns);
  drop_empty_columns(grid);
  return grid;
}

}  // namespace iken::ingest
