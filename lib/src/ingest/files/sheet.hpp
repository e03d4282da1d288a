// One sheet of an XLSX file, and the tables that all sheets share.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ingest/files/xml.hpp"
#include "ingest/grid/grid.hpp"

namespace iken::ingest {

/// xl/sharedStrings.xml: texts without the readings that stand over them.
class SharedStrings : public XmlHandler {
 public:
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

  std::vector<std::string> strings;
  std::size_t bytes = 0;

 private:
  std::string current_;
  bool in_text_ = false;
  int in_reading_ = 0;
};

/// xl/styles.xml: which of a cell's formats show a date.
class Styles : public XmlHandler {
 public:
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}
  [[nodiscard]] bool is_date(std::size_t format) const { return format < dates_.size() && dates_[format]; }

 private:
  std::set<int> date_formats_;
  std::vector<bool> dates_;
  bool in_formats_ = false;
};

/// xl/worksheets/sheet1.xml.
class Sheet : public XmlHandler {
 public:
  Sheet(const SharedStrings& strings, const Styles& styles, bool from_1904)
      : strings_(strings), styles_(styles), from_1904_(from_1904) {}
  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

  /// The cells so far, with merged ones spanning; rows without text are left out.
  Grid grid(int page);
  /// False when there are too many cells, or too much text in them (one shared text may stand in any number of cells).
  [[nodiscard]] bool within_limits() const { return cells_.size() <= most_cells && bytes_ <= most_bytes; }

  /// Does every cell name a text that there is?
  [[nodiscard]] bool whole() const { return whole_; }

  static constexpr std::size_t most_cells = 2'000'000;
  static constexpr std::size_t most_bytes = 128U << 20U;

 private:
  void begin_cell(const Attributes& attributes);
  void end_cell();
  [[nodiscard]] std::string value() const;
  void merge(Grid& grid) const;

  const SharedStrings& strings_;
  const Styles& styles_;
  bool from_1904_;
  std::vector<Cell> cells_;
  std::vector<Cell> merged_;
  std::size_t bytes_ = 0;
  std::size_t row_ = 0;     ///< from 1
  std::size_t column_ = 0;  ///< from 1
  std::string type_;
  std::size_t style_ = 0;
  std::string raw_;
  bool in_value_ = false;
  bool whole_ = true;
  int in_reading_ = 0;
};

/// "_x000D_" and its like are characters that XML cannot hold.
std::string unescaped(std::string_view text);

}  // namespace iken::ingest
