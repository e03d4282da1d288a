// Page numbers and running titles: what stands in the margin of pages and says nothing of the document.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ingest/pdf/pdf_page.hpp"

namespace iken::ingest {

class RunningLines {
 public:
  /// `lines`: those of each page that are not in tables.
  RunningLines(const PdfPages& pages, const std::vector<std::vector<TextLine>>& lines);
  [[nodiscard]] bool holds(std::size_t page, const TextLine& line) const;

 private:
  [[nodiscard]] bool in_margin(std::size_t page, const TextLine& line) const;

  /// Numbers that count the pages, at one height on all: they may stand far from the paper's edge.
  void find_numbers(const std::vector<std::vector<TextLine>>& lines);

  struct Numbers {
    std::string pattern;
    double y0 = 0;
  };
  std::vector<Numbers> numbers_;
  std::vector<double> heights_;
  std::set<std::string> patterns_;
};

/// Is it a page's number, and where one stands? Says nothing of the other pages.
bool is_page_number(const PdfPage& page, const TextLine& line);

}  // namespace iken::ingest
