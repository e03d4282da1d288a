// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_running.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr double margin = 0.12;  ///< of the page's height
constexpr double same_height = 4;  ///< points

/// Only digits change from page to page.
std::string pattern_of(const std::string& text) {
  std::u32string out;
  for (const auto c : base::decode(trim(text))) {
    if (!is_digit(c)) out += c;
  }
  return base::encode(out);
}

bool in_margin(double height, const TextLine& line) {
  return line.box.y1 < margin * height || line.box.y0 > (1 - margin) * height;
}

/// Is there space above and below it?
bool stands_alone(const std::vector<TextLine>& lines, std::size_t i) {
  const auto apart = [&](const TextLine& above, const TextLine& below) {
    return below.box.y0 - above.box.y1 > 0.8 * lines[i].size;
  };
  return (i == 0 || apart(lines[i - 1], lines[i])) && (i + 1 == lines.size() || apart(lines[i], lines[i + 1]));
}

}  // namespace

void RunningLines::find_numbers(const std::vector<std::vector<TextLine>>& lines) {
  std::map<std::pair<std::string, int>, std::vector<double>> seen;  // by pattern and by what the number is more than the page's
  for (std::size_t page = 0; page < lines.size(); ++page) {
    for (const auto& line : lines[page]) {
      const auto pattern = pattern_of(line.text);
      const auto number = number_in(line.text);
      if (!number || !is_page_number_pattern(pattern)) continue;
      seen[{pattern, *number - static_cast<int>(page)}].push_back(line.box.y0);
    }
  }
  for (const auto& [which, places] : seen) {
    const auto [low, high] = std::minmax_element(places.begin(), places.end());
    const bool most = places.size() >= 2 && places.size() * 3 >= lines.size() * 2;
    if (most && *high - *low < same_height) numbers_.push_back({which.first, *low});
  }
}

RunningLines::RunningLines(const PdfPages& pages, const std::vector<std::vector<TextLine>>& lines) {
  for (const auto& page : pages.pages) heights_.push_back(page.height);
  find_numbers(lines);
  std::map<std::string, std::set<std::size_t>> seen;
  for (std::size_t page = 0; page < lines.size(); ++page) {
    for (std::size_t i = 0; i < lines[page].size(); ++i) {
      const auto& line = lines[page][i];
      if (in_margin(page, line) && stands_alone(lines[page], i)) seen[pattern_of(line.text)].insert(page);
    }
  }
  for (const auto& [pattern, where] : seen) {
    // A label of a list may begin two pages by chance; a running title is on most.
    const bool most = where.size() > 1 && where.size() * 2 > pages.pages.size();
    if (most || is_page_number_pattern(pattern)) patterns_.insert(pattern);
  }
}

bool is_page_number(const PdfPage& page, const TextLine& line) {
  const auto pattern = pattern_of(line.text);
  return pattern != trim(line.text) && is_page_number_pattern(pattern) && in_margin(page.height, line);
}

bool RunningLines::in_margin(std::size_t page, const TextLine& line) const {
  return ingest::in_margin(heights_[page], line);
}

bool RunningLines::holds(std::size_t page, const TextLine& line) const {
  const auto pattern = pattern_of(line.text);
  const bool counted = std::any_of(numbers_.begin(), numbers_.end(), [&](const Numbers& numbers) {
    return numbers.pattern == pattern && std::fabs(numbers.y0 - line.box.y0) < same_height && number_in(line.text);
  });
  return counted || (in_margin(page, line) && patterns_.count(pattern) > 0);
}

}  // namespace iken::ingest
